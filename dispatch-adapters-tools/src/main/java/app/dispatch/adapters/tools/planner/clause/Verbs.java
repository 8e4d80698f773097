package app.dispatch.adapters.tools.planner.clause;

import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The verbs that start an action: those that everybody knows and those that the tools declare. */
public final class Verbs {
    private static final Set<String> MODIFYING = Phrases.words("""
            use add include set put send keep pass give""");
    private static final Set<String> MODIFIERS = Phrases.words("""
            header headers query body json payload parameter parameters timeout form bearer authorization""");

    private final Set<String> known = new HashSet<>(Family.verbs());

    public Verbs(Set<String> declared) {
        known.addAll(declared);
    }

    /** The plain form of the verb that starts an action at that place. */
    public Optional<String> at(Tokens tokens, int at) {
        return Lemma.in(known, tokens.word(at)).filter(verb -> !noun(tokens, at) && !modifier(tokens, at));
    }

    /** Whether the verb is in the form of a request: "get", not "getting" or "gets". */
    public boolean plainAt(Tokens tokens, int at) {
        return known.contains(tokens.word(at)) && at(tokens, at).isPresent();
    }

    private static boolean noun(Tokens tokens, int at) {
        String next = tokens.word(at + 1);
        return Set.of("'s", "is", "are", "was", "has", "of").contains(next)
                || (Set.of("field", "fields", "property").contains(next)
                        && Set.of("of", "from", "in", "to").contains(tokens.word(at + 2)))
                || (tokens.get(at) instanceof Word
                        && tokens.mark(at + 1, ':')
                        && Set.of("message", "text", "record").contains(tokens.word(at)));
    }

    /** "use the header X: 1" adds to the action before it; "send the body …" does not. */
    private static boolean modifier(Tokens tokens, int from) {
        if (!MODIFYING.contains(tokens.word(from)) || from == 0) {
            return false;
        }
        int at = FunctionWords.ARTICLES.contains(tokens.word(from + 1)) ? from + 2 : from + 1;
        boolean header = tokens.is(at, MODIFIERS)
                || (tokens.is(at + 1, Set.of("header", "headers")) && !tokens.is(at, Set.of("to")));
        boolean directed = tokens.find(
                        at,
                        i -> i < at + 8
                                && Set.of("to", "at").contains(tokens.word(i))
                                && i + 1 < tokens.size()
                                && tokens.get(i + 1) instanceof Token.Link)
                < tokens.size();
        return header && !directed;
    }
}
