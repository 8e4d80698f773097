package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;

/** Finds the words that say which of many are changed, and not what is to become of them. */
final class Describing {
    private final Tokens tokens;

    Describing(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Words that say which of many are meant, and not what is to become of them: "close all issues labelled stale". */
    BitSet words(Clause clause) {
        BitSet words = new BitSet();
        boolean many = clause.parts().stream()
                .filter(part -> part.relator().isEmpty() && part.size() > 0)
                .findFirst()
                .filter(this::isMany)
                .isPresent();
        boolean invites = EnglishWords.INVITING.has(clause.verb())
                && clause.parts().stream().anyMatch(part -> part.relator().equals("to") && isMany(part));
        boolean sets = EnglishWords.SETTING.has(clause.verb());
        clause.parts().stream()
                .filter(part -> (many || invites)
                        && !part.relator().isEmpty()
                        && Period.length(tokens, part.from()).isEmpty() // "by an hour" says how far
                        && tokens.find(
                                        part.from(),
                                        i -> i >= part.to() || tokens.word(i).contains("@"))
                                >= part.to()
                        && (EnglishWords.DESCRIBING.has(part.relator())
                                || EnglishWords.DESCRIBING.has(tokens.word(part.at())) // "assigned to Bob"
                                || (!sets && EnglishWords.CARRYING.has(part.relator()))))
                .forEach(part -> words.set(part.at(), part.to()));
        return words;
    }

    private boolean isMany(Part object) {
        if (tokens.find(object.from(), i -> i >= object.to() || EnglishWords.TAGGING.has(tokens.word(i)))
                < object.to()) {
            return false; // "the label wip" is taken off one
        }
        boolean all = EnglishWords.ALL.has(tokens.word(object.from()))
                || EnglishWords.EACH.has(tokens.word(object.from()))
                || EnglishWords.ARTICLE.has(tokens.word(object.from()));
        int noun = object.to() - 1;
        return all || !Lemma.singular(tokens.word(noun)).equals(tokens.word(noun));
    }
}
