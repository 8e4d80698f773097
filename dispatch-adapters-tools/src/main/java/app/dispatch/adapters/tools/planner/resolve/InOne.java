package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells several things in one message: lists one after the other, how many there are of each, or a member of each of a list. */
final class InOne {
    /** Words that ask for a message of its own for each. */
    private static final Set<String> APART =
            Set.of("per", "separate", "separately", "individually", "individual", "own");

    private final Making plan;
    private final Readings readings;
    private final Sourcing sourcing;

    InOne(Making plan, Readings readings, Sourcing sourcing) {
        this.plan = plan;
        this.readings = readings;
        this.sourcing = sourcing;
    }

    /** "email me the title of each issue": whether somebody is told what each of several has, in one message. */
    boolean listsEach(Claim claim, Clause clause) {
        int end = clause.all().to();
        boolean apart = plan.tokens.find(clause.all().from(), i -> i >= end || plan.tokens.is(i, APART)) < end;
        return claim.operation.tells()
                && !apart
                && claim.operation.all("place", "recipient").stream().anyMatch(one -> claim.has(one.name()))
                && clause.parts().stream()
                        .anyMatch(part ->
                                part.relator().equals("of") && EnglishWords.EACH.has(plan.tokens.word(part.from())));
    }

    /** The texts of several things, one after the other. */
    String joined(Candidate candidate, Clause clause) {
        if (!(candidate.source().orElse(null) instanceof Source.Several)) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        boolean many = asksHowMany(clause);
        for (Given one : readings.together()) {
            if (many && one.lists()) {
                sourcing.count(one);
                texts.add(one.called() + ": {{ size(" + one.whole() + ") }}");
            } else {
                texts.add(Wording.of(one, List.of(), false));
            }
        }
        return String.join(many ? "\n" : "\n\n", texts);
    }

    /** "how many PRs are open and how many issues": whether only the numbers of several things are told. */
    private boolean asksHowMany(Clause clause) {
        int end = clause.all().to();
        return plan.tokens.find(
                        clause.all().from(),
                        i -> i >= end
                                || plan.tokens.phrase(i, "how many")
                                || (EnglishWords.NUMBER.has(plan.tokens.word(i))
                                        && plan.tokens.word(i + 1).equals("of")))
                < end;
    }
}
