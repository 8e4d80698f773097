package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Family;
import java.util.Locale;
import java.util.Set;

/** Chooses the HTTP method that a verb means. */
final class Methods {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");
    private static final Set<String> STARTS = Set.of("trigger", "invoke", "run", "execute");

    private Methods() {}

    static String of(Filling filling, boolean content) {
        String written = filling.arguments().method;
        String verb = filling.action().verb();
        if (written != null) {
            return written;
        }
        if (METHODS.contains(verb)) {
            return verb.toUpperCase(Locale.ROOT);
        }
        Set<Family> families = Family.of(verb);
        String method = method(verb, families, content);
        boolean plain =
                families.contains(Family.FETCH) || families.contains(Family.SEND) || families.contains(Family.REMOVE);
        if (!plain) {
            filling.notes().add("“" + verb + "” is sent as " + method + ".");
        }
        return method;
    }

    private static String method(String verb, Set<Family> families, boolean content) {
        if (families.contains(Family.FETCH) && !content) {
            return "GET";
        }
        if (families.contains(Family.REMOVE)) {
            return "DELETE";
        }
        if (families.contains(Family.REPLACE) || verb.equals("update")) {
            return "PUT";
        }
        if (families.contains(Family.CHANGE)) {
            return "PATCH";
        }
        boolean calls = families.contains(Family.CALL) || families.contains(Family.TAKE);
        return calls && !content && !STARTS.contains(verb) ? "GET" : "POST";
    }
}
