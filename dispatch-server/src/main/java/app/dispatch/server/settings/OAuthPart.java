package app.dispatch.server.settings;

/** The parts of what an operator says of the app that they have registered at a vendor. */
enum OAuthPart {
    ID(
            "_CLIENT_ID",
            "up to 1000 printable characters of ASCII",
            "The client id of your app at %s, so that users can connect it there."),
    SECRET("_CLIENT_SECRET", "up to 1000 printable characters of ASCII", "The client secret beside it."),
    BASE_URL(
            "_BASE_URL",
            "http:// or https:// with a host, and a path if need be",
            "Where the page and the token endpoint of %s are, when they are not at its own address; may be private.");

    private final String end;
    private final String allowed;
    private final String purpose;

    OAuthPart(String end, String allowed, String purpose) {
        this.end = end;
        this.allowed = allowed;
        this.purpose = purpose;
    }

    String end() {
        return end;
    }

    String allowed() {
        return allowed;
    }

    String purpose() {
        return purpose;
    }
}
