package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Mends what word for word is no English: "notify to", "the today's", "them me". */
final class Tidy {
    private static final Set<String> TOLD =
            Set.of("notify", "alert", "inform", "tell", "remind", "ping", "warn", "message");
    private static final Set<String> HANDED = Set.of("send", "post", "save", "add", "upload", "forward", "publish");
    private static final Set<String> PEOPLE = Set.of("boss", "customer", "customers", "client", "clients", "team");
    private static final Set<String> PLACES = Set.of("calendar", "inbox", "mailbox");
    private static final Set<String> MAILS = Set.of("email", "emails", "message", "messages");

    private final List<Part> parts = new ArrayList<>();

    private Tidy() {}

    static List<Part> tidy(List<Part> arranged) {
        Tidy tidy = new Tidy();
        List<Part> said = arranged.stream()
                .filter(part -> !part.is(Role.DROP) && !part.english().isEmpty())
                .toList();
        for (int i = 0; i < said.size(); i++) {
            tidy.add(tidy.worded(said.get(i), said.subList(i + 1, said.size())));
        }
        tidy.end();
        return tidy.parts;
    }

    private Part last() {
        return parts.isEmpty() ? new Part("", Role.OTHER, "", 0, 0) : parts.getLast();
    }

    /** The part in the word that English takes between those beside it. */
    private Part worded(Part part, List<Part> rest) {
        Part before = last();
        boolean named = !rest.isEmpty() && rest.getFirst().is(Role.NAME);
        boolean number = !rest.isEmpty() && rest.getFirst().is(Role.NUM);
        if (part.says("to") && !rest.isEmpty() && rest.getFirst().is(Role.CLOCK)) {
            return part.as("at");
        }
        if (part.says("all", "each") && number) {
            return part.as("every");
        }
        if (part.says("of", "in") && named && before.starts("#")) {
            return part.as("on");
        }
        if (part.says("by") && named) {
            return part.as("on");
        }
        if (part.english().startsWith("of") && taken(before, rest)) {
            return part.as("from" + part.english().substring(2));
        }
        if (part.is(Role.CLOCK) && part.english().indexOf(':') > 0 && !before.is(Role.PREP, Role.CONJ)) {
            return part.as("at " + part.english());
        }
        if (part.is(Role.HALF_DAY)) {
            return part.as(part.says("am") ? "in the morning" : "in the evening");
        }
        return part.is(Role.NOUN) && one() ? part.as(singular(part.english())) : part;
    }

    /** Whether what follows is one thing: "a new …". */
    private boolean one() {
        int at = parts.size() - 1;
        while (at > 0 && parts.get(at).is(Role.ADJ, Role.NAME)) {
            at--;
        }
        return at >= 0 && parts.get(at).is(Role.DET) && parts.get(at).says("a", "an", "each");
    }

    private static String singular(String noun) {
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        return noun.endsWith("s") && !noun.endsWith("ss") && !noun.endsWith("us")
                ? noun.substring(0, noun.length() - 1)
                : noun;
    }

    /** Whether "of" tells where something is taken from. */
    private boolean taken(Part before, List<Part> rest) {
        if (rest.isEmpty()) {
            return false;
        }
        Part next = rest.getFirst();
        Part noun = next.is(Role.DET) && rest.size() > 1 ? rest.get(1) : next;
        boolean sent = mails() && (next.mail() || next.starts("@") || PEOPLE.contains(noun.english()));
        boolean kept = before.is(Role.LITERAL) && before.english().startsWith("\"") && next.is(Role.NAME);
        boolean told = before.says("summary", "digest", "digest of");
        return sent || kept || next.source().contains("://") || (!told && PLACES.contains(noun.english()));
    }

    private void add(Part part) {
        Part before = last();
        if (part.says("to") && before.is(Role.VERB) && TOLD.contains(before.english())) {
            return;
        }
        if (part.says("to", "on") && before.is(Role.VERB) && HANDED.contains(before.english())) {
            parts.add(part.beside("it", Role.PRON));
            parts.add(part);
        } else if (part.is(Role.PRON) && part.says("me", "us") && before.is(Role.PRON) && before.says("it", "them")) {
            parts.add(part.beside("to", Role.PREP));
            parts.add(part);
        } else if (part.is(Role.PRON) && part.says("it", "them") && before.is(Role.PRON) && before.says("me", "us")) {
            parts.add(parts.size() - 1, part);
            parts.add(parts.size() - 1, part.beside("to", Role.PREP));
        } else if (part.is(Role.VERB) && before.is(Role.SUB)) {
            parts.add(before.beside("I", Role.SUBJECT));
            parts.add(part);
        } else if (part.is(Role.HAPPENS) && before.is(Role.SUB)) {
            parts.add(before.beside("it", Role.PRON));
            parts.add(part);
        } else if (part.is(Role.ADJ) && part.says("last", "next", "first") && before.is(Role.NUM)) {
            parts.add(parts.size() - 1, part);
        } else {
            place(part, before);
        }
    }

    private void place(Part part, Part before) {
        boolean searched = part.is(Role.NAME)
                && parts.size() > 1
                && before.is(Role.PREP)
                && before.says("in", "on")
                && parts.get(parts.size() - 2).is(Role.VERB)
                && parts.get(parts.size() - 2).says("search");
        if (searched) {
            parts.removeLast();
            parts.add(part);
            parts.add(part.beside("for", Role.PREP));
        } else if (part.says("for") && before.says("for")) {
            return;
        } else if (part.english().endsWith("'s") && part.is(Role.ADJ, Role.DAY) && before.says("the", "a")) {
            parts.removeLast();
            parts.add(part);
        } else if (before.says("a") && part.english().matches("(?i)[aeiou](?!ne).*") && !before.is(Role.LITERAL)) {
            parts.removeLast();
            parts.add(before.as("an"));
            parts.add(part);
        } else if (part.is(Role.VERB) && before.is(Role.SUBJECT) && before.says("someone")) {
            parts.add(part.as(part.english() + "s"));
        } else {
            joined(part, before);
        }
    }

    /** One comma or "and" is enough. */
    private void joined(Part part, Part before) {
        boolean joins = part.is(Role.CONJ) || part.is(Role.MARK);
        if (joins && part.says("and") && (parts.isEmpty() || before.says("and", "then") || stops(before))) {
            return;
        }
        if (joins && before.is(Role.CONJ) && before.says("and")) {
            parts.removeLast();
        }
        if (part.says(",") && (parts.isEmpty() || before.says(","))) {
            return;
        }
        parts.add(part);
    }

    private void end() {
        while (!parts.isEmpty()
                && (parts.getLast().is(Role.CONJ) || parts.getLast().says(","))) {
            parts.removeLast();
        }
    }

    private static boolean stops(Part part) {
        return part.is(Role.MARK) && part.says(".", ";", "!", "?", ":", "\n", ",");
    }

    private boolean mails() {
        for (int i = parts.size() - 1; i >= Math.max(0, parts.size() - 2); i--) {
            if (MAILS.contains(parts.get(i).english())) {
                return true;
            }
        }
        return false;
    }
}
