package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Tells what adds to something that is there from what makes something new: "add a line at the end of the page". */
final class Extending {
    private static final int BONUS = 8;
    private final Tokens tokens;
    private final Knowledge knowledge;

    Extending(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** Whether a clause adds to what is there, and an operation would make something new. */
    boolean refuses(Operation operation, Clause clause) {
        return makes(operation) && (edge(clause) >= 0 || passage(clause) >= 0 || noted(operation, clause));
    }

    /** Takes the words for where it is added; gives what that adds to the chances of the operation. */
    int take(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        boolean adds = operation.is(Kind.PUT) && !operation.tells() && !makes(operation);
        boolean somewhere = operation.all("place").stream().anyMatch(one -> claim.has(one.name()));
        if (!adds
                || !somewhere
                || (!EnglishWords.EXTEND.has(clause.verb()) && edge(clause) < 0 && !noted(operation, clause))) {
            return 0;
        }
        int edge = edge(clause);
        if (edge >= 0 && EnglishWords.END.has(tokens.word(edge))) {
            claim.use(edge - 1, edge + 1);
        }
        int passage = passage(clause);
        if (passage >= 0) {
            claim.use(passage, passage + 1);
        }
        return edge >= 0 || passage >= 0 || !made(claim, clause) ? BONUS : 0;
    }

    /** 'write "x" on the page Roadmap': whether only a text is put on something that is there. */
    private boolean noted(Operation operation, Clause clause) {
        boolean text = EnglishWords.NOTING.has(clause.verb())
                && clause.parts().stream()
                        .filter(part -> part.relator().isEmpty())
                        .allMatch(part -> part.size() == 1 && tokens.get(part.from()) instanceof Token.Quote);
        return text
                && clause.parts().stream()
                        .filter(part ->
                                EnglishWords.AWAY.has(part.relator()) || EnglishWords.PLACING.has(part.relator()))
                        .anyMatch(part -> EnglishWords.DETERMINER.has(tokens.word(part.from()))
                                && !tokens.word(part.from() + 1).equals("new")
                                && tokens.find(part.from(), i -> i >= part.to() || holds(operation, i)) < part.to());
    }

    /** Whether a noun is of what the operation's tool adds texts to. */
    private boolean holds(Operation operation, int noun) {
        return knowledge.operations().stream()
                .filter(one -> one.is(Kind.PUT) && one.tool().equals(operation.tool()) && !makes(one) && !one.tells())
                .flatMap(one -> one.all("place").stream())
                .anyMatch(one -> one.nouns().contains(tokens.word(noun)));
    }

    /** Whether what the verb acts on is a thing of its own: "add a page". */
    private boolean made(Claim claim, Clause clause) {
        return clause.parts().stream()
                .filter(part -> part.relator().isEmpty())
                .anyMatch(part -> tokens.find(
                                part.from(),
                                i -> i >= part.to()
                                        || claim.operation.things().contains(Lemma.singular(tokens.word(i))))
                        < part.to());
    }

    private static boolean makes(Operation operation) {
        return !operation.tells()
                && operation.all("title", "name", "file").stream().anyMatch(Param::required);
    }

    /** The place of the word for where in it: "at the end of"; -1 for none. */
    private int edge(Clause clause) {
        for (int i = clause.all().from() + 2; i < clause.all().to(); i++) {
            boolean there = EnglishWords.EDGE.has(tokens.word(i))
                    && tokens.word(i - 1).equals("the")
                    && tokens.word(i - 2).matches("at|to|on|onto")
                    && tokens.word(i + 1).matches("of|in");
            if (there) {
                return i;
            }
        }
        return -1;
    }

    /** The place of a noun for a part of a text that is added to something: "the line"; -1 for none. */
    private int passage(Clause clause) {
        boolean to =
                edge(clause) >= 0 || clause.parts().stream().anyMatch(part -> EnglishWords.AWAY.has(part.relator()));
        for (Part part : clause.parts()) {
            int noun = tokens.after(part.from(), EnglishWords.ARTICLE.words());
            boolean said = to
                    && EnglishWords.EXTEND.has(clause.verb())
                    && part.relator().isEmpty()
                    && noun < part.to()
                    && EnglishWords.PASSAGE.has(Lemma.singular(tokens.word(noun)));
            if (said) {
                return noun;
            }
        }
        return -1;
    }
}
