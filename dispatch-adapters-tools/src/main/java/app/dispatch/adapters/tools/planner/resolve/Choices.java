package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the classes that a clause wants things put into: "as lead, customer or other". */
final class Choices {
    private static final Set<String> BEFORE = Set.of("as", "into", "by", "between");
    private static final Set<String> BEING = Set.of("it", "it's", "'s", "is", "they", "are", "that", "this");
    private static final Set<String> BETWEEN = Set.of("or", "and", "either");

    private final Tokens tokens;

    Choices(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The classes; none when fewer than two are named. */
    List<String> in(Clause clause) {
        List<String> classes = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        BitSet at = at(clause);
        for (int i = at.nextSetBit(0); i >= 0; i = at.nextSetBit(i + 1)) {
            if (parts(i)) {
                close(words, classes);
            } else if (tokens.get(i) instanceof Token.Quote quote) {
                close(words, classes);
                classes.add(quote.text());
            } else if (tokens.get(i) instanceof Word word) {
                words.append(words.isEmpty() ? "" : " ").append(word.text());
            }
        }
        close(words, classes);
        return classes;
    }

    private static void close(StringBuilder words, List<String> classes) {
        if (!words.isEmpty()) {
            classes.add(words.toString());
            words.setLength(0);
        }
    }

    /** The classes that a clause lists, or those that a condition of the brief speaks of: "if it is urgent". */
    Optional<List<String>> of(Clause clause) {
        List<String> listed = in(clause);
        return listed.isEmpty() ? spoken() : Optional.of(listed);
    }

    private Optional<List<String>> spoken() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            int at = tokens.word(i).equals("if") ? tokens.after(i + 1, BEING) : 0;
            if (at > 0 && at < tokens.size() && English.is(English.Kind.ADJECTIVE, tokens.word(at))) {
                return Optional.of(List.of(tokens.word(at), "not " + tokens.word(at)));
            }
        }
        return Optional.empty();
    }

    /** Where they stand; nowhere when fewer than two are named. */
    BitSet at(Clause clause) {
        BitSet at = new BitSet();
        for (Part part : clause.parts()) {
            boolean lists = !at.isEmpty();
            if (lists && !part.relator().isEmpty()) {
                break;
            }
            if (lists || BEFORE.contains(part.relator())) {
                at.set(lists ? at.length() : part.from(), part.to());
            }
        }
        return at.stream().anyMatch(this::parts) ? at : new BitSet();
    }

    /** Whether one class ends there. */
    private boolean parts(int at) {
        return tokens.mark(at, ',') || BETWEEN.contains(tokens.word(at));
    }
}
