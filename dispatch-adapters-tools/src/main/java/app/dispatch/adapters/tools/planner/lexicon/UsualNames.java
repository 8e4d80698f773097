package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.WordFiles;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What parameters are for by the names that they usually have, for declarations that do not say it. From {@code names.txt}. */
final class UsualNames {
    private static final String FORM = "form ";
    private static final Map<String, String> ROLES = read(false);
    private static final Map<String, String> FORMS = read(true);

    private UsualNames() {}

    /** The role of a parameter of that name; "" when the name does not tell it. */
    static String role(String name) {
        String plain = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        String whole = ROLES.getOrDefault(plain.replaceAll("[ _]", ""), "");
        return whole.isEmpty() ? ROLES.getOrDefault(plain.replaceFirst("[ _]id$", ""), "") : whole;
    }

    /** How people write what a parameter of that name takes; "" when the name does not tell it. */
    static String form(String name) {
        return FORMS.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static Map<String, String> read(boolean forms) {
        Map<String, String> roles = new HashMap<>();
        for (String line : WordFiles.text(UsualNames.class, "names.txt").split("\n")) {
            String[] parts = line.split("\\|");
            if (parts.length == 2 && line.startsWith(FORM) == forms) {
                for (String name : parts[1].strip().split(" ")) {
                    roles.put(name, (forms ? parts[0].substring(FORM.length()) : parts[0]).strip());
                }
            }
        }
        return roles;
    }
}
