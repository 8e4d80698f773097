package app.dispatch.adapters.http.integration;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.application.integration.Integrations.Connected;
import app.dispatch.domain.tool.ConnectionTest;

/**
 * The page that a user sees who comes back from a vendor's.
 *
 * @param title what became of it
 * @param text the same at more length; whatever it is, it is shown as text
 */
record ConnectedPage(int status, String title, String text) {
    static ConnectedPage of(Connected connected) {
        ConnectionTest test = connected.test();
        return test.ok()
                ? new ConnectedPage(200, connected.label() + " is connected", "You are " + test.info() + ".")
                : new ConnectedPage(
                        200,
                        connected.label() + " is connected, but does not answer as it should",
                        "The connection was saved. Trying it failed: " + test.error());
    }

    static ConnectedPage refused(String why) {
        return new ConnectedPage(400, "Nothing was connected", why + ". Begin anew from the integrations.");
    }

    static ConnectedPage signIn() {
        return new ConnectedPage(
                401,
                "Nothing was connected yet",
                "Sign in to Dispatch in this browser, as the user who began to connect, and load this page again.");
    }

    void answer(Call call) {
        call.context().status(status).contentType("text/html; charset=utf-8").result(html());
    }

    private String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                </head>
                <body>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p><a href="/integrations">Integrations</a></p>
                </body>
                </html>
                """.formatted(escaped(title), escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
