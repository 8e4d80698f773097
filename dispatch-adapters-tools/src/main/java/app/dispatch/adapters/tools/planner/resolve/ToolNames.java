package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the names of an operation's tool. */
final class ToolNames {
    private final FreeWords words;
    private final Knowledge knowledge;
    private final Things things;
    private final Tokens tokens;

    ToolNames(FreeWords words, Knowledge knowledge, Things things) {
        this.words = words;
        this.knowledge = knowledge;
        this.things = things;
        this.tokens = words.tokens();
    }

    /** Takes the names of the tool in parts that are about what the operation does with it. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            boolean written = words.manner().writing()
                    && part.from() > words.manner().verbAt()
                    && part.relator().isEmpty()
                    && !EnglishWords.ARTICLE.has(tokens.word(part.from()));
            if (claim.operation.is(Operation.Kind.LOOK)
                    && (written
                            || things.isAsked(part)
                            || tokens.find(part.from(), i -> i >= part.to() || things.isSent(part, i)) < part.to())) {
                continue;
            }
            for (int i = part.from(); i < part.to(); i++) {
                Optional<Knowledge.Named> named =
                        words.free(claim, taken, i) ? knowledge.tool(tokens, i) : Optional.empty();
                if (named.isPresent()
                        && named.get().what().equals(claim.operation.tool().id())
                        && named.get().end() <= part.to()
                        && meant(claim, part, i, named.get())) {
                    claim.use(i, named.get().end());
                    claim.named = true;
                    if (part.relator().matches("on|in|from|via|using|with|to|by|through|into|at|as")) {
                        claim.use(part.at(), part.from());
                    }
                }
            }
        }
    }

    /** Whether a part names the tool as the one that the operation is to use. */
    private boolean meant(Claim claim, Part part, int at, Knowledge.Named named) {
        if (claim.operation.is(Operation.Kind.LOOK)) {
            return !part.relator().matches("to|into|onto|via|by|over|through");
        }
        boolean answered = words.manner().replying()
                && claim.operation.is(Operation.Kind.PUT)
                && part.relator().equals("to")
                && EnglishWords.ARTICLE.has(tokens.word(part.from()))
                && knowledge.thing(tokens, at, part.to()).isPresent();
        if (answered) {
            return false; // "a reply to the last mail"
        }
        boolean away = !claim.operation.is(Operation.Kind.PUT)
                || part.relator().matches("to|into|in|on|via|by|with|through|using|as|at|over")
                || (part.relator().equals("for") && claim.operation.tells());
        boolean told = claim.operation.tells()
                && part.relator().isEmpty()
                && (at == part.from() ? words.manner().telling() : isRoom(claim, part, at, named.end()));
        boolean people = claim.operation.tells()
                && part.relator().isEmpty()
                && words.manner().sending()
                && named.end() + 1 == part.to()
                && (EnglishWords.PEOPLE.has(tokens.word(named.end()))
                        || EnglishWords.PARTY.has(
                                Lemma.singular(tokens.word(named.end())))); // "welcome new Discord members"
        return people
                || away
                || outgoing(claim, part, named.end())
                || (!words.manner().working() && alone(part, at, named.end()))
                || told;
    }

    /** "tell our Discord channel #general": whether a room of the tool is told something. */
    private boolean isRoom(Claim claim, Part part, int at, int end) {
        boolean noun = claim.operation.all("place").stream()
                .anyMatch(place -> place.nouns().contains(tokens.word(end)));
        int room = noun ? end + 1 : end;
        boolean said = words.manner().sending()
                && room + 1 < tokens.size()
                && tokens.get(room + 1) instanceof Token.Quote; // and no room that is sent to somebody
        return EnglishWords.ARTICLE.has(tokens.word(part.from()))
                && at == part.from() + 1
                && tokens.word(room).startsWith("#")
                && (said || words.manner().telling());
    }

    /** Whether the verb acts on nothing but the tool: "update Notion". */
    private boolean alone(Part part, int at, int end) {
        return part.relator().isEmpty()
                && end == part.to()
                && tokens.after(part.from(), EnglishWords.ARTICLE.words()) == at
                && !tokens.is(part.from(), Set.of("every", "all", "each", "any", "those", "these", "the"));
    }

    /** "a Slack message", "a Linear ticket": the tool that gets it. */
    private boolean outgoing(Claim claim, Part part, int end) {
        if (part.relator().matches("of|from|about|in|on")
                || (words.manner().consuming() && part.relator().isEmpty())) {
            return false;
        }
        boolean definite =
                part.from() < part.to() && tokens.is(part.from(), Set.of("the", "my", "our", "all", "every", "each"));
        Optional<Knowledge.Named> thing = end < part.to() ? knowledge.thing(tokens, end, part.to()) : Optional.empty();
        boolean makes = thing.filter(one -> claim.operation.things().contains(one.what()))
                .isPresent();
        boolean next = false;
        for (int i = end + 1; i < Math.min(part.to(), end + 4); i++) {
            next |= EnglishWords.OUTGOING.has(tokens.word(i));
        }
        return !definite
                && (makes
                        || (next
                                && (claim.operation.tells()
                                        || tokens.word(end + 1).equals("export")))
                        || (claim.operation.tells() && EnglishWords.OUTGOING.has(tokens.word(end))));
    }
}
