package app.dispatch.adapters.http.openapi;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.Plans;
import app.dispatch.adapters.http.openapi.Description.Operation;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The things that paths name by their first parameter, and how a user comes to have one. */
final class Things {
    /** What names no user's thing: each user has their own under the same name. */
    private static final Set<String> FOR_ALL = Set.of(
            "/api/templates/{slug}/clone",
            "/api/credentials/{provider}",
            "/api/integrations/{tool}",
            "/api/integrations/{tool}/connect",
            "/api/auth/device/{code}",
            "/api/admin/users/{id}",
            "/api/admin/users/{id}/admin",
            "/api/admin/users/{id}/limits",
            "/api/admin/users/{id}/lock",
            "/api/admin/users/{id}/reset",
            "/api/admin/users/{id}/unlock");

    /** By how the path begins. */
    private static final AtomicInteger WEBHOOKS = new AtomicInteger();

    private static final Map<String, Function<Client, String>> MADE = made();

    private Things() {}

    private static Map<String, Function<Client, String>> made() {
        Map<String, Function<Client, String>> made = new LinkedHashMap<>();
        made.put(
                "/api/workflows/{id}",
                user -> id(user.post("/api/workflows/blank", null).json().fields("workflow")));
        made.put("/api/runs/{id}/steps/", user -> {
            String asks = Plans.echo("a", "1").replaceFirst("}$", ",\"approval\":true}");
            Fields saved = user.post("/api/workflows", "{\"plan\":" + Plans.plan("wf_asks", asks) + "}")
                    .json()
                    .fields("workflow");
            return id(user.post("/api/workflows/" + id(saved) + "/run", null)
                    .json()
                    .fields("run"));
        });
        made.put("/api/runs/{id}/undo", user -> run(user, Plans.echo("say", "1").replace("\"echo\"", "\"put\"")));
        made.put("/api/runs/{id}", user -> run(user, Plans.echo("say", "1")));
        made.put(
                "/api/tokens/{id}",
                user -> id(user.post("/api/tokens", "{\"name\":\"CI\"}").json()));
        made.put(
                "/api/auth/sessions/{id}",
                user -> id((Fields)
                        user.get("/api/auth/sessions").json().items("sessions").getFirst()));
        made.put(
                "/api/webhooks/{id}",
                user -> id(user.post("/api/webhooks", webhook()).json().fields("webhook")));
        return made;
    }

    /** Each at an address of its own, as the same one twice is refused. */
    private static String webhook() {
        return "{\"url\":\"https://example.com/" + WEBHOOKS.incrementAndGet() + "\",\"events\":[\"run.failed\"]}";
    }

    /** A run of that step, to its end. */
    private static String run(Client user, String step) {
        String plan = "{\"plan\":" + Plans.plan("wf_x", step) + "}";
        String id = id(user.post("/api/execute", plan, "Prefer", "respond-async")
                .json()
                .fields("run"));
        user.get("/api/runs/" + id + "/events");
        return id;
    }

    private static String id(Fields thing) {
        return thing.text("id").orElseThrow();
    }

    /** Whether an operation is on a thing that belongs to someone. */
    static boolean isOn(Operation known) {
        return known.isForUsers() && known.path().contains("{") && !FOR_ALL.contains(known.path());
    }

    /** A new thing of a user's for an operation, by its id. */
    static String make(Operation known, Client owner) {
        return MADE.entrySet().stream()
                .filter(entry -> known.path().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows how to make one of " + known.path()))
                .apply(owner);
    }

    /** The thing as its owner sees it, where there is a way to see it alone. */
    static String look(Operation known, Client owner, String id) {
        String alone = known.path().substring(0, known.path().indexOf('}') + 1);
        boolean seenAlone = Description.operations().stream()
                .anyMatch(other -> other.path().equals(alone) && other.method().equals("GET"));
        return owner.get(seenAlone ? known.path(id, alone) : alone.substring(0, alone.lastIndexOf('/')))
                .text();
    }
}
