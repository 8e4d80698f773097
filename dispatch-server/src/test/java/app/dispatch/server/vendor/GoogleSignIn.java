package app.dispatch.server.vendor;

/** Google's token endpoint: it gives the access token that the tools of Google must show. */
final class GoogleSignIn {
    static final String BEARER = "Bearer ya29.live";

    final VendorServer server = new VendorServer("", "", asked -> true);

    GoogleSignIn() {
        server.on(
                "POST /token",
                asked -> "1//refresh-live".equals(asked.form().get("refresh_token"))
                        ? Answer.ok("{\"access_token\":\"ya29.live\",\"expires_in\":3599,\"token_type\":\"Bearer\"}")
                        : Answer.of(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}"));
    }
}
