package app.dispatch.server.command;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.terminal.PlanView;
import app.dispatch.server.terminal.Screen;
import java.util.List;

/** {@code run}, {@code parse} and {@code check}: from a brief or a file to a plan, and what comes of it. */
final class RunVerb {
    private static final String PLAN = "--plan";
    private static final String DRY_RUN = "--dry-run";
    private static final String TRIGGER = "--trigger";

    private final Reach reach;

    RunVerb(Reach reach) {
        this.reach = reach;
    }

    Verb run() {
        return RunFollow.options(mode(new Verb(reach, "run", "Plans a brief and runs the plan, here and now.")
                        .takesMany("BRIEF", "What is to be done, in plain English.")
                        .option(PLAN, "FILE", "Run the plan in this file, YAML or JSON; - reads standard input.")))
                .footer(
                        "",
                        "The run's id comes first, the answer last: the output of the last step.",
                        "--json prints the run's events, one a line. Exit code 1: the run failed.")
                .does(this::run);
    }

    private static Verb mode(Verb verb) {
        return verb.flag("Make the calls that read, simulate those that write.", DRY_RUN)
                .option(TRIGGER, "JSON", "An object that expressions read as `trigger`.");
    }

    Verb parse() {
        return new Verb(reach, "parse", "Prints the plan that a brief becomes. Nothing is run or kept.")
                .takesMany("BRIEF", "What is to be done, in plain English.")
                .option(PLAN, "FILE", "Change the plan in this file as the brief says, and print what is another.")
                .does(this::parse);
    }

    Verb check() {
        return new Verb(reach, "check", "Checks a plan as before a run, and says what it would do.")
                .takes("FILE", "YAML or JSON; - reads standard input.")
                .footer("", "Problems have the line and the column in the file. Exit code 1: the plan is not valid.")
                .does(this::check);
    }

    /** {@code workflows run}. */
    Verb ofWorkflow() {
        return RunFollow.options(mode(new Verb(reach, "run", "Runs it now.").takes("WORKFLOW", "Its id.")))
                .does(asked -> RunFollow.start(
                        asked,
                        Request.post("/api/workflows/{}/run", asked.word(0))
                                .body(started(asked).build())));
    }

    /** How to start: in which mode, and triggered by what. */
    private static FieldsBuilder started(Asked asked) {
        FieldsBuilder body = Fields.builder().put("mode", asked.flag(DRY_RUN) ? "dry-run" : "live");
        asked.option(TRIGGER).ifPresent(text -> body.put("trigger", PlanText.fields(asked, TRIGGER, text)));
        return body;
    }

    private static String brief(Asked asked) {
        return String.join(" ", asked.words(0)).strip();
    }

    private static String needBrief(Asked asked) {
        String brief = brief(asked);
        if (brief.isEmpty()) {
            throw asked.wrong("Say what is to be done, such as \"Get https://example.com\".");
        }
        return brief;
    }

    private int run(Asked asked) throws CannotStart {
        FieldsBuilder body = started(asked);
        if (asked.option(PLAN).isPresent() && !brief(asked).isEmpty()) {
            throw asked.wrong("Give a brief or --plan, not both.");
        }
        boolean isFile = asked.option(PLAN).isPresent();
        Fields plan;
        Fields review;
        if (isFile) {
            PlanText text = PlanText.of(asked, asked.option(PLAN).get());
            plan = text.plan();
            review = reviewed(asked, text);
        } else {
            Fields parsed = asked.ask(Request.post("/api/parse").body(Fields.of("input", Value.of(needBrief(asked)))));
            plan = parsed.fields("plan");
            review = asked.ask(Request.post("/api/plans/check").body(Fields.of("plan", plan)));
        }
        refuseToWait(asked, plan);
        Request start = Request.post("/api/execute").body(body.put("plan", plan).build());
        Fields run = asked.ask(start.header("Prefer", "respond-async")).fields("run");
        try (Screen screen = asked.surroundings().screen()) {
            PlanView view = new PlanView(plan, review.items("phases"));
            if (RunFollow.isShown(asked)) {
                screen.line(run.text("id").orElse(""));
                view.show(asked.flag(DRY_RUN), screen);
                nothingScheduled(review, isFile).forEach(screen::line);
            }
            return new RunFollow(asked, screen).follow(run, view.width(), true);
        }
    }

