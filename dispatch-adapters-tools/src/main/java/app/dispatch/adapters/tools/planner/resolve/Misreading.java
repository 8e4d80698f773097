package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;

/** Tells where what something that is put would be about is not what its words mean. */
final class Misreading {
    private final Knowledge knowledge;
    private final Rivals rivals;
    private final Strangers strangers;

    Misreading(Knowledge knowledge, Rivals rivals, Strangers strangers) {
        this.knowledge = knowledge;
        this.rivals = rivals;
        this.strangers = strangers;
    }

    /** Whether something only names where it goes, or is what is turned into another. */
    boolean is(Claim claim, Source source, Clause clause) {
        boolean turns = EnglishWords.TURN.has(clause.verb())
                && !claim.thing.isEmpty()
                && source instanceof Source.Work work
                && work.claim().thing.isEmpty()
                && !work.claim().named; // "turn mails into issues"
        boolean where = source instanceof Source.Look look
                && !rivals.toolNamed(claim, clause.parts())
                && !EnglishWords.LOOK.has(clause.verb())
                && strangers.onlyPlace(look.claim());
        boolean whence = EnglishWords.WORK.has(clause.verb())
                && claim.thing.isEmpty()
                && claim.operation.all("place", "recipient").stream().noneMatch(one -> claim.has(one.name()))
                && source instanceof Source.Work work
                && work.of()
                        .filter(of -> of instanceof Source.Look look
                                && look.claim().operation.tool().equals(claim.operation.tool())
                                && look.claim().used.get(Math.max(0, claim.used.nextSetBit(0) - 1)))
                        .isPresent(); // "summarize #support on Slack"
        return turns
                || where
                || whence
                || (source instanceof Source.Look other && isOwn(claim, other.claim(), clause))
                || (source instanceof Source.Look look && strangers.makesThere(claim, look.claim()));
    }

    /** "a Discord thread from the newest message": whether its own tool has such things, and no other is named. */
    private boolean isOwn(Claim claim, Claim look, Clause clause) {
        return !claim.operation.tells()
                && !look.named
                && !look.operation.tool().equals(claim.operation.tool())
                && !rivals.toolNamed(look, clause.parts())
                && knowledge.of(look.thing).stream()
                        .anyMatch(one -> one.is(Kind.LOOK) && one.tool().equals(claim.operation.tool()) && claim.named);
    }
}
