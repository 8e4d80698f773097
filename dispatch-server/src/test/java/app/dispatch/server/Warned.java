package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Ids;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.lint.PlanLint;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Plans as the tests of warnings write them, checked against the tools that the program has. */
final class Warned {
    private final PlanChecker checker;
    private final PlanJson json;

    private Warned(PlanChecker checker, PlanJson json) {
        this.checker = checker;
        this.json = json;
    }

    static Warned withAllTools() throws Exception {
        PlanJson json = new PlanJson(Ids.from(new Random(1)), InstantSource.fixed(Instant.EPOCH));
        return new Warned(
                new PlanChecker(BuiltinTools.catalogue(), new CelExpressions(), new ParamsSchema(), json), json);
    }

    /**
     * The plan of a text. Its first line is the trigger, and perhaps the limits as JSON. Each other line is a step: its id,
     * {@code tool.op}, the params as JSON, and behind {@code |} its other members as JSON.
     */
    CheckedPlan plan(String text) {
        return checker.check(json.read(written(text), ""));
    }

    /** The same as one that was begun, which may read what is never there. */
    CheckedPlan begun(String text) {
        PlanDraft draft = json.read(written(text), "");
        assertThat(draft.problems()).isEmpty();
        return checker.recorded(Share.PROGRAM, Json.write(PlanJson.write(draft.plan())));
    }

    private static Fields written(String text) {
        List<String> lines = text.strip().lines().toList();
        String[] head = lines.getFirst().split(" ", 2);
        FieldsBuilder plan = Fields.builder()
                .put("name", "Test")
                .put("trigger", head[0])
                .put("steps", Value.of(lines.stream().skip(1).map(Warned::step).toList()));
        if (head[0].equals("schedule")) {
            plan.put("cron", "0 9 * * *");
        }
        if (head.length > 1) {
            plan.put("limits", Json.parse(head[1]));
        }
        return plan.build();
    }

    private static Fields step(String line) {
        String[] parts = line.strip().split(" ", 3);
        String[] op = parts[1].split("\\.");
        String[] members = parts[2].split(" \\| ");
        Fields step = members.length > 1 ? (Fields) Json.parse(members[1]) : Fields.empty();
        return step.with("id", Value.of(parts[0]))
                .with("tool", Value.of(op[0]))
                .with("op", Value.of(op[1]))
                .with("params", Json.parse(members[0]));
    }

    CheckedPlan plan(Plan plan) {
        return checker.check(PlanDraft.of(plan));
    }

    List<Warning> all(String text) {
        return new PlanLint(plan(text)).warnings();
    }

    /** The paths of the warnings of one kind. */
    List<String> paths(String code, String text) {
        return all(text).stream()
                .filter(warning -> warning.code().equals(code))
                .map(Warning::path)
                .toList();
    }

    /** Whom each step reaches. */
    List<String> targets(String text) {
        return new PlanLint(plan(text))
                .permissions().stream().map(Permission::target).toList();
    }
}
