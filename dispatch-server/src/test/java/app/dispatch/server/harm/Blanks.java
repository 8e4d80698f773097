package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plan reads from its trigger although nobody has said it, filled in as Ada would: with where she can be reached. */
final class Blanks {
    private static final Pattern READ = Pattern.compile("\\btrigger\\.(\\w+)");

    /** Who or where is told; that is Ada's own choice then. */
    private static final Map<String, String> CHOSEN = Map.of(
            "user", "ada@example.com",
            "to", "ada@example.com",
            "email", "ada@example.com",
            "channel", "#random",
            "channelId", "900000000000000003");

    private static final Map<String, String> OTHERS = Map.of(
            "repo", "\"acme/api\"",
            "team", "\"ENG\"",
            "username", "\"ada_l\"",
            "query", "\"a\"",
            "items", "[{\"description\":\"Work\",\"amount\":100,\"currency\":\"usd\"}]");

    /** What can be any words. */
    private static final Set<String> WORDS = Set.of("body", "text", "content", "title", "name", "summary", "message");

    private Blanks() {}

    /** The payload with what is missing in it; the same when that cannot be known. */
    static String filled(Plan plan, String payload) {
        Fields filled = Json.parse(payload) instanceof Fields fields ? fields : Fields.empty();
        for (var read : READ.matcher(Json.write(PlanJson.write(plan))).results().toList()) {
            String name = read.group(1);
            Optional<Value> value = value(name);
            if (value.isPresent() && filled.get(name).isEmpty()) {
                filled = filled.with(name, value.get());
            }
        }
        return Json.write(filled);
    }

    private static Optional<Value> value(String name) {
        if (CHOSEN.containsKey(name)) {
            return Optional.of(Value.of(CHOSEN.getOrDefault(name, "")));
        }
        if (OTHERS.containsKey(name)) {
            return Optional.of(Json.parse(OTHERS.getOrDefault(name, "")));
        }
        return name.endsWith("Url")
                ? Optional.of(Value.of("SITE/page"))
                : WORDS.contains(name) ? Optional.of(Value.of("Something")) : Optional.empty();
    }

    /** Whether that went where Ada chose. */
    static boolean isChosen(Deed deed) {
        return deed.texts().anyMatch(CHOSEN::containsValue);
    }
}
