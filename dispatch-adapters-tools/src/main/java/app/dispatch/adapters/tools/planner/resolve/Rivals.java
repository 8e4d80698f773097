package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Tells whether words name another tool, or somebody else, than what an operation puts something into. */
final class Rivals {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Verbs verbs;

    Rivals(Tokens tokens, Knowledge knowledge, Filler filler, Verbs verbs) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
        this.verbs = verbs;
    }

    /** Whether another tool is named as the place where it goes. */
    boolean other(Claim claim, Clause clause) {
        boolean sure = claim.named || verbs.owned(claim.operation, clause.verb());
        for (Part part : clause.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                if (!filler.words().spent().get(i)
                        && !claim.used.get(i)
                        && ((!sure && named(claim, part, i)) || away(claim, part, i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean named(Claim claim, Part part, int at) {
        Optional<Knowledge.Named> any = knowledge.tool(tokens, at);
        boolean own = any.filter(one -> one.what().equals(claim.operation.tool().id()) || works(one.what()))
                .isPresent();
        boolean before = any.isPresent()
                && any.get().end() < part.to()
                && claim.used.get(any.get().end());
        return any.isPresent() && !own && (before || part.relator().matches("to|into|in|on|onto"));
    }

    private boolean away(Claim claim, Part part, int at) {
        Optional<Knowledge.Named> named =
                part.relator().matches("to|into|via|by|through|using") ? knowledge.tool(tokens, at) : Optional.empty();
        boolean too = joined(part.at());
        boolean beside = claim.used.get(part.from(), part.to()).cardinality() > 0
                || (too && claim.operation.tells() && claim.named); // "to #a on X and to Y"
        return named.isPresent()
                && !works(named.get().what())
                && !beside
                && !named.get().what().equals(claim.operation.tool().id());
    }

    /** Whether somebody else is addressed than it can reach: by an e-mail address, in a chat. */
    boolean addressed(Claim claim, List<Part> parts) {
        for (Part part : parts) {
            boolean goes = claim.operation.tells() && part.relator().equals("to");
            int reached = tokens.find(part.from(), i -> i >= part.to() || (claim.used.get(i) && addresses(i)));
            int other =
                    tokens.find(part.from(), i -> i >= part.to() || (!claim.used.get(i) && addresses(i) && !joined(i)));
            int room = tokens.find(part.from(), i -> i >= part.to() || isRoom(claim, i)); // "to Slack #dev"
            if ((goes && other < part.to() && reached >= part.to()) || room < part.to()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a room of its tool is named that it does not go to. */
    private boolean isRoom(Claim claim, int at) {
        return claim.operation.tells()
                && tokens.word(at).startsWith("#")
                && !claim.used.get(at)
                && knowledge
                        .tool(tokens, at - 1)
                        .filter(one -> one.what().equals(claim.operation.tool().id()))
                        .isPresent();
    }

    /** Whether what stands at a place is one more. */
    private boolean joined(int at) {
        return EnglishWords.AND.has(tokens.word(at - 1)) || tokens.mark(at - 1, ',') || tokens.mark(at, ',');
    }

    private boolean addresses(int at) {
        return filler.words().written(at).matches("[^@\\s]+@[^@\\s]+\\.[a-z]{2,}");
    }

    /** Whether the tool that gets something is named before the one that gives it, as nobody lists them: "with Gmail, a model and Slack". */
    boolean backwards(Claim put, BitSet words, Clause clause) {
        boolean lists = clause.verb().isEmpty()
                && clause.parts().stream()
                        .noneMatch(part -> put.used.get(part.from(), part.to()).cardinality() > 0
                                && part.relator().matches("to|into|onto|via|in|on|as")
                                && toolNamed(put, List.of(part)));
        int own = -1;
        int other = -1;
        for (Part part : clause.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                Optional<String> tool = knowledge.tool(tokens, i).map(Knowledge.Named::what);
                boolean mine = tool.filter(put.operation.tool().id()::equals).isPresent();
                own = mine && own < 0 ? i : own;
                boolean gives = tool.isPresent()
                        && !mine
                        && words.get(i)
                        && !works(tool.get())
                        && part.relator().matches("|in|and|with|using");
                other = gives ? i : other;
            }
        }
        return lists && own >= 0 && other > own && !EnglishWords.NOTICE.has(tokens.word(own + 1));
    }

    /** Whether words only name the place where something is put: "in a Notion database". */
    boolean beside(Claim put, BitSet words, List<Part> parts) {
        for (Part part : parts) {
            boolean place = part.relator().matches("in|on|under")
                    && put.used.get(part.from(), part.to()).cardinality() > 0
                    && toolNamed(put, List.of(part));
            if (place && words.nextSetBit(part.from()) >= 0 && words.nextSetBit(part.from()) < part.to()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words of a claim name its tool. */
    boolean toolNamed(Claim claim, List<Part> parts) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                if (claim.used.get(i)
                        && knowledge
                                .tool(tokens, i)
                                .filter(one ->
                                        one.what().equals(claim.operation.tool().id()))
                                .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean works(String tool) {
        return knowledge.operations().stream()
                .anyMatch(one -> one.is(Kind.WORK) && one.tool().id().equals(tool));
    }

    /** "create the customer Fiona": whether what is looked at would be the very thing that is made. */
    static boolean itself(Claim claim, Source source) {
        return source instanceof Source.Look look
                && !claim.operation.tells()
                && !claim.thing.isEmpty()
                && claim.operation.param("content").filter(Param::required).isEmpty()
                && look.claim().operation.tool().equals(claim.operation.tool())
                && !look.claim().narrows()
                && look.claim().params.isEmpty()
                && (look.claim().thing.isEmpty() || look.claim().thing.equals(claim.thing));
    }

    /** "a page "x" and an event "y"": whether both are made, and one is not about the other. */
    static boolean apart(Claim claim, Source source, Setting setting) {
        return source instanceof Source.Known known
                && known.words().isEmpty()
                && known.given().operation().is(Kind.PUT)
                && !claim.operation.tells()
                && (setting.clause().beside() || another(claim, known.given()));
    }

    /** 'an issue "A" and an issue "B"': whether the same is made once more, by another title. */
    private static boolean another(Claim claim, Given given) {
        return claim.operation
                .param("title")
                .filter(one -> given.operation() == claim.operation && claim.has(one.name()))
                .isPresent();
    }

    /** "a Linear issue", "as a draft": whether words call what is made by its tool, or say that it becomes that. */
    boolean called(Claim claim, List<Part> parts) {
        return parts.stream()
                .filter(part -> part.relator().isEmpty() || part.relator().equals("as"))
                .anyMatch(part -> tokens.find(part.from(), i -> i >= part.to() || called(claim, part, i)) < part.to());
    }

    private boolean called(Claim claim, Part part, int at) {
        boolean thing = !claim.thing.isEmpty() && claim.thing.equals(Lemma.singular(tokens.word(at)));
        return thing
                && (part.relator().equals("as")
                        || knowledge
                                .tool(tokens, at - 1)
                                .filter(one ->
                                        one.what().equals(claim.operation.tool().id()))
                                .isPresent());
    }
}
