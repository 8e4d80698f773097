package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.TriggerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is to start the plan: "make it weekly", "at 8 instead of 9", "in Berlin time", "run it by hand". */
final class StartReader implements Reader {
    private static final Pattern BY_HAND = Pattern.compile(
            "(?:(?:make|run|start|launch) (?:it|this|the plan) )?(?:only )?"
                    + "(?:by hand|manually|manual|on demand|on-demand|by myself)(?: only| instead)?"
                    + "|i(?:'ll| will|'d rather)? (?:run|start) (?:it|this) (?:myself|by hand|manually)"
                    + "|(?:run|start) it (?:only )?when i (?:say so|ask|start it|want)"
                    + "|(?:no|without a|remove the|drop the|delete the|cancel the|clear the|turn off the|stop the|get rid of the)"
                    + " (?:schedule|timer|cron)(?: any more| anymore)?"
                    + "|(?:don't|do not) (?:schedule it|run it (?:on a schedule|automatically|by itself))(?: any more| anymore)?");
    private static final Pattern BY_WEBHOOK = Pattern.compile(
            "(?:(?:make|run|start|trigger|fire) (?:it|this|the plan) )?(?:by|from|on|with|through|via|as|when)? ?"
                    + "(?:a |an |the |its )?(?:incoming )?webhook(?: (?:call|instead|only|is called|comes in|fires))*");
    private static final Pattern TO = Pattern.compile(
            "(?:move|change|switch|shift|reschedule|set)(?: it| this| the time| the schedule| the start| the plan)?"
                    + "(?: from .+?)? to (.+)");
    private static final Pattern ZONE = Pattern.compile(".*\\b(?:time ?zone|tz)\\b(?: to| is|:| of)? (.+)");
    private static final Pattern CLOCK =
            Pattern.compile("(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]\\.?m\\.?)?|noon|midnight)\\b.*");
    private static final Pattern AT = Pattern.compile("(?:\\w+ ){0,4}at (?:\\d|noon|midnight)");
    private static final Set<String> FILLER = Phrases.words("""
            make it run to the schedule time plan workflow change set instead be now please only do start move starting
            this that have as switch on is just send use runs for reschedule shift everything them in at and keep""");
    private static final String EVERY_DAY = "every day ";

    private final ScheduleReader schedules;

    StartReader(ScheduleReader schedules) {
        this.schedules = schedules;
    }

    /** Whether an assumption is one of a schedule. */
    static boolean isOfASchedule(String note) {
        return note.startsWith("No time of day was said")
                || note.startsWith("No day was said")
                || note.startsWith("No weekday was said")
                || note.startsWith("No time zone was said")
                || note.startsWith("It was not said how often");
    }

    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        String said = clause.written().toLowerCase(Locale.ROOT).replace('’', '\'');
        Plan plan = edit.plan();
        if (BY_HAND.matcher(said).matches()) {
            edit.start(TriggerKind.MANUAL, null, plan.timezone());
            return Optional.of("started by hand");
        }
        if (BY_WEBHOOK.matcher(said).matches()) {
            edit.start(TriggerKind.WEBHOOK, null, plan.timezone());
            return Optional.of("started by its webhook");
        }
        boolean data =
                clause.list().stream().anyMatch(token -> token instanceof Token.Quote || token instanceof Token.Link);
        if (data && !said.contains("cron")) {
            return Optional.empty();
        }
        String bare = bare(said, clause.written());
        Optional<Timing> timing = timing(bare);
        if (timing.isEmpty() && AT.matcher(bare.toLowerCase(Locale.ROOT)).lookingAt()) {
            timing = timing(EVERY_DAY + bare).map(StartReader::onAnyDay);
        }
        if (timing.isPresent()) {
            return Optional.of(schedule(timing.get(), bare, edit));
        }
        return zone(bare, edit);
    }

    /** Without what it was before, and with the word that a time of day has before it. */
    private static String bare(String said, String written) {
        String bare = written.replaceFirst("(?i),? *\\b(?:instead of|rather than|and not|, not)\\b.*$", "")
                .replaceFirst("(?i) instead$", "");
        if (said.matches("(?:skip|not on|without|no) (?:the )?weekends?")) {
            return "on weekdays";
        }
        Matcher to = TO.matcher(bare.toLowerCase(Locale.ROOT));
        String tail = to.matches() ? bare.substring(to.start(1)) : bare;
        return CLOCK.matcher(tail.toLowerCase(Locale.ROOT)).matches() ? "at " + tail : tail;
    }

    private Optional<Timing> timing(String text) throws Unclear {
        try {
            Optional<Timing> timing = schedules
                    .read(Scanner.scan(text))
                    .filter(found -> isFiller(found.rest()))
                    .map(ScheduleReader.Found::timing);
            if (timing.filter(one -> one.cron() == null || one.condition() != null)
                    .isPresent()) {
                throw new Unclear("five cron fields cannot say this schedule: say another one, or plan the brief anew");
            }
            return timing;
        } catch (Unsayable unsayable) {
            throw new Unclear(unsayable.text());
        }
    }

    /** A time of day alone: on which days was not said. */
    private static Timing onAnyDay(Timing timing) {
        List<String> notes = new ArrayList<>(timing.assumptions());
        notes.addFirst("No day was said: the plan starts every day.");
        return new Timing(timing.cron(), timing.zone(), timing.condition(), notes);
    }

    private static boolean isFiller(Tokens rest) {
        return rest.find(0, at -> !rest.is(at, FILLER) && !rest.separator(at)) == rest.size();
    }

    private static String schedule(Timing timing, String said, Edit edit) {
        Plan plan = edit.plan();
        Timing kept = CronMerge.of(plan.cron(), plan.timezone(), timing, said);
        edit.start(TriggerKind.SCHEDULE, kept.cron(), kept.zone());
        kept.assumptions().forEach(edit::note);
        noteTrigger(edit);
        return "cron " + kept.cron() + (kept.zone() == null ? "" : " " + kept.zone());
    }

    /** A time zone that is said alone is read as that of a time of day. */
    private Optional<String> zone(String said, Edit edit) throws Unclear {
        Matcher zone = ZONE.matcher(said);
        Optional<Timing> timing = timing(EVERY_DAY + "at 9 " + (zone.matches() ? "timezone " + zone.group(1) : said));
        if (timing.isEmpty() || timing.get().zone() == null) {
            return Optional.empty();
        }
        Plan plan = edit.plan();
        TriggerKind kind = plan.trigger();
        edit.start(
                kind == null ? TriggerKind.MANUAL : kind,
                plan.cron(),
                timing.get().zone());
        timing.get().assumptions().stream().filter(note -> !isOfASchedule(note)).forEach(edit::note);
        return Optional.of("time zone " + timing.get().zone());
    }

    private static void noteTrigger(Edit edit) {
        boolean reads = edit.steps().stream().anyMatch(Wires::readsTrigger);
        if (reads) {
            edit.note("A schedule brings no `trigger`: write these values into the steps before it is switched on.");
        }
    }
}
