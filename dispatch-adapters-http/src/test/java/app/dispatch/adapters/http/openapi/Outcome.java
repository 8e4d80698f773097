package app.dispatch.adapters.http.openapi;

import app.dispatch.adapters.http.openapi.Description.Operation;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way in which an operation may be answered, by its description.
 *
 * @param code of the error; empty for what is none
 */
record Outcome(Operation operation, int status, String code) {
    private static final String ANY = "default";

    /** All that are described. */
    static List<Outcome> all() {
        List<Outcome> all = new ArrayList<>();
        for (Operation operation : Description.operations()) {
            for (Map.Entry<String, Value> response :
                    operation.described().fields("responses").values().entrySet()) {
                if (!response.getKey().equals(ANY)) {
                    int status = Integer.parseInt(response.getKey());
                    codes((Fields) response.getValue()).forEach(code -> all.add(new Outcome(operation, status, code)));
                }
            }
        }
        return all;
    }

    private static List<String> codes(Fields response) {
        List<String> codes = response
                .fields("content")
                .fields("application/json")
                .fields("schema")
                .fields("properties")
                .fields("code")
                .items("enum")
                .stream()
                .map(code -> ((Text) code).value())
                .toList();
        return codes.isEmpty() ? List.of("") : codes;
    }

    /** The operation, such as {@code GET /api/runs/{id}}. */
    String name() {
        return operation.method() + " " + operation.path();
    }

    /** What it is answered, such as {@code 404 not_found}. */
    String answer() {
        return (status + " " + code).strip();
    }

    @Override
    public String toString() {
        return name() + " → " + answer();
    }
}
