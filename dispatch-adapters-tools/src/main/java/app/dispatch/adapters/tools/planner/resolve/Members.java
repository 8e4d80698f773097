package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Lemma;
import java.util.Optional;

/** Finds the members of what an operation gives by the words that people have for them. */
final class Members {
    private Members() {}

    /** The member of an operation's items that a word names. */
    static Optional<String> named(Operation operation, String word) {
        String noun = Lemma.singular(word);
        if (Period.isUnit(noun)) {
            return Optional.empty();
        }
        return operation.members().values().stream()
                .filter(one -> !one.is("raw")
                        && !(one.is("attachments")
                                && operation.param("includes_attachments").isPresent())
                        && (one.nouns().contains(noun)
                                || one.nouns().contains(word)
                                || one.role().equals(noun)
                                || (one.is("link") && EnglishWords.LINK.has(word))
                                || (one.is("item") && noun.equals("id"))
                                || (one.is("title") && noun.equals("name"))))
                .map(Param::name)
                .findFirst()
                .or(() -> EnglishWords.MOMENT.has(noun) ? moment(operation) : Optional.empty());
    }

    /** When something is: "the date and time". */
    private static Optional<String> moment(Operation operation) {
        return operation.member("start").or(() -> operation.member("date")).map(Param::name);
    }
}
