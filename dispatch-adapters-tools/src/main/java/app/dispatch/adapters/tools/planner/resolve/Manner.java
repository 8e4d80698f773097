package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/**
 * How the verb of a clause uses the words after it.
 *
 * @param verbAt where the verb stands; -1 for nowhere
 * @param telling whether it tells somebody, who stands after it
 * @param consuming whether it looks at its object, or works on it
 * @param working whether it only works on its object
 * @param definite whether the clause is about things that are there: "every mail", "the invoices"
 * @param making whether it makes something, so that "an issue" is none that is there
 * @param writing whether it makes a text of nothing, so that its object is none that is there
 * @param sending whether it sends something, so that "a mail" is none that is there
 * @param replying whether it writes an answer, so that what stands after "to" is there
 * @param changing whether it changes what is there
 */
record Manner(
        int verbAt,
        boolean telling,
        boolean consuming,
        boolean working,
        boolean definite,
        boolean making,
        boolean writing,
        boolean sending,
        boolean replying,
        boolean changing) {
    /** That of words without a verb. */
    static final Manner NONE = new Manner(-1, false, false, false, false, false, false, false, false, false);

    static Manner of(Clause clause, Tokens tokens, Knowledge knowledge) {
        String verb = clause.verb();
        boolean puts = EnglishWords.TELL.has(verb) || EnglishWords.MAKE.has(verb);
        boolean works = EnglishWords.WORK.has(verb) && !puts;
        boolean looks = EnglishWords.LOOK.has(verb);
        boolean writes = EnglishWords.WRITE.has(verb)
                && knowledge.operations().stream()
                        .anyMatch(one -> one.is(Kind.WORK)
                                && one.param("input").isEmpty()
                                && one.verbs().contains(verb));
        return new Manner(
                clause.verbAt(),
                verb.matches("tell|notify|ping|inform|alert|warn|let"),
                (works || (looks && !puts)) && !writes,
                works,
                definite(clause, tokens),
                EnglishWords.MAKE.has(verb) && !looks,
                writes,
                EnglishWords.TELL.has(verb) && !looks && !EnglishWords.PASS.has(verb),
                EnglishWords.REPLYING.has(verb),
                EnglishWords.CHANGE.has(verb) || EnglishWords.GRAVE.has(verb));
    }

    private static boolean definite(Clause clause, Tokens tokens) {
        return clause.parts().stream()
                .filter(part -> part.relator().isEmpty())
                .findFirst()
                .filter(part -> tokens.is(part.from(), Set.of("every", "all", "each", "the", "any", "my")))
                .isPresent();
    }
}
