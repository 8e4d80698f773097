package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.mcp.Confirmation.Deed;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.Runs;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tools for what runs ask their owner. */
record ApprovalTools(Runs runs, RunWatch watch, Confirmation confirmation) {
    private static final int MOST_RUNS = 50;

    private enum Said {
        APPROVE,
        REJECT;

        String id() {
            return this == APPROVE ? "approve" : "reject";
        }
    }

    private record Wish(
            Optional<RunId> run,
            Optional<StepId> step,
            Said said,
            Optional<String> reason,
            Optional<String> confirm,
            Duration patience) {
        static Wish read(Reading from) {
            from.requiredText("stepId");
            from.requiredText("answer");
            return new Wish(
                    McpIds.run(from, "runId"),
                    McpIds.id(from, "stepId", "the id of a step that waits", StepId::new),
                    from.oneOf("answer", Said.values(), Said::id).orElse(Said.REJECT),
                    from.text("reason", ApprovalRequest.Decision.MOST_REASON)
                            .map(String::strip)
                            .filter(text -> !text.isEmpty()),
                    from.text("confirm"),
                    RunWatch.wait(from, RunWatch.USUAL));
        }
    }

    List<McpTool> all() {
        return List.of(
                new McpTool("list_approvals", Scope.READ, this::list),
                new McpTool("decide_approval", Scope.APPROVE, this::decide));
    }

    private Fields list(McpCall call) {
        Optional<PageMark> after = call.arguments(McpIds::cursor);
        RunQuery query = new RunQuery(
                null,
                Filter.WAITING,
                null,
                MOST_RUNS,
                after.map(mark -> new RunQuery.Cursor(mark.at(), mark.id())).orElse(null));
        RunPage page = call.http()
                .narrowedTo()
                .map(only -> runs.history(call.owner(), query, only))
                .orElseGet(() -> runs.history(call.owner(), query));
        RunQuery.Cursor next = page.next();
        return Fields.builder()
                .put(
                        "approvals",
                        Value.of(page.runs().stream()
                                .flatMap(ApprovalTools::waiting)
                                .toList()))
                .putIfPresent(
                        "nextCursor", next == null ? null : new PageMark(next.startedAtMs(), next.id()).toString())
                .build();
    }

    private static Stream<Fields> waiting(RunRecord record) {
        Fields run = RunJson.write(record);
        return run.items("approvals").stream()
                .map(Fields.class::cast)
                .filter(asked -> asked.get("decision").isEmpty())
                .map(asked -> asked.with("runId", Value.of(record.run().id().value()))
                        .with("plan", run.get("name").orElse(Value.NULL)));
    }

    private Fields decide(McpCall call) {
        Wish wish = call.arguments(Wish::read);
        RunId id = wish.run().orElseThrow(() -> Refusal.notFound("run"));
        StepId step = wish.step().orElseThrow(() -> Refusal.notFound("step"));
        RunRecord record = runs.get(call.owner(), id);
        call.reach(record.run().order().workflowId(), "run");
        if (wish.said() == Said.APPROVE) {
            Fields asked = waiting(record)
                    .filter(each -> each.text("stepId").equals(Optional.of(step.value())))
                    .findFirst()
                    .orElse(Fields.empty()); // what is wrong with it, deciding says
            Optional<Fields> instead =
                    asked.isEmpty() ? Optional.empty() : confirmation.of(call, deed(asked), wish.confirm());
            if (instead.isPresent()) {
                return instead.get();
            }
        }
        Answer answer = wish.said() == Said.APPROVE ? Answer.APPROVED : Answer.REJECTED;
        Runs.Verdict verdict = new Runs.Verdict(answer, wish.reason());
        return watch.after(call, id, wish.patience(), () -> runs.decide(call.actor(), id, step, verdict));
    }

    private static Deed deed(Fields asked) {
        String what = asked.text("tool").orElse("") + "." + asked.text("op").orElse("");
        String input = asked.get("input").map(Json::write).orElse("{}");
        String said = asked.text("message").map(text -> ": " + text).orElse("");
        return new Deed(
                "Approve the step `" + asked.text("stepId").orElse("") + "`" + said + "? It will:",
                List.of(what + " " + input),
                Json.write(asked));
    }
}