    /** A plan that would start by itself was run once, and no more. */
    private static List<String> nothingScheduled(Fields review, boolean isFile) {
        String start = review.text("schedule").orElse("");
        if (start.isEmpty() || start.equals("on_demand")) {
            return List.of();
        }
        String plan = isFile ? "FILE" : "-";
        String how = start.equals("webhook") ? "--webhook" : "--scheduled";
        return List.of(
                "Nothing was scheduled: it runs once, now. To have it run by itself on a server:",
                "  " + (isFile ? "" : "./dispatch parse \"BRIEF\" | ") + "./dispatch workflows save " + plan + " "
                        + how,
                "");
    }

    /** What ends with this program cannot wait for days, unless somebody is there to be asked. */
    private static void refuseToWait(Asked asked, Fields plan) throws CannotStart {
        boolean asks = plan.items("steps").stream()
                .anyMatch(step -> step instanceof Fields fields
                        && fields.get("approval")
                                .filter(approval -> !approval.equals(Value.of(false)) && !approval.equals(Value.NULL))
                                .isPresent());
        if (asks
                && asked.api().endsWithMe()
                && !asked.flag(DRY_RUN)
                && !(asked.surroundings().keyboard().isThere() && RunFollow.isShown(asked))) {
            throw new CannotStart("The plan has steps that wait for an approval: run it at a terminal, on a server"
                    + " (./dispatch serve), or with --dry-run.");
        }
    }

    /** What is known of a plan that is valid. */
    private static Fields reviewed(Asked asked, PlanText text) throws CannotStart {
        Fields review = asked.ask(Request.post("/api/plans/check").body(Fields.of("plan", text.plan())));
        List<Value> problems = review.items("problems");
        if (!problems.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.PLAN_INVALID,
                    "The plan is not valid",
                    Fields.of("problems", Value.of(text.placed(problems))));
        }
        return review;
    }

    private int check(Asked asked) throws CannotStart {
        PlanText text = PlanText.of(asked, asked.word(0));
        Fields review = reviewed(asked, text);
        return asked.show(review, all -> {
            try (Screen screen = asked.surroundings().screen()) {
                new PlanView(text.plan(), review.items("phases")).show(false, screen);
                each(review, "permissions", "text", "").forEach(screen::line);
                each(review, "missing", "reason", "missing: ").forEach(screen::line);
                screen.line(review.fields("starts").text("message").orElse(""));
                Warnings.show(review, asked.surroundings());
            }
        });
    }

    private static List<String> each(Fields review, String member, String text, String before) {
        return review.items(member).stream()
                .map(one -> one instanceof Fields fields
                        ? "  " + before
                                + fields.text(text).orElse(fields.text("effect").orElse("") + ": " + call(fields))
                        : "")
                .toList();
    }

    private static String call(Fields permission) {
        return permission.text("tool").orElse("") + "." + permission.text("op").orElse("") + "  "
                + permission.text("target").orElse("");
    }

    /** Does it. */
    int parse(Asked asked) throws CannotStart {
        FieldsBuilder body = Fields.builder().put("input", needBrief(asked));
        if (asked.option(PLAN).isPresent()) {
            body.put("plan", PlanText.of(asked, asked.option(PLAN).get()).plan());
        }
        Fields parsed = asked.ask(Request.post("/api/parse").body(body.build()));
        Value plan = parsed.get("plan").orElse(Value.NULL);
        Value shown = parsed.get("diff")
                .<Value>map(diff ->
                        Fields.builder().put("plan", plan).put("diff", diff).build())
                .orElse(plan);
        asked.show(shown, all -> asked.surroundings().out().println(Json.pretty(all)));
        if (asked.format() == Format.TEXT) {
            Warnings.show(parsed, asked.surroundings());
        }
        return 0;
    }
}
