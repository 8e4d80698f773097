package app.dispatch.adapters.tools.connector;

/** Those whose APIs are called, each with the address of its API; the paths of its documentation follow that address. */
public enum Vendor {
    GMAIL("Gmail", "https://gmail.googleapis.com"),
    GOOGLE_CALENDAR("Google Calendar", "https://www.googleapis.com/calendar/v3"),
    GOOGLE_DRIVE("Google Drive", "https://www.googleapis.com"),
    /** Where the tools of Google get their access tokens. */
    GOOGLE_OAUTH("Google's sign-in", "https://oauth2.googleapis.com"),
    NOTION("Notion", "https://api.notion.com"),
    SLACK("Slack", "https://slack.com/api"),
    DISCORD("Discord", "https://discord.com/api/v10"),
    GITHUB("GitHub", "https://api.github.com"),
    LINEAR("Linear", "https://api.linear.app/graphql"),
    STRIPE("Stripe", "https://api.stripe.com"),
    X("X", "https://api.x.com"),
    /** Any server: it has no address until the operator says one. */
    HTTP("HTTP", ""),
    OPENAI("OpenAI", "https://api.openai.com/v1");

    private final String label;
    private final String baseUrl;

    Vendor(String label, String baseUrl) {
        this.label = label;
        this.baseUrl = baseUrl;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** The address of its API, when nobody says another; empty for none. */
    public String baseUrl() {
        return baseUrl;
    }
}
