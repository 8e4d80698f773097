package app.dispatch.adapters.tools.connector;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those whose APIs are called, each with the address of its API; the paths of its documentation follow that address. */
public enum Vendor {
    GMAIL("https://gmail.googleapis.com"),
    GOOGLE_CALENDAR("https://www.googleapis.com/calendar/v3"),
    GOOGLE_DRIVE("https://www.googleapis.com"),
    /** Where the tools of Google get their access tokens. */
    GOOGLE_OAUTH("https://oauth2.googleapis.com"),
    NOTION("https://api.notion.com"),
    SLACK("https://slack.com/api"),
    DISCORD("https://discord.com/api/v10"),
    GITHUB("https://api.github.com"),
    LINEAR("https://api.linear.app/graphql"),
    STRIPE("https://api.stripe.com"),
    X("https://api.x.com"),
    /** Any server; a URL without a host has none to go to. */
    HTTP(null),
    OPENAI("https://api.openai.com/v1");

    private final @Nullable String baseUrl;

    Vendor(@Nullable String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The address of its API, when nobody says another. */
    public Optional<String> baseUrl() {
        return Optional.ofNullable(baseUrl);
    }
}
