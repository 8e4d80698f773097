package app.dispatch.server.command;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Interrupted;
import app.dispatch.server.client.Link;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Gets a token of whoever confirms a code on the server's page, in any browser (RFC 8628). */
record BrowserLogin(Surroundings surroundings, URI server, Value scopes) {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final long LEAST_SECONDS = 1;

    /** By how much longer it waits from then on when it is told to ask less often (RFC 8628, 3.5). */
    private static final long SLOWER_SECONDS = 5;

    private static final long MOST_SECONDS = 60;

    /**
     * The token.
     *
     * @throws CannotStart when nobody confirms in time, or somebody refuses
     */
    String token() throws CannotStart {
        try (Api api = new Api(new Door.Remote(new Link(server, "")), surroundings.stop())) {
            Fields begun = api.ask(Request.post("/api/auth/device")
                    .body(Fields.builder()
                            .put("name", name())
                            .put("scopes", scopes)
                            .build()));
            surroundings
                    .out()
                    .println(
                            "Open " + text(begun, "verificationUriComplete") + "\nin a browser where you are signed in,"
                                    + " and confirm that it shows the code " + text(begun, "userCode")
                                    + ". Waiting for that, ten minutes at most (Ctrl-C ends it) ...");
            surroundings.out().flush();
            return wait(api, begun);
        }
    }

    private String wait(Api api, Fields begun) throws CannotStart {
        Duration pause = Duration.ofSeconds(Math.clamp(seconds(begun), LEAST_SECONDS, MOST_SECONDS));
        Request ask = Request.post("/api/auth/device/token")
                .body(Fields.of("deviceCode", Value.of(text(begun, "deviceCode"))));
        while (true) {
            if (surroundings.stop().await(pause)) {
                throw new Interrupted();
            }
            Fields answer = ask(api, ask);
            switch (text(answer, "status")) {
                case "allowed" -> {
                    return text(answer, "token");
                }
                case "refused" -> throw new CannotStart("It was refused in the browser.");
                default -> pause = pause.plusSeconds(answer.values().isEmpty() ? SLOWER_SECONDS : 0);
            }
        }
    }

    /** Empty when it asks too often. */
    private static Fields ask(Api api, Request ask) throws CannotStart {
        try {
            return api.ask(ask);
        } catch (Refusal refusal) {
            if (refusal.errorCode() == ErrorCode.RATE_LIMITED) {
                return Fields.empty();
            }
            if (refusal.errorCode() == ErrorCode.NOT_FOUND) {
                throw new CannotStart("Nobody confirmed the code in time; run the command again.");
            }
            throw refusal;
        }
    }

    private static long seconds(Fields begun) {
        return begun.get("intervalSeconds").orElse(Value.NULL) instanceof Value.Num(var number)
                ? number.longValue()
                : LEAST_SECONDS;
    }

    private static String text(Fields from, String key) {
        return from.text(key).orElse("");
    }

    /** What the token is called: where this is. */
    private static String name() {
        try {
            return "command line on " + Files.readString(HOST_NAME).strip();
        } catch (IOException elsewhere) {
            return "command line";
        }
    }
}
