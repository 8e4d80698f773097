package app.dispatch.server.command;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Command;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.terminal.PlanView;
import app.dispatch.server.terminal.RunView;
import app.dispatch.server.terminal.Screen;
import app.dispatch.server.terminal.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a run to its end, asks for approvals, and prints its answer. For one run. */
final class RunFollow {
    /** The options that say how. */
    static final String OUTPUT = "--output";

    static final String QUIET = "--quiet";

    private static final Set<String> ENDED = Set.of("ok", "failed", "cancelled");
    private static final int WIDEST = 500;

    private final Asked asked;
    private final Screen screen;
    private final Set<String> known = new HashSet<>();

    RunFollow(Asked asked, Screen screen) {
        this.asked = asked;
        this.screen = screen;
    }

    /** Gives the verb the options that say how a run is followed. */
    static Verb options(Verb verb) {
        return verb.option(OUTPUT, "STEP", "Print the output of this step at the end, and not that of the last one.")
                .flag("Print the answer alone.", "-q", QUIET);
    }

    /** Whether people look on. */
    static boolean isShown(Asked asked) {
        return asked.format() == Format.TEXT && !asked.flag(QUIET);
    }

    /** Starts a run by that request and follows it. */
    static int start(Asked asked, Request request) throws CannotStart {
        Fields run = asked.ask(request.header("Prefer", "respond-async")).fields("run");
        try (Screen screen = asked.surroundings().screen()) {
            if (isShown(asked)) {
                screen.line(run.text("id").orElse(""));
            }
            return new RunFollow(asked, screen).follow(run, width(asked, run), true);
        }
    }

    /** The length of the longest id of a step in the plan of a run. */
    static int width(Asked asked, Fields run) throws CannotStart {
        Fields plan = asked.ask(Request.get("/api/runs/{}/plan", run.text("id").orElse("")))
                .fields("plan");
        return new PlanView(plan, List.of()).width();
    }

    /**
     * Follows it.
     *
     * @param width the length of the longest step's id, as far as it is known
     * @param own whether it was started just now, so that it ends when this program is to stop
     * @return the exit code
     */
    int follow(Fields started, int width, boolean own) throws CannotStart {
        String id = started.text("id").orElse("");
        if (!own && asked.api().endsWithMe() && !isEnded(started)) {
            throw new CannotStart("Nobody runs " + id + " just now; ./dispatch resume goes on with it.");
        }
        RunOutput output = output(width);
        RunWatch.End end = new RunWatch(asked.api(), id, output, () -> look(id)).watch(asked, own);
        if (end == RunWatch.End.STOPPED) {
            return Command.INTERRUPTED;
        }
        Fields run = asked.api().insist(Request.get("/api/runs/{}", id)).fields("run");
        output.ended(run);
        if (isShown(asked)) {
            missing(run);
        }
        answer(run);
        return code(run);
    }

    private RunOutput output(int width) {
        if (asked.flag("--json")) {
            return new RunOutput.ForPrograms(asked.surroundings().out());
        }
        return isShown(asked)
                ? new RunOutput.ForPeople(
                        new RunView(width, screen, asked.surroundings().clock()))
                : new RunOutput.Quiet();
    }

    private static boolean isEnded(Fields run) {
        return run.text("status").filter(ENDED::contains).isPresent();
    }

    private int code(Fields run) {
        if (run.text("status").filter("ok"::equals).isPresent()) {
            return Command.OK;
        }
        return asked.surroundings().stop().isRequested() ? Command.INTERRUPTED : Command.FAILED;
    }

    private void answer(Fields run) throws CannotStart {
        if (asked.flag("--json")) {
            return;
        }
        String step = asked.option(OUTPUT).orElse("");
        Optional<Value> found = Answer.of(run, step);
        if (found.isEmpty()) {
            if (!step.isEmpty()) {
                throw new CannotStart("the step `" + step + "` has no output; the run has "
                        + (run.items("steps").isEmpty() ? "no steps that ended" : steps(run)));
            }
            return;
        }
        if (!run.text("status").filter("ok"::equals).isPresent() && isShown(asked) && step.isEmpty()) {
            return; // what went wrong is the last word
        }
        if (isShown(asked)) {
            screen.line("");
        }
        Value output = found.get();
        switch (asked.format()) {
            case TEXT -> asked.surroundings().out().println(Answer.text(output).stripTrailing());
            case JSON -> asked.surroundings().out().println(Json.pretty(output));
            case YAML -> asked.surroundings().out().print(Yaml.write(output));
        }
    }

    /** Says how to connect the tools that steps lacked. */
    private void missing(Fields run) {
        run.items("steps").stream()
                .filter(step -> step instanceof Fields fields
                        && fields.text("code")
                                .filter("integration_missing"::equals)
                                .isPresent())
                .flatMap(step -> ((Fields) step).text("tool").stream())
                .distinct()
                .forEach(tool -> screen.line(
                        "Connect it with `./dispatch connect " + tool + "`, or a model's key with `./dispatch keys`."));
    }

    private static String steps(Fields run) {
        return String.join(
                ", ",
                run.items("steps").stream()
                        .map(step -> step instanceof Fields fields
                                ? fields.text("stepId").orElse("")
                                : "")
                        .toList());
    }

    /** Asks for the approvals that the run waits for. */
    private boolean look(String id) throws CannotStart {
        Fields run = asked.api().insist(Request.get("/api/runs/{}", id)).fields("run");
        for (Value each : run.items("approvals")) {
            if (each instanceof Fields approval
                    && approval.get("decision").isEmpty()
                    && known.add(approval.text("stepId").orElse(""))) {
                decide(id, approval);
            }
        }
        return true;
    }

    private void decide(String run, Fields approval) throws CannotStart {
        String step = approval.text("stepId").orElse("");
        String call =
                approval.text("tool").orElse("") + "." + approval.text("op").orElse("");
        boolean person = asked.surroundings().keyboard().isThere() && isShown(asked);
        if (!person) {
            asked.surroundings()
                    .err()
                    .println(step + " waits for an approval: ./dispatch runs approve " + run + " " + step);
            return;
        }
        screen.close();
        screen.line("");
        screen.line("? " + step + "  " + call + " waits for your approval"
                + approval.text("message")
                        .map(said -> ": " + Words.cut(said, WIDEST))
                        .orElse(""));
        approval.fields("input")
                .values()
                .forEach((key, value) -> screen.line("    " + Words.clean(key) + ": "
                        + Words.cut(value instanceof Value.Text(String text) ? text : Json.write(value), WIDEST)));
        String said = asked.surroundings().keyboard().line("  Do it? [y/N] ").strip();
        boolean yes = said.equalsIgnoreCase("y") || said.equalsIgnoreCase("yes");
        if (asked.surroundings().stop().isRequested()) {
            return;
        }
        Fields unused = asked.ask(Request.post("/api/runs/{}/steps/{}/" + (yes ? "approve" : "reject"), run, step));
        asked.door().goOn();
    }
}
