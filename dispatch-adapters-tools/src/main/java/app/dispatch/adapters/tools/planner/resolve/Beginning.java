package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes the hour at which one of a list begins: "my 3 pm meeting", "the call from 2 pm". */
final class Beginning {
    private final FreeWords words;
    private final Tokens tokens;

    Beginning(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> start = claim.operation.member("start");
        for (Part part : start.isPresent() ? parts : List.<Part>of()) {
            for (int i = part.from(); i < part.to(); i++) {
                Optional<TimeWords.Hour> hour = TimeWords.hour(tokens, i).filter(one -> !one.plain());
                int end = hour.map(TimeWords.Hour::end).orElse(i);
                boolean says = hour.isPresent()
                        && words.free(claim, taken, i, end)
                        && (claim.thingAt.get(end)
                                || (part.relator().equals("from") && i == part.from() && end == part.to()));
                if (says) {
                    begins(claim, start.get(), hour.get().minute());
                    claim.use(part.relator().equals("from") ? part.at() : i, end);
                    return;
                }
            }
        }
    }

    /** Times are as they are where the thing is; a day that was not said is that of the run. */
    private static void begins(Claim claim, Param start, int minute) {
        claim.filters.add("string(thing." + start.name() + ").contains("
                + Expressions.text(String.format(Locale.ROOT, "T%02d:%02d", minute / 60, minute % 60)) + ")");
        Optional<Param> since = claim.operation.param("since").filter(one -> !claim.has(one.name()));
        Optional<Param> until = claim.operation.param("until").filter(one -> !claim.has(one.name()));
        if (since.isPresent() && until.isPresent()) {
            claim.params.put(since.get().name(), Value.of(Expressions.template(Appointment.TODAY)));
            claim.params.put(
                    until.get().name(), Value.of(Expressions.template(Appointment.TODAY + " + duration('24h')")));
            claim.notes.add("It was not said on which day it is: today is taken.");
        }
    }
}
