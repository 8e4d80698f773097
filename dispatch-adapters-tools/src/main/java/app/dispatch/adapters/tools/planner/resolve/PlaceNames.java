package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;

/** Takes places that are looked up by the names that people give them: "under Meeting notes", "the rows of Tasks". */
final class PlaceNames {
    private static final int NEAR = 8;

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Naming naming;
    private final Tokens tokens;

    PlaceNames(FreeWords words, Knowledge knowledge, Naming naming) {
        this.words = words;
        this.knowledge = knowledge;
        this.naming = naming;
        this.tokens = words.tokens();
    }

    /** "the rows of Tasks": a place by its name, after what is in it. */
    void belonging(Claim claim, Param param, Part part, BitSet taken) {
        boolean in = part.relator().matches("of|in|from")
                && param.isId()
                && !claim.has(param.name())
                && claim.operation.is(Operation.Kind.LOOK)
                && part.at() > 0
                && claim.thingAt.get(part.at() - 1)
                && findable(claim.operation);
        int end = part.from();
        while (in && end < part.to() && words.free(claim, taken, end) && naming.isName(end)) {
            end++;
        }
        if (end > part.from()) {
            lookUp(claim, param, part, part.from(), end);
        }
    }

    /** "the Notion Tasks rows": a place by its name between its tool and what is in it. */
    void between(Claim claim, Param param, Part part, BitSet taken) {
        int noun = claim.thingAt.nextSetBit(part.from());
        boolean in = param.isId()
                && !claim.has(param.name())
                && claim.operation.is(Operation.Kind.LOOK)
                && noun > part.from()
                && noun < part.to()
                && findable(claim.operation);
        int from = noun;
        while (in && from > part.from() && words.free(claim, taken, from - 1) && naming.isName(from - 1)) {
            from--;
        }
        boolean named = in
                && from < noun
                && knowledge
                        .tool(tokens, from - 1)
                        .filter(one -> one.what().equals(claim.operation.tool().id()))
                        .isPresent();
        if (named) {
            lookUp(claim, param, new Part("", from, from, noun), from, noun);
        }
    }

    /** "the customers in the Customers database": the name of the place once more, for what is in it. */
    void again(Claim claim, int from, int end) {
        for (int i = Math.max(0, from - NEAR); end == from + 1 && i < Math.min(tokens.size(), end + NEAR); i++) {
            if (!claim.used.get(i) && Lemma.singular(tokens.word(i)).equals(Lemma.singular(tokens.word(from)))) {
                claim.use(i, i + 1);
            }
        }
    }

    private void lookUp(Claim claim, Param param, Part part, int from, int end) {
        claim.lookups.put(
                param.name(),
                new Claim.Lookup(
                        param.name(), param.nouns().stream().findFirst().orElse("place"), words.value(from, end)));
        claim.use(part.at(), end);
        claim.named = true;
    }

    /** "under Meeting notes": a page by its name. */
    void under(Claim claim, Param param, Part part, BitSet taken) {
        boolean within = part.relator().matches("to|in|into")
                && claim.named
                && claim.operation.is(Operation.Kind.PUT)
                && !claim.operation.tells()
                && !Period.covers(tokens, part.from());
        boolean under = (within || EnglishWords.UNDER.has(part.relator()))
                && param.isId()
                && !claim.has(param.name())
                && findable(claim.operation);
        int start = tokens.after(part.from(), EnglishWords.ARTICLE.words());
        int end = start;
        while (under
                && end < part.to()
                && words.free(claim, taken, end)
                && (naming.isName(end) || (end == start && tokens.get(end) instanceof Quote))) {
            end++;
        }
        if (end > start) {
            claim.lookups.put(
                    param.name(),
                    new Claim.Lookup(
                            param.name(), param.nouns().stream().findFirst().orElse("place"), words.value(start, end)));
            claim.use(part.at(), end);
            claim.named = true;
        }
    }

    /** Whether things of an operation's tool can be looked up by their names. */
    private boolean findable(Operation operation) {
        return knowledge.operations().stream()
                .anyMatch(one -> one.is(Operation.Kind.LOOK)
                        && one.lists()
                        && one.tool().id().equals(operation.tool().id())
                        && one.param("query").isPresent()
                        && one.member("item").isPresent());
    }
}
