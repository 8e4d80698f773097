package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A repetition: once for each item of a list.
 *
 * @param list what is gone through
 * @param noun what an item is called
 * @param end the place after it: calls that share it are repeated together
 */
record Each(Ref list, String noun, int end) {
    private static final Phrases FOUND = Phrases.of("""
            it returns | it returned | returned | that comes back | that it returns | you get | that is returned
            that was returned""");

    /** What any item may be called. */
    static final Set<String> GENERIC = Phrases.words("""
            item items entry entries element elements row rows record records object objects one ones thing
            things""");

    private static final Set<String> IN = Set.of("in", "of", "from", "inside", "within");

    /** The repetition that {@code each item of the answer}, or {@code every user}, starts. */
    static Optional<Each> at(Tokens tokens, int from, boolean webhook) {
        if (!Set.of("each", "every", "all").contains(tokens.word(from))) {
            return Optional.empty();
        }
        int at = from + 1;
        while (Set.of("single", "one", "the").contains(tokens.word(at))
                && !tokens.word(at + 1).isEmpty()) {
            at++;
        }
        if (tokens.word(at).equals("of")
                || (tokens.word(at - 1).equals("one") && tokens.word(at).equals("of"))) {
            return list(tokens, at + 1, "item", webhook);
        }
        String noun = tokens.word(at);
        if (!noun.matches("[a-z][a-z_-]*")
                || Set.of("answer", "response", "call", "request").contains(noun)) {
            return Optional.empty();
        }
        int end = at + 1;
        int found = FOUND.end(tokens, end);
        if (found > 0) {
            end = found;
        }
        if (IN.contains(tokens.word(end))) {
            Optional<Each> in = list(tokens, end + 1, Lemma.singular(noun), webhook);
            if (in.isPresent()) {
                return in;
            }
        }
        return Optional.of(new Each(answer(), Lemma.singular(noun), end));
    }

    private static Optional<Each> list(Tokens tokens, int at, String noun, boolean webhook) {
        if (at < tokens.size() && tokens.get(at) instanceof Link link) {
            return Optional.of(new Each(new Answer(new Which.From(link.url()), Facet.WHOLE, List.of()), noun, at + 1));
        }
        if (tokens.word(at).equals("its")
                && tokens.is(at + 1, Set.of("results", "data", "result", "content", "contents"))) {
            Ref field = new Answer(new Which.It(), Facet.WHOLE, List.of(tokens.word(at + 1)));
            return Optional.of(new Each(field, noun, at + 2));
        }
        Optional<RefReader.Found> found = new RefReader(tokens, "", webhook).at(at);
        return found.map(list -> new Each(list.ref(), noun, list.end()));
    }

    private static Ref answer() {
        return new Answer(new Which.It(), Facet.WHOLE, List.of());
    }
}
