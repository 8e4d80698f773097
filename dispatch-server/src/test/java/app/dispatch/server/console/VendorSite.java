package app.dispatch.server.console;

import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.util.Map;

/** Slack, GitHub with the page on which people give access, and a provider of language models, all in one place. */
final class VendorSite implements AutoCloseable {
    static final String SLACK_TOKEN = "xoxb-live-0123456789abcdef";
    static final String MODEL_KEY = "sk-live-0123456789abcdef";

    private final VendorServer server = new VendorServer("", "", Asked::isGet);

    VendorSite() {
        server.on(
                        "POST /auth.test",
                        asked -> isShown(asked, SLACK_TOKEN)
                                ? Answer.ok("{\"ok\":true,\"user\":\"acme-bot\",\"team\":\"Acme\"}")
                                : Answer.ok("{\"ok\":false,\"error\":\"invalid_auth\"}"))
                .on("GET /login/oauth/authorize", VendorSite::page)
                .on("POST /login/oauth/access_token", asked -> Answer.ok("{\"access_token\":\"gho_live_0123456789\"}"))
                .on(
                        "GET /user",
                        asked -> isShown(asked, "gho_live_0123456789")
                                ? Answer.ok("{\"login\":\"ada\"}")
                                : Answer.of(401, "{\"message\":\"Bad credentials\"}"))
                .on(
                        "GET /models",
                        asked -> isShown(asked, MODEL_KEY)
                                ? Answer.ok("{\"data\":[{\"id\":\"gpt-4o\"}]}")
                                : Answer.of(401, "{\"error\":{\"message\":\"Incorrect API key provided\"}}"));
    }

    /** The variables that lead a server here. */
    Map<String, String> environment() {
        return Map.of(
                "DISPATCH_TOOL_SLACK_BASE_URL", server.url(),
                "DISPATCH_TOOL_GITHUB_BASE_URL", server.url(),
                "DISPATCH_LLM_OPENAI_BASE_URL", server.url(),
                "DISPATCH_OAUTH_GITHUB_BASE_URL", server.url(),
                "DISPATCH_OAUTH_GITHUB_CLIENT_ID", "client",
                "DISPATCH_OAUTH_GITHUB_CLIENT_SECRET", "client-hush");
    }

    private static boolean isShown(Asked asked, String token) {
        return ("Bearer " + token).equals(asked.headers().getFirst("Authorization"));
    }

    private static Answer page(Asked asked) {
        String back = asked.query("redirect_uri") + "?code=given&amp;state=" + asked.query("state");
        return new Answer(200, "<!doctype html><title>GitHub</title><a href=\"" + back + "\">Allow</a>", "text/html");
    }

    @Override
    public void close() {
        server.close();
    }
}
