package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;

/** Finds the members of what an operation gives by the words that people have for them. */
final class Members {
    private Members() {}

    /**
     * A member that words name.
     *
     * @param end the place after them
     */
    record Found(Param member, int end) {}

    /** The member that the words from a place on name: "amount", "due date". */
    static Optional<Found> at(Operation operation, Tokens tokens, int at) {
        return pair(operation, tokens, at)
                .map(one -> new Found(one, at + 2))
                .or(() -> named(operation, tokens.word(at))
                        .map(operation.members()::get)
                        .map(one -> new Found(one, at + 1)));
    }

    /** The member that two words name which stand at a place: "due date", "start time". */
    static Optional<Param> pair(Operation operation, Tokens tokens, int at) {
        String first = tokens.word(at);
        String second = Lemma.singular(tokens.word(at + 1));
        return operation.members().values().stream()
                .filter(one -> one.nouns().contains(first + " " + second)
                        || (EnglishWords.MOMENT.has(second)
                                && one.isTime()
                                && (one.role().equals(first) || one.words().containsKey(first + " *"))))
                .findFirst();
    }

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
