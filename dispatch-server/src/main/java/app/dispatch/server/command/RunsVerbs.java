package app.dispatch.server.command;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.Command;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.terminal.Screen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code runs}, {@code history} and {@code resume}: what was run, and what may be done about it. */
final class RunsVerbs {
    private static final String RUN = "RUN";
    private static final String RUNS_ID = "The run's id.";
    private static final String SHOWN = "20";

    /** The filters of the list: option, parameter of the API, and what it says. */
    private static final List<String[]> FILTERS = List.of(
            new String[] {
                "--status", "status", "Of this status: active, ended, queued, running, waiting, ok, failed, cancelled."
            },
            new String[] {"--workflow", "workflowId", "Of this workflow."},
            new String[] {"--trigger", "trigger", "Started like that: manual, scheduled or webhook."});

    private final Reach reach;

    RunsVerbs(Reach reach) {
        this.reach = reach;
    }

    Verb runs() {
        return new Verb(reach, "runs", "What was run, is being run and waits; without a word it lists.")
                .lists(RunsVerbs::list, "Lists runs, the newest first.")
                .with(
                        one("show", "Shows a run: each step with its input and output.")
                                .option(RunFollow.OUTPUT, "STEP", "The output of this step alone.")
                                .does(RunsVerbs::show),
                        RunFollow.options(one("watch", "Shows a run from its start to its end."))
                                .does(RunsVerbs::watch),
                        one("cancel", "Cancels a run.")
                                .does(told("/api/runs/{}/cancel", "is cancelled, or about to be")),
                        decision("approve", "approve", "Lets a step do what it waits to do."),
                        decision("deny", "reject", "Keeps a step from doing what it waits to do; the run fails."),
                        retry(),
                        replay(),
                        undo(),
                        one("plan", "Prints the plan of a run.")
                                .does(asked -> asked.show(
                                        asked.ask(Request.get("/api/runs/{}/plan", asked.word(0)))
                                                .get("plan")
                                                .orElse(Value.NULL),
                                        plan -> asked.surroundings().out().println(Json.pretty(plan)))),
                        one("diff", "Says in which steps two runs differ.")
                                .takes("OTHER", "The other run's id.")
                                .does(RunsVerbs::diff));
    }

    private Verb retry() {
        return RunFollow.options(one("retry", "Goes on from the step that failed, as a new run."))
                .flag("With the workflow's present plan.", "--current")
                .does(asked -> RunFollow.start(
                        asked,
                        Request.post("/api/runs/{}/retry", asked.word(0))
                                .body(Fields.of("plan", Value.of(asked.flag("--current") ? "current" : "recorded")))));
    }

    private Verb replay() {
        return RunFollow.options(one("replay", "Runs the same plan again with the same trigger."))
                .does(asked -> RunFollow.start(asked, Request.post("/api/runs/{}/replay", asked.word(0))));
    }

    private Verb undo() {
        return RunFollow.options(one("undo", "Takes back what a run did, as far as that can be."))
                .flag("Say what would be taken back.", "--dry-run")
                .does(asked -> RunFollow.start(
                        asked,
                        Request.post("/api/runs/{}/undo", asked.word(0))
                                .body(Fields.of("mode", Value.of(asked.flag("--dry-run") ? "dry-run" : "live")))));
    }

    /** {@code history}: the same by a word that people look for. */
    Verb history() {
        return Verbs.limited(new Verb(reach, "history", "Lists the runs that have ended, or prints one as JSON.")
                        .mayTake(RUN, RUNS_ID))
                .does(asked -> {
                    if (asked.word(0).isEmpty()) {
                        return list(asked, Request.get("/api/runs").query("status", "ended"), "No run has ended yet.");
                    }
                    return asked.show(
                            run(asked), run -> asked.surroundings().out().println(Json.pretty(run)));
                });
    }

    Verb resume() {
        return new Verb(reach, "resume", "Goes on with runs whose process was killed, and shows them to their end.")
                .does(RunsVerbs::resume);
    }

    private static Verb list(Verb verb) {
        FILTERS.forEach(filter -> verb.option(filter[0], "NAME", filter[2]));
        return Verbs.limited(verb).does(asked -> {
            Request request = Request.get("/api/runs");
            for (String[] filter : FILTERS) {
                Optional<String> said = asked.option(filter[0]);
                request = said.isPresent() ? request.query(filter[1], said.get()) : request;
            }
            if (asked.option("--status").isPresent()) {
                return list(asked, request, "There is no such run.");
            }
            return listAll(asked, request);
        });
    }

    /** Lists all of them. */
    static int listAll(Asked asked) throws CannotStart {
        return listAll(asked, Request.get("/api/runs"));
    }

    /** Those under way first: the API lists them apart from those that have ended. */
    private static int listAll(Asked asked, Request request) throws CannotStart {
        Fields active = asked.ask(limited(asked, request.query("status", "active")));
        Fields ended = asked.ask(limited(asked, request));
        List<Value> runs = Stream.concat(active.items("runs").stream(), ended.items("runs").stream())
                .toList();
        FieldsBuilder all = Fields.builder().put("runs", Value.of(runs));
        ended.text("nextCursor").ifPresent(next -> all.put("nextCursor", next));
        return asked.show(
                all.build(), answer -> show(asked, runs, "There is no run yet. ./dispatch run \"BRIEF\" makes one."));
    }

    private static int list(Asked asked, Request request, String none) throws CannotStart {
        Fields answer = asked.ask(limited(asked, request));
        return asked.show(answer, all -> show(asked, answer.items("runs"), none));
    }

    private static Request limited(Asked asked, Request request) {
        return request.query("limit", asked.option("--limit").orElse(SHOWN));
    }

