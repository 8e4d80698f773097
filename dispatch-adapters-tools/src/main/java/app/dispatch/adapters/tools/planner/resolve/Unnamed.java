package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Tells whether a noun speaks of what came before, or of what is still to be made, and not of what a tool has that nobody named. */
final class Unnamed {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Unnamed(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** "write a plan …, and send the plan": whether no tool that has such things is spoken of. */
    boolean speaksOfBefore(Claim look, Setting setting) {
        int noun = look.thingAt.nextSetBit(0);
        boolean before = !setting.givens().isEmpty() || setting.arrives();
        if (!before
                || noun < 0
                || look.named
                || look.cuts()
                || narrows(look)
                || (!isBrought(setting) && isSpokenOf(look.operation.tool().id(), setting))) {
            return false;
        }
        return setting.parts().stream()
                .filter(part -> part.from() <= noun && noun < part.to())
                .anyMatch(part -> points(part, noun) || (isBrought(setting) && one(part, noun)));
    }

    /** Whether what a webhook brings, of which no tool tells, is all that there is yet. */
    private static boolean isBrought(Setting setting) {
        return setting.arrives()
                && setting.arrival().isEmpty()
                && setting.givens().isEmpty();
    }

    /** "the message". */
    private boolean one(Part part, int noun) {
        return part.relator().isEmpty()
                && EnglishWords.ARTICLE.has(tokens.word(part.from()))
                && noun == part.from() + 1
                && Lemma.singular(tokens.word(noun)).equals(tokens.word(noun));
    }

    /** Whether more than its noun says which are meant. */
    private boolean narrows(Claim look) {
        return look.used.stream()
                .anyMatch(word -> !look.thingAt.get(word)
                        && Knowledge.restricts(tokens.word(word))
                        && !EnglishWords.RELATOR.has(tokens.word(word)));
    }

    /** "the plan", "both versions", "me a plan": whether one is meant that was made, or is made now. */
    private boolean points(Part part, int noun) {
        int me = EnglishWords.ME.phrases().end(tokens, part.from());
        int from = Math.max(part.from(), me);
        return tokens.is(from, EnglishWords.BACK.words())
                || EnglishWords.THEIR.has(tokens.word(from))
                || EnglishWords.BOTH.phrases().at(tokens, from)
                || (tokens.is(from, Set.of("a", "an")) && noun <= from + 2);
    }

    /** "let AI write a note": whether a model writes what is called like something of a tool that nobody named. */
    boolean isWritten(Claim put, Setting setting) {
        boolean model = setting.parts().stream()
                .anyMatch(part -> tokens.find(part.from(), i -> i >= part.to() || isModel(i)) < part.to());
        return EnglishWords.WRITE.has(setting.verb())
                && model
                && !put.named
                && put.operation.params().values().stream()
                        .anyMatch(one -> one.required() && !one.is("content", "title", "name") && !put.has(one.name()))
                && !isSpokenOf(put.operation.tool().id(), setting);
    }

    private boolean isModel(int at) {
        Optional<String> tool = knowledge.tool(tokens, at).map(Knowledge.Named::what);
        return tool.isPresent()
                && knowledge.all(one -> one.tool().id().equals(tool.get())).stream()
                        .allMatch(one -> one.is(Kind.WORK));
    }

    private boolean isSpokenOf(String tool, Setting setting) {
        return setting.givens().stream()
                        .anyMatch(one -> one.operation().tool().id().equals(tool))
                || tokens.find(
                                0,
                                i -> knowledge
                                        .tool(tokens, i)
                                        .filter(one -> one.what().equals(tool))
                                        .isPresent())
                        < tokens.size();
    }
}
