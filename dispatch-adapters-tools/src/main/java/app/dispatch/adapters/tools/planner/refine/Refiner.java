package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Changes a plan as a text says: all of it or nothing. Safe for use by several threads. */
public final class Refiner {
    private static final int LONGEST = 200;
    private static final int LONGEST_CLAUSE = 2_000;
    private static final String WHAT_CAN_BE_SAID =
            "say what is to be another, such as “make it weekly”, “drop the last step”, “use #ops instead of #dev”,"
                    + " “set max to 50”, “also post it to Slack”, “only if there are any”";

    private final String planner;
    private final List<Reader> readers;

    /** Names itself {@code planner} in the plans that it changed. */
    public Refiner(String planner, ScheduleReader schedules) {
        this.planner = planner;
        Additions additions = new WordAdditions();
        this.readers = List.of(
                new NameReader(),
                new StartReader(schedules),
                new CareReader(),
                new OnlyIfReader(),
                new ValueReader(),
                new MoveReader(),
                new ParamReader(),
                new RemoveReader(),
                additions::add);
    }

    /**
     * The plan as it is when the brief is done.
     *
     * @throws Refusal {@code cannot_plan}, with what was understood and what was not
     */
    public Planned refine(Brief brief, Plan current) {
        Edit edit = new Edit(current, brief.catalogue());
        List<Choice> choices = new ArrayList<>();
        List<String> understood = new ArrayList<>();
        for (Tokens clause : Clauses.of(Scanner.scan(brief.input()))) {
            String written = shortened(clause.written());
            try {
                String as = read(clause, edit).orElseThrow(() -> new Unclear(WHAT_CAN_BE_SAID));
                choices.add(new Choice(clause.written(), clause.get(0).start(), as));
                understood.add("“" + written + "”: " + as);
            } catch (Unclear unclear) {
                throw refusal(written, unclear.text(), understood);
            }
        }
        if (choices.isEmpty()) {
            throw refusal(shortened(brief.input().strip()), WHAT_CAN_BE_SAID, understood);
        }
        edit.notes().forEach(note -> choices.add(new Choice("", -1, note)));
        return new Planned(edit.plan().madeBy(planner, assumptions(current, edit)), choices);
    }

    private Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        if (clause.written().length() > LONGEST_CLAUSE) {
            throw new Unclear(
                    "a change is said in at most " + LONGEST_CLAUSE + " characters; make it several sentences");
        }
        for (Reader reader : readers) {
            Optional<String> as = reader.read(clause, edit);
            if (as.isPresent()) {
                return as;
            }
        }
        return Optional.empty();
    }

    /** What was assumed before still holds, but for what was assumed of a schedule that is another now. */
    private static List<String> assumptions(Plan before, Edit edit) {
        boolean another = !Objects.equals(before.cron(), edit.plan().cron())
                || !Objects.equals(before.timezone(), edit.plan().timezone());
        List<String> all = new ArrayList<>(before.assumptions().stream()
                .filter(note -> !another || !StartReader.isOfASchedule(note))
                .toList());
        edit.notes().stream().filter(note -> !all.contains(note)).forEach(all::add);
        return all;
    }

    private static Refusal refusal(String clause, String why, List<String> understood) {
        Fields details = Fields.builder()
                .put("understood", Value.texts(understood))
                .put("notUnderstood", Value.texts(List.of(clause)))
                .put("hint", why)
                .build();
        return Refusal.of(ErrorCode.CANNOT_PLAN, "This change cannot be made. “" + clause + "”: " + why, details);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}
