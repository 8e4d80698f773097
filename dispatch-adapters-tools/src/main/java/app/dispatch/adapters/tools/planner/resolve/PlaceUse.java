package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what a part is about that names a place: where something goes, where it is, or where another tool has it. */
final class PlaceUse {
    /** How many words stand between a thing and where it is, at most: "the messages that Bob posted in". */
    private static final int NEAR = 4;

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    PlaceUse(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    /** Whether the place that a part names is not what an operation asks for in a parameter. */
    boolean isOther(Claim claim, Param param, Part part, List<Part> parts) {
        return goes(claim, part)
                || holds(claim, param, part, parts)
                || worked(claim, part, parts)
                || belongs(claim, part)
                || foreign(claim, part);
    }

    /** Whether a part says of what something is that goes elsewhere: "post the summary of #support". */
    private boolean belongs(Claim claim, Part part) {
        String noun = Lemma.singular(tokens.word(part.at() - 1));
        return claim.operation.is(Operation.Kind.PUT)
                && part.relator().equals("of")
                && part.at() > 0
                && !claim.used.get(part.at() - 1) // "release v1.2.0 of acme/api"
                && !EnglishWords.EDGE.has(noun)
                && !claim.operation.things().contains(noun)
                && claim.operation.params().values().stream()
                        .noneMatch(one -> one.nouns().contains(noun));
    }

    /** Whether a part says where what is worked on is. */
    private boolean worked(Claim claim, Part part, List<Part> parts) {
        boolean becomes = parts.stream()
                .anyMatch(one -> one.relator().equals("into") && one.from() < part.at()); // "into an issue in team ENG"
        if (becomes) {
            return false;
        }
        boolean worked =
                words.manner().working() && Set.of("in", "on", "from", "of", "").contains(part.relator());
        boolean written = words.manner().writing() // "write a poem about the release of acme/api"
                && Set.of("about", "from", "of").contains(part.relator());
        return claim.operation.is(Operation.Kind.PUT) && (worked || written);
    }

    /** "post the messages in #support in #ops": whether a part says where what is told is, as another says where it goes. */
    private boolean holds(Claim claim, Param param, Part part, List<Part> parts) {
        int held = held(part);
        String noun = tokens.word(held);
        boolean several = !noun.equals(Lemma.singular(noun)) || tokens.is(held - 1, EnglishWords.FIRST.words());
        boolean listed = several
                && claim.operation.tells()
                && part.relator().matches("in|from|of|on|at")
                && knowledge.of(Lemma.singular(noun)).stream()
                        .anyMatch(one -> one.is(Operation.Kind.LOOK)
                                && one.lists()
                                && one.all("place").stream().anyMatch(place -> names(place, part)));
        return listed
                && parts.stream()
                        .anyMatch(other -> !other.equals(part)
                                && !EnglishWords.AND.has(tokens.word(other.at() - 1))
                                && !other.relator().matches("from|of")
                                && names(param, other));
    }

    /** The place of what is in a part, with when or by whom it was made in between: "the messages posted yesterday in #support". */
    private int held(Part part) {
        for (int i = part.at() - 1; i >= Math.max(0, part.at() - NEAR); i--) {
            if (!knowledge.of(Lemma.singular(tokens.word(i))).isEmpty()) {
                return i;
            }
        }
        return part.at() - 1;
    }

    /** Whether one word of a part is written as such a place is. */
    private boolean names(Param place, Part part) {
        return tokens.find(part.from(), i -> i >= part.to() || Forms.fits(place, words.written(i))) < part.to();
    }

    /** Whether a part says where something goes, and not where what is looked at is. */
    private boolean goes(Claim claim, Part part) {
        String before = tokens.word(part.at() - 1);
        if (claim.operation.is(Operation.Kind.LOOK) && words.told(part)) {
            return true;
        }
        return claim.operation.is(Operation.Kind.LOOK)
                && part.relator().matches("to|into|onto")
                && !words.manner().replying()
                && Lemma.in(claim.operation.things(), before).isEmpty()
                && !claim.operation.things().contains(Lemma.singular(before));
    }

    /** Whether a part names only another tool, as "the Discord channel #x" does. */
    private boolean foreign(Claim claim, Part part) {
        boolean other = EnglishWords.PLACING.has(tokens.word(part.to()))
                && tells(part.to() + 1, claim.operation)
                && ((claim.operation.tells() && part.relator().equals("to"))
                        || (part.size() == 1 && tokens.word(part.from()).startsWith("#")));
        if (other) {
            return true; // "to #deploys on Slack and to Discord", "the messages of #ops on Slack"
        }
        for (int i = part.from(); i < part.to(); i++) {
            Optional<Knowledge.Named> named = knowledge.tool(tokens, i);
            if (named.filter(one -> one.what().equals(claim.operation.tool().id()))
                    .isPresent()) {
                return false;
            }
            if (named.filter(this::isRoom).isPresent()) {
                return true;
            }
            other |= named.isPresent()
                    && i + 1 < part.to()
                    && knowledge.thing(tokens, named.get().end(), part.to()).isPresent();
        }
        return other && EnglishWords.ARTICLE.has(tokens.word(part.from()));
    }

    /** "Slack #dev", "Discord channel #dev": whether a room of the tool stands behind its name. */
    private boolean isRoom(Knowledge.Named tool) {
        String noun = tokens.word(tool.end());
        boolean called = knowledge.operations().stream()
                .filter(one -> one.tool().id().equals(tool.what()))
                .flatMap(one -> one.all("place").stream())
                .anyMatch(place -> place.nouns().contains(noun));
        return noun.startsWith("#") || (called && tokens.word(tool.end() + 1).startsWith("#"));
    }

    /** Whether another tool than an operation's is named that tells people something. */
    boolean tells(int at, Operation operation) {
        String tool = knowledge.tool(tokens, at).map(Knowledge.Named::what).orElse("");
        return !tool.equals(operation.tool().id())
                && knowledge.operations().stream()
                        .anyMatch(one -> one.tool().id().equals(tool) && one.tells());
    }
}
