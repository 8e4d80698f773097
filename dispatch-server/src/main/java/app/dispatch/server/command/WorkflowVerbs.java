package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.util.List;
import java.util.stream.Stream;

/** {@code workflows} and {@code templates}: plans that are kept, and plans to start from. */
final class WorkflowVerbs {
    private static final String ID = "WORKFLOW";
    private static final String IDS = "The workflow's id.";

    private final Reach reach;
    private final RunVerb runs;

    WorkflowVerbs(Reach reach, RunVerb runs) {
        this.reach = reach;
        this.runs = runs;
    }

    Verb workflows() {
        return new Verb(reach, "workflows", "Plans that are kept: to be run by hand, by time or by webhook.")
                .lists(this::list, "Lists them.")
                .with(
                        one("show", "Shows a workflow, with the URL of its webhook.")
                                .does(Verbs.show(asked -> Request.get("/api/workflows/{}", asked.word(0)), "workflow")),
                        save(),
                        runs.ofWorkflow(),
                        switched("enable", true),
                        switched("disable", false),
                        keep(),
                        Verbs.limited(one("versions", "Lists what was saved."))
                                .does(asked -> Verbs.list(
                                        asked,
                                        Request.get("/api/workflows/{}/versions", asked.word(0)),
                                        "versions",
                                        "There is none.",
                                        Table.of("version", "name").time("savedAt", "savedAt"))),
                        one("restore", "Makes an older version the present one.")
                                .takes("VERSION", "Its number.")
                                .does(Verbs.show(
                                        asked -> Request.post(
                                                "/api/workflows/{}/versions/{}/restore", asked.word(0), asked.word(1)),
                                        "workflow")),
                        one("secret", "Gives its webhook another URL; the one so far ends.")
                                .does(Verbs.show(
                                        asked -> Request.post("/api/workflows/{}/secret", asked.word(0)), "workflow")),
                        one("delete", "Deletes it. Its runs stay.")
                                .does(Verbs.tell(
                                        asked -> Request.of("DELETE", "/api/workflows/{}", asked.word(0)),
                                        asked -> asked.word(0) + " is deleted")));
    }

    private Verb list(Verb verb) {
        return Verbs.limited(verb)
                .does(Verbs.list(
                        "/api/workflows",
                        "workflows",
                        "No workflow is saved. ./dispatch workflows save FILE saves a plan.",
                        Table.of("id", "name", "enabled", "schedule", "cron", "runCount")
                                .time("nextRunAt", "nextRunAt")));
    }

    private Verb one(String name, String description) {
        return new Verb(reach, name, description).takes(ID, IDS);
    }

    private Verb save() {
        return new Verb(reach, "save", "Saves a plan. One with the id of a workflow replaces its plan.")
                .takes("FILE", "YAML or JSON, as `parse` prints it; - reads standard input.")
                .flag("Have it run by its cron expression.", "--scheduled")
                .flag("Have it run by its webhook.", "--webhook")
                .does(this::save);
    }

    private int save(Asked asked) throws CannotStart {
        PlanText text = PlanText.of(asked, asked.word(0));
        FieldsBuilder body = Fields.builder().put("plan", withId(asked, text));
        schedule(asked, text).ifPresent(schedule -> body.put("schedule", schedule));
        Fields answer =
                text.placed(() -> asked.ask(Request.post("/api/workflows").body(body.build())));
        return asked.show(answer.get("workflow").orElse(Value.NULL), all -> {
            Fields workflow = answer.fields("workflow");
            asked.surroundings().out().println(workflow.text("id").orElse("") + " is saved: " + how(workflow));
            Warnings.show(answer, asked.surroundings());
        });
    }

    /** A plan that has no id yet gets one, since that is what it is saved under. */
    private static Value withId(Asked asked, PlanText text) throws CannotStart {
        Fields plan = text.plan();
        if (plan.get("id").isPresent()) {
            return plan;
        }
        String id = new app.dispatch.application.json.PlanJson(
                        app.dispatch.application.Ids.from(asked.surroundings().random()),
                        asked.surroundings().clock())
                .read(plan, "")
                .plan()
                .id()
                .value();
        return plan.with("id", Value.of(id));
    }

    private static java.util.Optional<String> schedule(Asked asked, PlanText text) {
        if (asked.flag("--scheduled")) {
            return java.util.Optional.of("scheduled");
        }
        return asked.flag("--webhook") ? java.util.Optional.of("webhook") : text.beside("schedule");
    }

    private static String how(Fields workflow) {
        return switch (workflow.text("schedule").orElse("")) {
            case "scheduled" -> "it runs by " + workflow.text("cron").orElse("its cron expression");
            case "webhook" -> "it runs when " + workflow.text("webhookUrl").orElse("its webhook") + " is called";
            default -> "./dispatch workflows run " + workflow.text("id").orElse("") + " runs it";
        };
    }

    private Verb switched(String name, boolean on) {
        return one(name, on ? "Lets time and webhook run it." : "Keeps time and webhook from running it.")
                .does(Verbs.tell(
                        asked -> Request.of("PATCH", "/api/workflows/{}", asked.word(0))
                                .body(Fields.of("enabled", Value.of(on))),
                        asked -> asked.word(0) + (on ? " is enabled" : " is disabled")));
    }

    private Verb keep() {
        return one(
                        "keep",
                        "Says how long its ended runs are kept; without an option, as long as the server keeps runs.")
                .option("--runs", "NUMBER", "So many; the oldest are deleted.")
                .option("--days", "NUMBER", "So many days after their end.")
                .does(Verbs.tell(
                        asked -> Request.of("PATCH", "/api/workflows/{}", asked.word(0))
                                .body(Fields.of("keepRuns", keepRuns(asked))),
                        asked -> "The runs of " + asked.word(0) + " are kept " + howLong(asked)));
    }

    private static Value keepRuns(Asked asked) {
        FieldsBuilder keep = Fields.builder();
        asked.option("--runs").ifPresent(runs -> keep.put("runs", asked.whole("--runs", runs)));
        asked.option("--days").ifPresent(days -> keep.put("days", asked.whole("--days", days)));
        Fields said = keep.build();
        return said.values().isEmpty() ? Value.NULL : said;
    }

    private static String howLong(Asked asked) {
        List<String> said = Stream.of("runs", "days")
                .flatMap(unit -> asked.option("--" + unit).map(number -> number + " " + unit).stream())
                .toList();
        return said.isEmpty() ? "as long as the server keeps any" : "for " + String.join(" and ", said) + " at most";
    }

    Verb templates() {
        return new Verb(reach, "templates", "Plans to start from.")
                .lists(this::templateList, "Lists them.")
                .with(
                        new Verb(reach, "show", "Shows a template.")
                                .takes("TEMPLATE", "Its name in the list.")
                                .does(Verbs.show(asked -> Request.get("/api/templates/{}", asked.word(0)), "template")),
                        new Verb(reach, "use", "Makes a workflow of a template, which is disabled at first.")
                                .takes("TEMPLATE", "Its name in the list.")
                                .does(Verbs.show(
                                        asked -> Request.post("/api/templates/{}/clone", asked.word(0)), "workflow")));
    }

    private Verb templateList(Verb verb) {
        return verb.option("--category", "NAME", "Those of one category.").does(asked -> {
            Request all = Request.get("/api/templates");
            Request request = asked.option("--category")
                    .map(category -> all.query("category", category))
                    .orElse(all);
            return Verbs.list(
                    asked, request, "templates", "There is none.", Table.of("slug", "category", "name", "tagline"));
        });
    }
}
