package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads clauses that look at something: "list my open issues". */
final class LookReader {
    private final Knowledge knowledge;
    private final Looker looker;
    private final Addresses addresses;
    private final Together together;
    private final Verbs verbs;
    private final Score score;
    private final Asking asking;

    LookReader(
            Knowledge knowledge,
            Looker looker,
            Addresses addresses,
            Together together,
            Verbs verbs,
            Score score,
            Asking asking) {
        this.knowledge = knowledge;
        this.looker = looker;
        this.addresses = addresses;
        this.together = together;
        this.verbs = verbs;
        this.score = score;
        this.asking = asking;
    }

    List<Candidate> read(Setting setting, Sources sources) {
        Clause clause = setting.clause();
        BitSet none = new BitSet();
        List<Candidate> all = new ArrayList<>();
        for (Operation operation : knowledge.all(one -> one.is(Kind.LOOK))) {
            looker.look(operation, clause.parts(), none)
                    .flatMap(claim -> looked(claim, setting, sources))
                    .ifPresent(all::add);
        }
        if (clause.verb().isEmpty() || EnglishWords.LOOK.has(clause.verb())) {
            together.read(clause.parts(), none, "").ifPresent(many -> {
                BitSet used = (BitSet) Sources.words(many).clone();
                all.add(Candidate.about(null, Optional.of(many), used, score.of(used, clause.parts()) + 12));
            });
            addresses
                    .from(clause.parts(), none)
                    .ifPresent(call -> all.add(asking.of(
                            Candidate.about(
                                    null,
                                    Optional.of(call),
                                    (BitSet) call.claim().used.clone(),
                                    8),
                            clause.parts())));
        }
        return all;
    }

    private Optional<Candidate> looked(Claim claim, Setting setting, Sources sources) {
        Clause clause = setting.clause();
        boolean vague = Score.vague(claim);
        claim.bonus -= vague ? 6 : 0;
        boolean target = clause.verb().isEmpty()
                && !setting.givens().isEmpty()
                && clause.parts().size() == 1
                && vague; // "…, then Notion": where it goes
        boolean tells = clause.verb().isEmpty()
                && vague
                && clause.parts().stream()
                        .anyMatch(part ->
                                part.relator().isEmpty() && verbs.tells(part.to() - 1)); // "Slack standup reminder"
        int verb = verbs.fits(claim.operation, clause);
        if (tells || target || verb <= -50) {
            return Optional.empty();
        }
        boolean back = claim.thing.isEmpty() && sources.refers(claim.used) >= 0;
        int points = claim.bonus
                + (back ? -15 : 0)
                + score.of(claim.used, clause.parts())
                + verb
                + Score.named(claim)
                - Score.missing(claim, false);
        return Optional.of(asking.counted(
                Candidate.about(null, Optional.of(new Source.Look(claim)), (BitSet) claim.used.clone(), points),
                clause));
    }
}
