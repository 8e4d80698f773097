package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is known of something that is looked at: words that say no more than that restrict nothing.
 *
 * @param words what such things are called, and whose they are
 * @param asked what it is asked for, in small letters
 */
record Known(Set<String> words, String asked) {
    static final Known NOTHING = new Known(Set.of(), "");

    private static final Set<String> SMALL = Phrases.words("""
            a an the my our your of in on at to from and or with by is are was were it its they them their there i we
            you if only but when then so be been has have had 's that which any all right now currently again here
            number count amount many how open degrees celsius fahrenheit points percent items things ones total
            altogether provided assuming case as long event unless except otherwise once whenever just also reaches
            doesn't isn't aren't does do got not no none nothing empty anything something some least one more found there's
            exist exists still me come up find finds yes least-one""");

    static Known of(Branch.Given given) {
        Set<String> known = new HashSet<>();
        if (given.operation() == null) {
            known.addAll(words(given.called()));
        } else {
            given.operation().things().forEach(thing -> known.addAll(words(thing)));
            known.removeAll(Qualifiers.words(given.operation()));
            known.add(given.operation().tool().id());
            known.addAll(words(given.operation().tool().label()));
        }
        return new Known(known, (given.step().params + " " + given.expression()).toLowerCase(Locale.ROOT));
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split(" "));
    }

    /** Whether these words add nothing to it. */
    boolean all(Tokens said) {
        int at = 0;
        while (at < said.size()) {
            int time = asked.contains("run.") ? time(said, at) : 0;
            if (time == 0 && !plain(said, at)) {
                return false;
            }
            at = Math.max(time, at + 1);
        }
        return true;
    }

    /** The place after a time that is asked for; 0 when none stands there. */
    private static int time(Tokens said, int at) {
        return Times.at(said, at)
                .map(Times.Period::end)
                .or(() -> Span.past(said, at).map(Span::end))
                .or(() -> Span.age(said, at).map(Span::end))
                .orElse(0);
    }

    private boolean plain(Tokens said, int at) {
        String word = said.word(at);
        return !(said.get(at) instanceof Token.Word)
                || SMALL.contains(word)
                || words.contains(word)
                || words.contains(Nouns.singular(word))
                || (!asked.isEmpty() && asked.contains(word));
    }
}
