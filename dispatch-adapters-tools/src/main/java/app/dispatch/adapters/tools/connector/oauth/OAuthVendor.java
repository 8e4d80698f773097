package app.dispatch.adapters.tools.connector.oauth;

import app.dispatch.adapters.tools.connector.oauth.TokenEndpoint.Style;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tools that users can connect on their vendors' own pages, with what each vendor wants of an app: where its page and its
 * token endpoint are, which access the operations need, and where the token then stands in the connection.
 */
public enum OAuthVendor {
    /** https://developers.google.com/identity/protocols/oauth2/web-server; without a prompt it gives a refresh token once. */
    GMAIL("Gmail", Google.PAGE, Google.TOKEN, Google.scope("gmail.modify"), Style.FORM, "accessToken", ""),
    GOOGLE_CALENDAR(
            "Google Calendar", Google.PAGE, Google.TOKEN, Google.scope("calendar"), Style.FORM, "accessToken", ""),
    GOOGLE_DRIVE("Google Drive", Google.PAGE, Google.TOKEN, Google.scope("drive"), Style.FORM, "accessToken", ""),
    /** https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
    GITHUB(
            "GitHub",
            "https://github.com/login/oauth/authorize",
            "https://github.com/login/oauth/access_token",
            "repo workflow",
            Style.FORM,
            "token",
            ""),
    /** https://api.slack.com/authentication/oauth-v2: the scopes of a bot, with commas; no PKCE for an app with a secret. */
    SLACK(
            "Slack",
            "https://slack.com/oauth/v2/authorize",
            "https://slack.com/api/oauth.v2.access",
            "chat:write,chat:write.public,im:write,channels:history,channels:read,groups:history,groups:read,"
                    + "im:history,im:read,mpim:history,mpim:read,users:read,users:read.email,reactions:write,files:write",
            Style.FORM,
            "botToken",
            ""),
    /** https://developers.notion.com/docs/authorization: what may be seen is chosen on the page, so there are no scopes. */
    NOTION(
            "Notion",
            "https://api.notion.com/v1/oauth/authorize",
            "https://api.notion.com/v1/oauth/token",
            "",
            Style.JSON_AND_BASIC,
            "token",
            ""),
    /** https://linear.app/developers/oauth-2-0-authentication: a key stands bare in the header, a token behind Bearer. */
    LINEAR(
            "Linear",
            "https://linear.app/oauth/authorize",
            "https://api.linear.app/oauth/token",
            "read,write",
            Style.FORM,
            "apiKey",
            "Bearer "),
    /**
     * https://discord.com/developers/docs/topics/oauth2#webhooks: a webhook into one channel, which the user chooses on the
     * page. An app's bot token is no user's: who had it could speak in every server that the app was ever let into.
     */
    DISCORD(
            "Discord",
            "https://discord.com/oauth2/authorize",
            "https://discord.com/api/oauth2/token",
            "webhook.incoming",
            Style.FORM,
            "webhookUrl",
            ""),
    /** https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
    X(
            "X",
            "https://x.com/i/oauth2/authorize",
            "https://api.x.com/2/oauth2/token",
            "tweet.read tweet.write users.read offline.access",
            Style.FORM_AND_BASIC,
            "accessToken",
            "");

    /** What the three tools of Google share. */
    private static final class Google {
        static final String PAGE = "https://accounts.google.com/o/oauth2/v2/auth";
        static final String TOKEN = "https://oauth2.googleapis.com/token";

        static String scope(String name) {
            return "https://www.googleapis.com/auth/" + name;
        }
    }

    private final String label;
    private final String page;
    private final String token;
    private final String scope;
    private final Style style;
    private final String field;
    private final String prefix;

    OAuthVendor(String label, String page, String token, String scope, Style style, String field, String prefix) {
        this.label = label;
        this.page = page;
        this.token = token;
        this.scope = scope;
        this.style = style;
        this.field = field;
        this.prefix = prefix;
    }

    /** That of a tool. */
    public static Optional<OAuthVendor> of(String tool) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.tool().equals(tool))
                .findFirst();
    }

    /** The id of the tool. */
    public String tool() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The vendor's name for people. */
    public String label() {
        return label;
    }

    /** The start of the names of its settings. */
    public String settings() {
        return "DISPATCH_OAUTH_" + name();
    }

    /** The address of its page. */
    public String page() {
        return page;
    }

    /** The address of its token endpoint. */
    public String token() {
        return token;
    }

    String scope() {
        return scope;
    }

    Style style() {
        return style;
    }

    /** The field of the connection that what it gives stands in. */
    String field() {
        return field;
    }

    String prefix() {
        return prefix;
    }

    /** Parameters of the page that others do not have. */
    Map<String, String> extra() {
        return switch (this) {
            case GMAIL, GOOGLE_CALENDAR, GOOGLE_DRIVE -> Map.of("access_type", "offline", "prompt", "consent");
            case NOTION -> Map.of("owner", "user");
            case GITHUB, SLACK, LINEAR, DISCORD, X -> Map.of();
        };
    }

    /** Whether the page takes the challenge of RFC 7636. */
    boolean takesChallenge() {
        return switch (this) {
            case GMAIL, GOOGLE_CALENDAR, GOOGLE_DRIVE, GITHUB, LINEAR, X -> true;
            case SLACK, NOTION, DISCORD -> false;
        };
    }
}
