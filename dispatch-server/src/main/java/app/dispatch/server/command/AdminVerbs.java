package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code users}, {@code admin} and {@code audit}: who has an account on a server, who looks after it, and what was done. */
final class AdminVerbs {
    private static final String LABEL = "USER";
    private static final String USERS = "An e-mail address, or an id in the list.";

    /** What the limits are called on a command line, and by the API. */
    private static final Map<String, String> LIMITS = Map.of(
            "--workflows", "workflows",
            "--workflow-text", "workflowText",
            "--webhooks", "webhooks",
            "--tokens", "tokens");

    private final Reach reach;

    AdminVerbs(Reach reach) {
        this.reach = reach;
    }

    Verb users() {
        return new Verb(reach, "users", "Accounts of a server, for its administrators.")
                .lists(AdminVerbs::list, "Lists them.")
                .with(
                        user("show", "Shows a user, with what they keep and may keep.")
                                .does(Verbs.show(asked -> Request.get("/api/admin/users/{}", asked.word(0)), "user")),
                        user("lock", "Signs a user out everywhere, and lets them do nothing.")
                                .flag("Ask runs that are under way to end, too.", "--cancel-runs")
                                .does(Verbs.tell(
                                        asked -> Request.post("/api/admin/users/{}/lock", asked.word(0))
                                                .body(Fields.of(
                                                        "runs",
                                                        Value.of(asked.flag("--cancel-runs") ? "cancel" : "finish"))),
                                        asked -> asked.word(0) + " is locked")),
                        user("unlock", "Lets a user do again what they could.")
                                .does(Verbs.tell(
                                        asked -> Request.post("/api/admin/users/{}/unlock", asked.word(0)),
                                        asked -> asked.word(0) + " is not locked any more")),
                        user("reset", "Makes a link by which a user chooses another password, within an hour.")
                                .does(AdminVerbs::reset),
                        user("limits", "Says how much a user may keep; `default` is what all may.")
                                .option("--workflows", "N", "How many workflows.")
                                .option("--workflow-text", "N", "How many characters their plans have together.")
                                .option("--webhooks", "N", "How many webhooks.")
                                .option("--tokens", "N", "How many tokens.")
                                .does(AdminVerbs::limits),
                        user("delete", "Deletes a user with all that is theirs, for good.")
                                .does(Verbs.tell(
                                        asked -> Request.of("DELETE", "/api/admin/users/{}", asked.word(0)),
                                        asked -> asked.word(0) + " is deleted")));
    }

    Verb admin() {
        return new Verb(reach, "admin", "Administrators of a server.")
                .with(role("grant", "Makes a user one.", true), role("revoke", "Makes a user none.", false));
    }

    Verb audit() {
        return Verbs.limited(new Verb(reach, "audit", "Who changed who may do what, the newest first."))
                .flag("Only what you did, and what was done to you: for everybody.", "--mine")
                .option("--action", "ACTION", "Only these, such as token.made.")
                .option("--actor", "USER", "Only what this user did: an id.")
                .does(AdminVerbs::audit);
    }

    private static int audit(Asked asked) throws CannotStart {
        Request log = Request.get(asked.flag("--mine") ? "/api/account/audit" : "/api/admin/audit");
        for (String name : List.of("action", "actor")) {
            Optional<String> said = asked.option("--" + name);
            log = said.isPresent() ? log.query(name, said.get()) : log;
        }
        return Verbs.list(
                asked,
                log,
                "events",
                "There is no such event.",
                Table.of().time("at", "at").and("action", "object", "detail", "actor", "token", "client"));
    }

    private Verb user(String name, String description) {
        return new Verb(reach, name, description).takes(LABEL, USERS);
    }

    private Verb role(String name, String description, boolean is) {
        return user(name, description)
                .does(Verbs.tell(
                        asked -> Request.of("PUT", "/api/admin/users/{}/admin", asked.word(0))
                                .body(Fields.of("admin", Value.of(is))),
                        asked -> asked.word(0) + (is ? " is an administrator" : " is no administrator any more")));
    }

    private static Verb list(Verb verb) {
        return Verbs.limited(verb)
                .option("--email", "TEXT", "Those whose address has this in it.")
                .does(asked -> {
                    Request all = Request.get("/api/admin/users");
                    return Verbs.list(
                            asked,
                            asked.option("--email")
                                    .map(text -> all.query("email", text))
                                    .orElse(all),
                            "users",
                            "There is no such user.",
                            Table.of("id", "email", "admin", "workflows", "runs")
                                    .time("createdAt", "createdAt")
                                    .time("seenAt", "seenAt")
                                    .time("lockedAt", "lockedAt"));
                });
    }

    /** Without a server the page has no address that lasts, but that of the server which will be started. */
    private static int reset(Asked asked) throws CannotStart {
        Fields answer = asked.ask(Request.post("/api/admin/users/{}/reset", asked.word(0)));
        PrintStream out = asked.surroundings().out();
        return asked.show(
                answer,
                all -> out.println(
                        asked.door().endsWithMe()
                                ? "/reset#" + answer.text("code").orElse("") + "\nis the page on your server."
                                : answer.text("url").orElse("")));
    }

    private static int limits(Asked asked) throws CannotStart {
        FieldsBuilder body = Fields.builder();
        LIMITS.forEach((option, member) -> asked.option(option)
                .ifPresent(said ->
                        body.put(member, said.equals("default") ? Value.NULL : Value.of(asked.whole(option, said)))));
        Fields wanted = body.build();
        if (wanted.isEmpty()) {
            throw asked.wrong("Say what is limited, such as --workflows 10");
        }
        Fields answer = asked.ask(
                Request.of("PATCH", "/api/admin/users/{}/limits", asked.word(0)).body(wanted));
        return asked.show(answer.get("user").orElse(Value.NULL));
    }
}
