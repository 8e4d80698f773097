package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of an account's labels by their ids; asked for once, and only when needed. Used by one thread. */
final class LabelNames {
    static final String PATH = "/gmail/v1/users/me/labels";

    /** Gmail's own labels have their ids as names. */
    private static final String OWN = "Label_";

    private static final int CONFLICT = 409;

    private final ApiCall call;
    private @Nullable Map<String, String> names;

    LabelNames(ApiCall call) {
        this.call = call;
    }

    /** The names of labels; one that is gone has its id. */
    List<String> of(List<String> ids) {
        return ids.stream()
                .map(id -> id.startsWith(OWN) ? all().getOrDefault(id, id) : id)
                .toList();
    }

    /** The id of a label by its id or its name; capitals are as good as small letters, as Gmail has it. */
    Optional<String> id(String idOrName) {
        if (all().containsKey(idOrName)) {
            return Optional.of(idOrName);
        }
        String wanted = idOrName.strip();
        return all().entrySet().stream()
                .filter(label -> label.getValue().equalsIgnoreCase(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The id of a label that is made when there is none of that name; another call may make it at the same time. */
    String idOfMade(String idOrName) {
        return id(idOrName).orElseGet(() -> made(idOrName.strip()));
    }

    private String made(String name) {
        ApiRequest request = ApiRequest.post(PATH).json(Fields.of("name", Value.of(name)));
        Answer answer = call.answer(request);
        if (answer.status() == CONFLICT) {
            names = null;
            return id(name).orElseThrow(() -> call.failure(answer, request));
        }
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        String id = call.told(answer.object(), "id");
        all().put(id, answer.object().text("name").orElse(name));
        call.log("made the label " + name);
        return id;
    }

    private Map<String, String> all() {
        Map<String, String> known = names;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Value label : call.ask(ApiRequest.get(PATH)).items("labels")) {
                if (label instanceof Fields fields) {
                    String id = call.told(fields, "id");
                    known.put(id, fields.text("name").orElse(id));
                }
            }
            names = known;
        }
        return known;
    }
}
