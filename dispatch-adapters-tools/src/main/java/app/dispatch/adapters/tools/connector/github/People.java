package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;

/** User names as people write them; {@code @me}, as in GitHub's own searches, is whose token it is. */
final class People {
    private static final String ME = "@me";

    private People() {}

    /** The user name as the API takes it. */
    static String login(ApiCall call, String written) {
        return written.equals(ME)
                ? call.told(call.ask(ApiRequest.get("/user")), "login")
                : written.startsWith("@") ? written.substring(1) : written;
    }

    /** The parameters of these names, with the user names in their {@code assignees} as the API takes them. */
    static Fields given(ApiCall call, String... names) {
        Fields given = Repo.given(call, names);
        List<Value> assignees = call.params().texts("assignees").stream()
                .<Value>map(one -> Value.of(login(call, one)))
                .toList();
        return assignees.isEmpty() ? given : given.with("assignees", Value.of(assignees));
    }
}
