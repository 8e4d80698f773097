import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a check holds to be so. */
final class Holds {
    private Holds() {}

    static void must(boolean holds, String otherwise) {
        if (!holds) throw new IllegalStateException(otherwise);
    }

    /** The text of that name, wherever it is. */
    static String text(String json, String member) {
        Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(json);
        must(found.find(), "no " + member + " in " + json);
        return found.group(1);
    }
}
