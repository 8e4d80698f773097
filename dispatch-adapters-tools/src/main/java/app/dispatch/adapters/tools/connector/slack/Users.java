package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The people of a workspace (https://docs.slack.dev/reference/methods/users.lookupByEmail and
 * https://docs.slack.dev/reference/methods/users.list).
 */
final class Users {
    /** An id, bare or as it stands in a text that mentions somebody. */
    private static final Pattern ID = Pattern.compile("(?:<@)?([UW][A-Z0-9_]{1,49})(?:(?:\\|[^>]*)?>)?");

    private static final Pattern EMAIL = Pattern.compile("[^@<>,\\s]+@[^@<>,\\s]+");

    /** A handle or a name as people write it, with or without the sign before it. */
    private static final Pattern NAME = Pattern.compile("@?([\\p{L}\\p{N}][\\p{L}\\p{N}._' -]{0,79})");

    /** As many as Slack gives at once. */
    private static final int MOST_A_PAGE = 1000;

    private static final int MOST_PAGES = 20;

    /** How somebody may be called, the surest first: a handle is one person's alone. */
    private static final List<Function<Fields, Stream<String>>> CALLED = List.of(
            user -> user.text("name").stream(),
            user -> Stream.of("profile.display_name", "profile.real_name", "real_name")
                    .flatMap(path -> Shape.text(user, path).stream()),
            user -> Shape.text(user, "profile.real_name").stream().map(name -> name.split(" ", 2)[0]));

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

    /** The id of somebody who is given by id, e-mail address, handle or name. */
    static String id(ApiCall call, String user) {
        String given = user.strip();
        Matcher id = ID.matcher(given);
        if (id.matches()) {
            return id.group(1);
        }
        if (EMAIL.matcher(given).matches()) {
            return call.told(byEmail(call, given), "id");
        }
        Matcher name = NAME.matcher(given);
        if (name.matches()) {
            return byName(call, name.group(1).strip());
        }
        throw call.invalid("/user must be a person's id, such as U0123456789, e-mail address, or name, such as @ada");
    }

    /** The one person of that handle or name; with none or several nobody is meant. */
    private static String byName(ApiCall call, String name) {
        List<Fields> people = people(call);
        for (Function<Fields, Stream<String>> called : CALLED) {
            List<Fields> found = people.stream()
                    .filter(one -> called.apply(one).anyMatch(name::equalsIgnoreCase))
                    .toList();
            if (found.size() > 1) {
                throw call.invalid("/user is not clear: " + found.size() + " people are called “" + name
                        + "”; give the id or the e-mail address");
            }
            if (found.size() == 1) {
                return call.told(found.getFirst(), "id");
            }
        }
        throw call.missing("person called “" + name + "”; give the id or the e-mail address");
    }

    /** Those who are there, without the bots. */
    private static List<Fields> people(ApiCall call) {
        List<Fields> people = new ArrayList<>();
        Optional<String> from = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Fields answer = Methods.ask(
                    call,
                    ApiRequest.get("/users.list").query("limit", MOST_A_PAGE).query("cursor", from));
            Page page = Page.of(answer.items("members"), Methods.next(answer));
            page.items().stream()
                    .filter(user -> !is(user, "deleted") && !is(user, "is_bot"))
                    .forEach(people::add);
            if (page.next().isEmpty() || page.next().equals(from)) {
                break;
            }
            from = page.next();
        }
        return people;
    }

    private static boolean is(Fields user, String what) {
        return user.get(what).equals(Optional.of(Value.of(true)));
    }

    private static Fields byEmail(ApiCall call, String email) {
        Fields answer = Methods.ask(call, ApiRequest.get("/users.lookupByEmail").query("email", email.strip()));
        return answer.fields("user");
    }
}
