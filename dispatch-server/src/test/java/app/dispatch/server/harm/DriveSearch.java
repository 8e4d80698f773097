package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drive's language for searches (https://developers.google.com/workspace/drive/api/guides/ref-search-terms), as far as it is asked in it. */
final class DriveSearch {
    private static final Pattern TOKEN = Pattern.compile("\\s*('(?:\\\\.|[^'\\\\])*'|[()]|[^\\s()']+)");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    DriveSearch(String query) {
        Matcher token = TOKEN.matcher(query);
        while (token.lookingAt()) {
            tokens.add(token.group(1));
            token.region(token.end(), query.length());
        }
    }

    boolean finds(Fields file) {
        at = 0;
        return tokens.isEmpty() || any(file);
    }

    private boolean take(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private boolean any(Fields file) {
        boolean found = all(file);
        while (take("or")) {
            found |= all(file);
        }
        return found;
    }

    private boolean all(Fields file) {
        boolean found = one(file);
        while (take("and")) {
            found &= one(file);
        }
        return found;
    }

    private boolean one(Fields file) {
        if (take("(")) {
            boolean found = any(file);
            take(")");
            return found;
        }
        String member = tokens.get(at++);
        String how = tokens.get(at++);
        String value = literal(tokens.get(at++));
        return switch (how) {
            case "in" -> file.items("parents").contains(Value.of(literal(member)));
            case "contains" -> contains(file, member, value);
            default -> member.equals("trashed") || file.text(member).orElse("").equals(value);
        };
    }

    private static boolean contains(Fields file, String member, String value) {
        Words words = member.equals("name")
                ? Words.of(file.text("name").orElse(""))
                : Words.of(
                        file.text("name").orElse(""), file.text("description").orElse(""));
        return words.holdBeginning(value);
    }

    private static String literal(String token) {
        return token.startsWith("'") ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1") : token;
    }
}
