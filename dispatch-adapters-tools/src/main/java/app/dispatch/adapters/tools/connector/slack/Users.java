package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The people of a workspace (https://docs.slack.dev/reference/methods/users.lookupByEmail). */
final class Users {
    /** An id, bare or as it stands in a text that mentions somebody. */
    private static final Pattern ID = Pattern.compile("(?:<@)?(\\w{1,50})(?:(?:\\|[^>]*)?>)?");

    private static final Shape USER = Shape.of("id", "name")
            .made("fullName", user -> filled(user, "profile.real_name").or(() -> filled(user, "real_name")))
            .made("email", user -> filled(user, "profile.email"))
            .made("title", user -> filled(user, "profile.title"))
            .made("timezone", user -> filled(user, "tz"))
            .named("bot", "is_bot")
            .named("deactivated", "deleted");

    private Users() {}

    private static Optional<Value> filled(Fields user, String path) {
        return Shape.text(user, path).filter(text -> !text.isBlank()).map(Value::of);
    }

    static Value find(ApiCall call) {
        return call.output(byEmail(call, call.params().needed("email")), USER);
    }

    /** The id of somebody who is given by id or by e-mail address. */
    static String id(ApiCall call, String user) {
        Matcher id = ID.matcher(user.strip());
        if (id.matches()) {
            return id.group(1);
        }
        if (user.strip().indexOf('@') < 1 || user.strip().startsWith("<")) {
            throw call.invalid("/user must be a person's id, such as U0123456789, or e-mail address");
        }
        return call.told(byEmail(call, user), "id");
    }

    private static Fields byEmail(ApiCall call, String email) {
        Fields answer = Methods.ask(call, ApiRequest.get("/users.lookupByEmail").query("email", email.strip()));
        return answer.fields("user");
    }
}
