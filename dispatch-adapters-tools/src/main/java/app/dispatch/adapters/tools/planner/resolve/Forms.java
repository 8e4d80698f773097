package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** How what is written tells what it is: a channel, a repository, an address, an id. */
final class Forms {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[a-z]{2,}");
    private static final Pattern FILE = Pattern.compile("(?:[\\w.-]+/)*[\\w-]+\\.[A-Za-z]{2,5}");
    private static final Pattern OWNED = Pattern.compile("[\\w.-]+/[\\w.-]+");

    /** Those that tools declare. */
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Forms() {}

    /** Whether it is the name of a file, or the path to one: "docs/intro.md". */
    static boolean isFile(String written) {
        return FILE.matcher(written).matches();
    }

    static boolean isEmail(String written) {
        return EMAIL.matcher(written).matches();
    }

    /** Whether a word is one of letters and digits that nobody would call something: "0f5c9d7e". */
    static boolean isKey(String written) {
        return written.matches("(?=[a-z-]*\\d)(?=[\\d-]*[a-z])[0-9a-f-]{8,36}");
    }

    static boolean fits(Param param, String written) {
        return !written.isEmpty()
                && (param.forms().stream().anyMatch(form -> fits(form, written)) || pattern(param, written));
    }

    private static boolean fits(String form, String written) {
        return switch (form) {
            case "#x" -> written.matches("#[\\w-]+") && !written.matches("#\\d+"); // "acme/web #14"
            case "@x" -> written.matches("@[\\w.]+");
            case "a/b" ->
                OWNED.matcher(written).matches()
                        && !written.matches(
                                "[A-Z]{3}/[A-Z]{3}|[A-Za-z]/.*|.*\\.(md|txt|json|csv|ya?ml|html|js|ts|java|py|pdf|rs|go|rb|php|css|xml|toml|sh|sql|tsx|jsx|kt|cfg|conf|lock|png|jpg|svg)");
            case "email" -> isEmail(written);
            case "KEY-1" -> written.matches("[A-Z][A-Z0-9]*-\\d+");
            default -> false;
        };
    }

    /** Whether it has a digit, and the pattern that is declared for the parameter. */
    static boolean pattern(Param param, String text) {
        return param.schema()
                .text("x-pattern")
                .filter(pattern -> text.chars().anyMatch(Character::isDigit)
                        && PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                                .matcher(text)
                                .find())
                .isPresent();
    }

    /** Whether only ids of one kind have a pattern, so that an id tells what it is of. */
    static boolean specific(Param param) {
        return param.schema()
                .text("x-pattern")
                .filter(pattern -> pattern.matches("\\^(\\([a-z|]+\\)|[a-z]+)_.*|\\^\\[[A-Z]+\\].*|\\^\\[0-9\\].*"))
                .isPresent();
    }
}
