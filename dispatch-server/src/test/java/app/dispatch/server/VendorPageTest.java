package app.dispatch.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connecting a tool of local data on its vendor's page. */
class VendorPageTest {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+/login/oauth/authorize\\S+");

    private final VendorServer vendor = new VendorServer("", "", Asked::isGet)
            .on(
                    "GET /login/oauth/authorize",
                    asked -> Answer.ok(asked.query("redirect_uri") + "?code=given&state=" + asked.query("state")))
            .on("POST /login/oauth/access_token", asked -> Answer.ok("{\"access_token\":\"gho_live_0123456789\"}"))
            .on(
                    "GET /user",
                    asked -> "Bearer gho_live_0123456789".equals(asked.headers().getFirst("Authorization"))
                            ? Answer.ok("{\"login\":\"ada\"}")
                            : Answer.of(401, "{\"message\":\"Bad credentials\"}"));

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        vendor.close();
    }

    private Terminal person() {
        return new Terminal(data)
                .with("DISPATCH_TOOL_GITHUB_BASE_URL", vendor.url())
                .with("DISPATCH_OAUTH_GITHUB_BASE_URL", vendor.url())
                .with("DISPATCH_OAUTH_GITHUB_CLIENT_ID", "client")
                .with("DISPATCH_OAUTH_GITHUB_CLIENT_SECRET", "client-hush");
    }

    /** What a browser shows there that is signed in nowhere. */
    private static String visit(String address) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** Completes with the address of the vendor's page once it is shown. */
    private static ByteArrayOutputStream watched(CompletableFuture<String> address) {
        return new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                Matcher shown = ADDRESS.matcher(toString(UTF_8));
                if (shown.find()) {
                    address.complete(shown.group());
                }
            }
        };
    }

    @Test
    void who_gives_access_on_the_vendors_page_is_connected_and_comes_back_once() throws Exception {
        CompletableFuture<String> address = new CompletableFuture<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = watched(address);
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(
                () -> person().answering().run(new PrintStream(out, true, UTF_8), err, "connect", "github"));
        String page = CompletableFuture.anyOf(address, ended).join().toString();
        assertThat(page).as(err.toString(UTF_8)).contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A");

        String back = visit(page);
        assertThat(visit(back.replaceFirst("state=.*", "state=guessed"))).contains("Sign in");
        assertThat(visit(back)).contains("@ada");

        assertThat(ended.join()).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("✓ github is connected: @ada\n");
        assertThat(person().run("tools").out()).containsPattern("github +GitHub +yes");
    }

    @Test
    void without_an_app_of_the_operator_the_fields_are_asked_for() {
        Terminal person = new Terminal(data).with("DISPATCH_TOOL_GITHUB_BASE_URL", vendor.url());

        assertThat(person.answering("gho_live_0123456789")
                        .run("connect", "github")
                        .out())
                .isEqualTo("✓ github is connected: @ada\n");
        assertThat(person.run("connect", "github", "--browser").errLines())
                .singleElement()
                .asString()
                .contains("DISPATCH_OAUTH_GITHUB_CLIENT_ID");
    }

    @Test
    void fields_that_are_asked_for_are_not_left_to_the_page() {
        assertThat(person().answering("gho_live_0123456789")
                        .run("connect", "github", "--fields")
                        .out())
                .isEqualTo("✓ github is connected: @ada\n");
        assertThat(person().typing("token: gho_live_0123456789")
                        .run(
                                new PrintStream(OutputStream.nullOutputStream()),
                                new ByteArrayOutputStream(),
                                "connect",
                                "github"))
                .isZero();
    }
}