    private static void show(Asked asked, List<Value> runs, String none) {
        try (Screen screen = asked.surroundings().screen()) {
            RunRows.show(runs, none, screen);
        }
    }

    private Verb one(String name, String description) {
        return new Verb(reach, name, description).takes(RUN, RUNS_ID);
    }

    private static Verb.Action told(String path, String done) {
        return Verbs.tell(asked -> Request.post(path, asked.word(0)), asked -> asked.word(0) + " " + done);
    }

    private static Fields run(Asked asked) throws CannotStart {
        return asked.ask(Request.get("/api/runs/{}", asked.word(0))).fields("run");
    }

    private static int show(Asked asked) throws CannotStart {
        Fields run = run(asked);
        if (asked.option(RunFollow.OUTPUT).isEmpty()) {
            return asked.show(run);
        }
        String step = asked.option(RunFollow.OUTPUT).get();
        Value output = Answer.of(run, step)
                .orElseThrow(() -> new CannotStart("the step `" + step + "` of " + asked.word(0) + " has no output"));
        return asked.show(output, all -> asked.surroundings().out().println(Answer.text(all)));
    }

    private static int watch(Asked asked) throws CannotStart {
        Fields run = run(asked);
        try (Screen screen = asked.surroundings().screen()) {
            if (RunFollow.isShown(asked)) {
                screen.line(run.text("id").orElse("")
                        + run.text("name").map(name -> "  " + name).orElse(""));
            }
            return new RunFollow(asked, screen).follow(run, RunFollow.width(asked, run), false);
        }
    }

    private Verb decision(String name, String path, String description) {
        return one(name, description)
                .mayTake("STEP", "The step's id; the one that waits when left out.")
                .option("--reason", "TEXT", "Why: it is kept with the run.")
                .does(asked -> decide(asked, path, name));
    }

    private static int decide(Asked asked, String path, String name) throws CannotStart {
        String step = asked.word(1).isEmpty() ? theOneThatWaits(asked) : asked.word(1);
        Request request = Request.post("/api/runs/{}/steps/{}/" + path, asked.word(0), step);
        Optional<String> reason = asked.option("--reason");
        Fields answer =
                asked.ask(reason.isPresent() ? request.body(Fields.of("reason", Value.of(reason.get()))) : request);
        return asked.show(answer, all -> {
            asked.surroundings().out().println(step + (name.equals("approve") ? " is approved" : " is denied"));
            if (asked.api().endsWithMe()) {
                asked.surroundings().out().println("./dispatch resume goes on with the run.");
            }
        });
    }

    private static String theOneThatWaits(Asked asked) throws CannotStart {
        List<String> waiting = run(asked).items("approvals").stream()
                .filter(each -> each instanceof Fields approval
                        && approval.get("decision").isEmpty())
                .map(each -> ((Fields) each).text("stepId").orElse(""))
                .toList();
        if (waiting.size() != 1) {
            throw new CannotStart(
                    waiting.isEmpty()
                            ? "no step of " + asked.word(0) + " waits for an approval"
                            : "several steps wait; say which: " + String.join(", ", waiting));
        }
        return waiting.getFirst();
    }

    private static int diff(Asked asked) throws CannotStart {
        Fields first = run(asked);
        Fields second = asked.ask(Request.get("/api/runs/{}", asked.word(1))).fields("run");
        Map<String, Value> differing = new TreeMap<>();
        Map<String, Fields> others = steps(second);
        steps(first)
                .forEach((id, step) -> differs(step, others.getOrDefault(id, Fields.empty()))
                        .ifPresent(how -> differing.put(id, how)));
        others.forEach((id, step) -> {
            if (!steps(first).containsKey(id)) {
                differs(Fields.empty(), step).ifPresent(how -> differing.put(id, how));
            }
        });
        Fields answer = Fields.builder()
                .put(
                        "status",
                        Fields.builder()
                                .put("first", first.text("status").orElse(""))
                                .put("second", second.text("status").orElse(""))
                                .build())
                .put("steps", new Fields(differing))
                .build();
        return asked.show(answer);
    }

    private static Map<String, Fields> steps(Fields run) {
        Map<String, Fields> steps = new TreeMap<>();
        for (Value each : run.items("steps")) {
            if (each instanceof Fields step) {
                steps.put(step.text("stepId").orElse(""), step);
            }
        }
        return steps;
    }

    private static Optional<Value> differs(Fields first, Fields second) {
        FieldsBuilder how = Fields.builder();
        for (String member : List.of("status", "input", "output", "error", "code")) {
            Value one = first.get(member).orElse(Value.NULL);
            Value other = second.get(member).orElse(Value.NULL);
            if (!one.equals(other)) {
                how.put(
                        member,
                        Fields.builder().put("first", one).put("second", other).build());
            }
        }
        Fields members = how.build();
        return members.isEmpty() ? Optional.empty() : Optional.of(members);
    }

    private static int resume(Asked asked) throws CannotStart {
        List<Value> active =
                asked.ask(Request.get("/api/runs").query("status", "active")).items("runs");
        boolean here = asked.api().endsWithMe();
        asked.door().goOn();
        if (active.isEmpty()) {
            asked.say("No run is left unfinished.");
            return Command.OK;
        }
        int worst = Command.OK;
        for (Value each : active) {
            if (each instanceof Fields run) {
                worst = Math.max(worst, follow(asked, run, here));
            }
        }
        return worst;
    }

    private static int follow(Asked asked, Fields run, boolean here) throws CannotStart {
        try (Screen screen = asked.surroundings().screen()) {
            if (RunFollow.isShown(asked)) {
                screen.line(run.text("id").orElse(""));
            }
            return new RunFollow(asked, screen).follow(run, RunFollow.width(asked, run), here);
        }
    }
}
