package app.dispatch.adapters.http.openapi;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.waitAt;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.EventReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How each answer comes about that many operations have in common. */
final class CommonRecipes {
    /** The part of a path up to a thing of a user's, and the thing's id. */
    private static final String THING = "^(/api/[a-z]+/(?:sessions/|device/|users/)?)[^/]+";

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_CALLS = 1000;

    private static final Map<String, Recipe> ALL = Map.ofEntries(
            Map.entry("200", (stage, example) -> example.send()),
            Map.entry(
                    "202",
                    (stage, example) -> example.with("Prefer", "respond-async").send()),
            Map.entry(
                    "304",
                    (stage, example) -> example.with(
                                    "If-None-Match", example.send().header("etag"))
                            .send()),
            Map.entry(
                    "400 invalid_json",
                    (stage, example) -> example.saying("{bad").send()),
            Map.entry(
                    "400 bad_request",
                    (stage, example) -> Set.of("GET", "DELETE").contains(example.method())
                            ? example.at(example.path() + "?nothing=1").send()
                            : example.saying("[]").send()),
            Map.entry(
                    "400 plan_invalid",
                    (stage, example) -> example.saying(
                                    switch (example.method()) {
                                        case "PATCH" -> "{\"steps\":7}";
                                        case "PUT" -> "{\"plan\":{\"steps\":7}}";
                                        default -> Stage.planned("7");
                                    })
                            .send()),
            Map.entry(
                    "401 unauthorized",
                    (stage, example) -> example.by(stage.server.anonymous())
                            .with("Authorization", "Bearer dsp_live_none")
                            .send()),
            Map.entry(
                    "403 origin_not_allowed",
                    (stage, example) ->
                            example.with("Origin", "https://evil.example.com").send()),
            Map.entry("403 forbidden", CommonRecipes::withoutTheScope),
            Map.entry(
                    "404 not_found",
                    (stage, example) -> example.at(example.path().replaceFirst(THING, "$1none"))
                            .send()),
            Map.entry("409 idempotency_mismatch", CommonRecipes::mismatch),
            Map.entry(
                    "412 precondition_failed",
                    (stage, example) -> example.with("If-Match", "\"other\"").send()),
            Map.entry(
                    "413 payload_too_large",
                    (stage, example) ->
                            example.saying(" ".repeat(MOST_BYTES + 1)).send()),
            Map.entry("429 rate_limited", (stage, example) -> repeated(example, 429)),
            Map.entry("429 too_many_streams", CommonRecipes::streams),
            Map.entry("500 internal", (stage, example) -> stage.server.withBug(example::send)),
            Map.entry("503 unavailable", (stage, example) -> stage.server.withStoresAway(example::send)));

    private CommonRecipes() {}

    static Optional<Recipe> of(Outcome outcome) {
        return Optional.ofNullable(ALL.get(outcome.answer()));
    }

    private static Answer withoutTheScope(Stage stage, Request example) {
        Request byNobody = example.by(stage.server.anonymous());
        Answer answer = byNobody.with("Authorization", stage.bearer("read")).send();
        return answer.status() == 403
                ? answer
                : byNobody.with("Authorization", stage.bearer("manage")).send();
    }

    private static Answer mismatch(Stage stage, Request example) {
        Request keyed = example.with("Idempotency-Key", "the-key");
        keyed.send();
        if (example.method().equals("GET")) {
            return keyed.at(keyed.path() + "?a=other").send();
        }
        String other = example.path().endsWith("/run")
                ? "{"
                : Stage.planned(echo("a", "2")).replaceFirst("}$", ",");
        return keyed.saying(other + "\"mode\":\"dry-run\"}").send();
    }

    /** Sends the request until it is answered so, for as long as that may take. */
    static Answer repeated(Request request, int status) {
        Answer answer = request.send();
        for (int calls = 1; answer.status() != status && calls < MOST_CALLS; calls++) {
            answer = request.send();
        }
        return answer;
    }

    private static Answer streams(Stage stage, Request example) {
        String gate = "streams" + UUID.randomUUID();
        String run = stage.startedRun(waitAt("a", gate));
        try {
            var open = Stream.generate(() -> stage.user.stream("GET", "/api/runs/" + run + "/events", null))
                    .limit(10)
                    .toList();
            Answer answer = example.send();
            open.forEach(EventReader::close);
            return answer;
        } finally {
            stage.server.lab.open(gate);
        }
    }
}
