package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.util.List;

/** {@code tokens} and {@code webhooks}: who may call Dispatch, and whom it calls. */
final class AccessVerbs {
    private final Reach reach;

    AccessVerbs(Reach reach) {
        this.reach = reach;
    }

    Verb tokens() {
        return new Verb(reach, "tokens", "Tokens, by which programs use the API.")
                .lists(AccessVerbs::tokenList, "Lists them.")
                .with(
                        new Verb(reach, "create", "Makes a token, and prints it this once.")
                                .takes("NAME", "What it is for.")
                                .options("--scope", "SCOPE", "read, run, write, approve or manage; may be there often.")
                                .options(
                                        "--workflow",
                                        "WORKFLOW",
                                        "For this workflow and its runs alone; may be there often. When left out: for all.")
                                .option("--days", "N", "After how many days it ends.")
                                .does(this::create),
                        new Verb(reach, "revoke", "Ends a token.")
                                .takes("TOKEN", "Its id in the list.")
                                .does(Verbs.tell(
                                        asked -> Request.of("DELETE", "/api/tokens/{}", asked.word(0)),
                                        asked -> asked.word(0) + " is revoked")));
    }

    private static Verb tokenList(Verb verb) {
        return Verbs.limited(verb)
                .does(Verbs.list(
                        "/api/tokens",
                        "tokens",
                        "There is no token. ./dispatch tokens create NAME makes one.",
                        Table.of("id", "name", "prefix", "scopes", "workflows")
                                .time("expiresAt", "expiresAt")
                                .time("lastUsedAt", "lastUsedAt")));
    }

    private int create(Asked asked) throws CannotStart {
        FieldsBuilder body = Fields.builder().put("name", asked.word(0));
        List<String> scopes = asked.options("--scope");
        if (!scopes.isEmpty()) {
            body.put("scopes", Value.texts(scopes));
        }
        List<String> workflows = asked.options("--workflow");
        if (!workflows.isEmpty()) {
            body.put("workflows", Value.texts(workflows));
        }
        asked.option("--days").ifPresent(days -> body.put("expiresInDays", asked.whole("--days", days)));
        Fields answer = asked.ask(Request.post("/api/tokens").body(body.build()));
        return asked.show(
                answer,
                all -> asked.surroundings().out().println(answer.text("token").orElse("")));
    }

    Verb webhooks() {
        return new Verb(reach, "webhooks", "Addresses that are told of runs.")
                .lists(AccessVerbs::webhookList, "Lists them.")
                .with(
                        new Verb(reach, "create", "Has an address told of runs, and prints its secret this once.")
                                .takes("URL", "Whom to tell.")
                                .options(
                                        "--event",
                                        "EVENT",
                                        "Such as run.failed; may be there often. When left out: run.completed, run.failed.")
                                .option("--workflow", "WORKFLOW", "Of the runs of one workflow alone.")
                                .does(this::createWebhook),
                        switched("enable", true),
                        switched("disable", false),
                        webhook("deliveries", "Lists what was sent to it.")
                                .does(asked -> Verbs.list(
                                        asked,
                                        Request.get("/api/webhooks/{}/deliveries", asked.word(0)),
                                        "deliveries",
                                        "Nothing was sent yet.",
                                        Table.of("id", "event", "runId", "status")
                                                .time("createdAt", "createdAt"))),
                        webhook("redeliver", "Sends a delivery again.")
                                .takes("DELIVERY", "Its id in the list of deliveries.")
                                .does(Verbs.show(
                                        asked -> Request.post(
                                                "/api/webhooks/{}/deliveries/{}/redeliver",
                                                asked.word(0),
                                                asked.word(1)),
                                        "delivery")),
                        webhook("delete", "Tells it nothing any more.")
                                .does(Verbs.tell(
                                        asked -> Request.of("DELETE", "/api/webhooks/{}", asked.word(0)),
                                        asked -> asked.word(0) + " is deleted")));
    }

    private static Verb webhookList(Verb verb) {
        return Verbs.limited(verb)
                .does(Verbs.list(
                        "/api/webhooks",
                        "webhooks",
                        "There is no webhook. ./dispatch webhooks create URL makes one.",
                        Table.of("id", "url", "events", "workflowId", "enabled")));
    }

    private Verb webhook(String name, String description) {
        return new Verb(reach, name, description).takes("WEBHOOK", "Its id in the list.");
    }

    private Verb switched(String name, boolean on) {
        return webhook(name, on ? "Has it be told again." : "Tells it nothing for now.")
                .does(Verbs.tell(
                        asked -> Request.of("PATCH", "/api/webhooks/{}", asked.word(0))
                                .body(Fields.of("enabled", Value.of(on))),
                        asked -> asked.word(0) + (on ? " is enabled" : " is disabled")));
    }

    private int createWebhook(Asked asked) throws CannotStart {
        List<String> events = asked.options("--event");
        FieldsBuilder body = Fields.builder()
                .put("url", asked.word(0))
                .put("events", Value.texts(events.isEmpty() ? List.of("run.completed", "run.failed") : events));
        asked.option("--workflow").ifPresent(workflow -> body.put("workflowId", workflow));
        Fields answer = asked.ask(Request.post("/api/webhooks").body(body.build()));
        return asked.show(
                answer,
                all -> asked.surroundings()
                        .out()
                        .println(answer.fields("webhook").text("id").orElse("") + "\nsecret: "
                                + answer.text("secret").orElse("")));
    }
}
