package app.dispatch.application.compose;

import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.MissingTool;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has briefs planned, and lets only valid plans of allowed tools through. */
public final class ComposeService implements Composer {
    private static final int MOST_RAW = 2 * 1024;

    private final Planner planner;
    private final Catalogue catalogue;
    private final PlanChecker plans;
    private final Connections connections;

    public ComposeService(Planner planner, Catalogue catalogue, PlanChecker plans, Connections connections) {
        this.planner = planner;
        this.catalogue = catalogue;
        this.plans = plans;
        this.connections = connections;
    }

    @Override
    public Parsed parse(Optional<UserId> user, String input, Optional<List<String>> enabledTools) {
        checkInput(input);
        Catalogue allowed = enabledTools.map(this::only).orElse(catalogue);
        Plan plan = planner.plan(new Brief(input, allowed));
        checkResult(plan, allowed);
        return new Parsed(plan, missing(plan, user), permissions(plan));
    }

    private static void checkInput(String input) {
        if (input.isBlank()) {
            throw refused(new Problem("/input", "must say what is to be done"));
        }
        if (input.getBytes(StandardCharsets.UTF_8).length > Brief.MOST_BYTES) {
            throw refused(new Problem("/input", "must be at most " + Brief.MOST_BYTES + " bytes"));
        }
    }

    private static Refusal refused(Problem... problems) {
        return Refusal.of(ErrorCode.BAD_REQUEST, "This brief cannot be read", List.of(problems));
    }

    private Catalogue only(List<String> tools) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < tools.size(); i++) {
            if (catalogue.tool(tools.get(i)).isEmpty()) {
                problems.add(new Problem(
                        "/enabledTools/" + i,
                        "there is no tool `" + tools.get(i) + "`" + DidYouMean.hint(tools.get(i), catalogue.ids())));
            }
        }
        if (!problems.isEmpty()) {
            throw refused(problems.toArray(Problem[]::new));
        }
        return catalogue.only(tools);
    }

    private void checkResult(Plan plan, Catalogue allowed) {
        try {
            plans.check(PlanDraft.of(plan));
        } catch (Refusal invalid) {
            if (planner.keepsToTheBrief()) {
                throw Refusal.of(ErrorCode.CANNOT_PLAN, "This brief cannot be planned. " + invalid.text());
            }
            throw outputInvalid(plan, invalid.text());
        }
        for (Step step : plan.steps()) {
            if (allowed.tool(step.tool()).isEmpty()) {
                throw outputInvalid(plan, "The plan uses the tool `" + step.tool() + "`, which is not enabled");
            }
        }
    }

    private static Refusal outputInvalid(Plan plan, String why) {
        String shown = begin(Json.write(PlanJson.write(plan)));
        return Refusal.of(
                ErrorCode.PLANNER_OUTPUT_INVALID,
                "The planner made a plan that is not valid: " + why,
                Fields.builder().put("raw", shown).build());
    }

    /** As many whole characters of the text as have room in {@link #MOST_RAW} bytes. */
    private static String begin(String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_RAW) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    private List<MissingTool> missing(Plan plan, Optional<UserId> user) {
        Set<String> used = new LinkedHashSet<>();
        plan.steps().forEach(step -> used.add(step.tool()));
        return used.stream()
                .flatMap(id -> catalogue.tool(id).stream())
                .filter(ToolDef::needsConnection)
                .filter(tool ->
                        user.filter(owner -> isUsable(owner, tool, plan)).isEmpty())
                .map(tool -> new MissingTool(tool.id(), tool.label(), "not connected"))
                .toList();
    }

    private boolean isUsable(UserId owner, ToolDef tool, Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.tool().equals(tool.id()))
                .allMatch(step -> tool.op(step.op())
                        .filter(op -> connections.isUsable(owner, tool.id(), op, step.params()))
                        .isPresent());
    }

    private List<Permission> permissions(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> catalogue.op(step.tool(), step.op()).stream()
                        .map(op -> new Permission(
                                op.effect().of(step.params()), step.tool(), op.id(), target(op, step.params()))))
                .distinct()
                .toList();
    }

    /** On what or whom a call acts: its first required parameter that is free text. */
    private static String target(OpDef op, Fields params) {
        Fields declared = op.params().fields("properties");
        return op.params().items("required").stream()
                .flatMap(name -> name instanceof Text(String key)
                        ? Optional.of(key).stream()
                        : Optional.<String>empty().stream())
                .filter(key -> declared.fields(key).get("enum").isEmpty())
                .flatMap(key -> params.text(key).stream())
                .findFirst()
                .orElse("");
    }
}
