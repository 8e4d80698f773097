package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;

/** Tells what is near enough to come, as often as that is looked for: "ten minutes before a meeting". */
final class Nearness {
    private final Making plan;
    private final Tokens tokens;

    Nearness(Making plan) {
        this.plan = plan;
        this.tokens = plan.tokens;
    }

    /** Only what begins between two looks, each a length of time ahead. */
    void near(Claim claim, String start, long lead, long minutes) {
        String from = lead > 0 ? " + duration('" + Period.length(lead) + "')" : "";
        claim.filters.add(start + " >= run.startedAt" + from);
        if (lead > 0) {
            claim.filters.add(start + " < run.startedAt + duration('" + Period.length(lead + minutes) + "')");
        }
        plan.notes.add(
                lead > 0
                        ? "What is near is what begins " + lead + " to " + (lead + minutes) + " minutes after a run."
                        : "What is near is what begins in the " + minutes + " minutes after a run.");
    }

    /** "ten minutes before a meeting": how long before, in minutes; 0 where that is not said. */
    long lead(Arrival arrival) {
        for (int i = plan.event().from(); i < plan.event().to(); i++) {
            Optional<Period.Length> length = Period.length(tokens, i);
            int end = length.map(Period.Length::end).orElse(i);
            int before = length.isPresent() ? EnglishWords.BEFOREHAND.phrases().end(tokens, end) : 0;
            if (before > 0) {
                arrival.used().set(i, before);
                return length.orElseThrow().minutes();
            }
        }
        return 0;
    }
}
