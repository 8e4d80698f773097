package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;

/** Takes which field is added up that the users of a tool made themselves: "the sum of the Amount column". */
final class FieldSums {
    private final Tokens tokens;
    private final Knowledge knowledge;

    FieldSums(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** Whether numbers of a list are known, or such a field is named. */
    boolean counts(Claim list, int at, BitSet used) {
        return (list.operation.lists() && list.operation.member("amount").isPresent()) || fits(list, at, used);
    }

    /** Whether such a field is named behind the word at a place, which says that numbers are added up. */
    boolean fits(Claim list, int at, BitSet used) {
        int name = named(at);
        return list.operation.lists()
                && list.operation.member("fields").isPresent()
                && list.operation.member("amount").isEmpty()
                && list.field.isEmpty()
                && name < tokens.size()
                && tokens.get(name) instanceof Word
                && Knowledge.restricts(tokens.word(name))
                && !used.get(name)
                && knowledge.tool(tokens, name).isEmpty();
    }

    void take(Claim list, int at, BitSet used) {
        if (fits(list, at, used)) {
            int name = named(at);
            list.field = tokens.slice(name, name + 1).written();
            used.set(at, name + 1);
            boolean noun = list.operation
                    .member("fields")
                    .filter(one -> one.nouns().contains(tokens.word(name + 1)))
                    .isPresent(); // "the Amount column"
            used.set(name + 1, noun || used.get(name + 1));
        }
    }

    private int named(int at) {
        int of = tokens.word(at + 1).equals("of") ? at + 2 : at + 1;
        return tokens.after(of, EnglishWords.ARTICLE.words());
    }
}
