package app.dispatch.application.compose;

import app.dispatch.application.cpu.Lane;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.grounding.Grounding;
import app.dispatch.application.grounding.Invisible;
import app.dispatch.application.grounding.PromptInjection;
import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.lint.PlanLint;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.Examined;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.compose.PlanDiff;
import app.dispatch.domain.compose.PlanReview;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Has briefs planned, and lets only valid plans of allowed tools through. */
public final class ComposeService implements Composer {
    /** The largest plan that somebody may have changed without being signed in, as JSON: 64 KiB. */
    static final int MOST_ANONYMOUS = 64 * 1024;

    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    private final Planner planner;
    private final Catalogue catalogue;
    private final PlanChecker plans;
    private final MissingTools missing;
    private final Starts starts;

    /** @param clock tells when a scheduled plan would run first */
    public ComposeService(
            Planner planner, Catalogue catalogue, PlanChecker plans, Connections connections, InstantSource clock) {
        this.planner = planner;
        this.catalogue = catalogue;
        this.plans = plans;
        this.missing = new MissingTools(catalogue, connections);
        this.starts = new Starts(clock);
    }

    @Override
    public Parsed parse(ParseRequest request) {
        checkInput(request.input());
        request.current()
                .filter(draft -> request.user().isEmpty() && !request.share().equals(Share.PROGRAM))
                .ifPresent(draft -> checkSize(draft.plan(), draft.path()));
        Catalogue allowed = request.enabledTools().map(this::only).orElse(catalogue);
        Optional<Plan> current = request.current()
                .map(draft -> plans.check(request.share(), draft).plan());
        Brief brief = new Brief(
                request.input(),
                current.map(plan -> withItsTools(allowed, plan)).orElse(allowed),
                request.user(),
                request.client(),
                current);
        Lane lane = plans.cpu().lane(request.share(), MOST_TIME);
        Planned planned = planner.plan(lane.run(() -> meant(brief)), lane);
        // What a model was asked for is not refused any more.
        Parsed parsed = plans.cpu().await(request.share(), () -> parsed(request, brief, planned, allowed));
        return new Parsed(
                parsed.plan(),
                parsed.start(),
                missing.of(parsed.plan(), request.user()),
                parsed.permissions(),
                parsed.warnings(),
                parsed.trace(),
                parsed.diff(),
                parsed.usage());
    }

    @Override
    public PlanReview review(UserId user, PlanDraft draft) {
        Share share = Share.of(user);
        Examined examined = plans.examine(share, draft);
        List<Permission> permissions = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        examined.checked()
                .ifPresent(checked -> plans.cpu().await(share, () -> {
                    PlanLint lint = new PlanLint(checked);
                    permissions.addAll(lint.permissions());
                    return warnings.addAll(lint.warnings());
                }));
        Plan plan = draft.plan();
        return new PlanReview(
                examined.problems(),
                examined.phases().stream()
                        .map(phase -> phase.steps().stream().map(Step::id).toList())
                        .toList(),
                examined.effects(),
                permissions,
                warnings,
                missing.of(plan, Optional.of(user)),
                starts.of(plan));
    }

    /** All that can be said of what was planned without asking a store. */
    private Parsed parsed(ParseRequest request, Brief brief, Planned planned, Catalogue allowed) {
        Optional<Plan> current = brief.current();
        Plan made = current.map(before -> sameWorkflow(before, planned.plan())).orElse(planned.plan());
        CheckedPlan checked = checkResult(request.share(), made, allowed, current);
        Plan plan = grounded(brief, made);
        boolean waits = !plan.steps().equals(made.steps());
        PlanLint lint = new PlanLint(waits ? checkResult(request.share(), plan, allowed, current) : checked);
        return new Parsed(
                plan,
                starts.of(plan),
                List.of(),
                lint.permissions(),
                lint.warnings(),
                request.trace() ? Optional.of(planned.trace()) : Optional.empty(),
                current.map(before -> PlanDiff.of(before, plan, catalogue)),
                planned.usage());
    }

    /** What takes a tool out of a plan has to know it, also when it may not be used any more. */
    private Catalogue withItsTools(Catalogue allowed, Plan plan) {
        Set<String> ids = new LinkedHashSet<>(allowed.ids());
        plan.steps().forEach(step -> ids.add(step.tool()));
        return ids.equals(allowed.ids()) ? allowed : catalogue.only(ids);
    }

    /** A changed plan is saved as a version of the same workflow, whoever changed it. */
    private static Plan sameWorkflow(Plan before, Plan after) {
        return new Plan(
                before.id(),
                before.createdAt(),
                after.name(),
                before.description(),
                after.trigger(),
                after.cron(),
                after.timezone(),
                after.steps(),
                before.limits(),
                after.planner(),
                after.assumptions(),
                before.metadata());
    }

    /** Who is not signed in has less to be looked at. */
    private static void checkSize(Plan plan, String path) {
        int length = Json.write(PlanJson.write(plan)).length();
        if (length > MOST_ANONYMOUS) {
            throw refused(new Problem(
                    path,
                    "must be at most " + MOST_ANONYMOUS + " characters for who is not signed in; it is " + length
                            + ": sign in to change it"));
        }
    }

    private static void checkInput(String input) {
        if (input.isBlank()) {
            throw refused(new Problem("/input", "must say what is to be done"));
        }
        Invisible.hiding(input).ifPresent(at -> {
            throw refused(new Problem(
                    "/input",
                    String.format(
                            Locale.ROOT,
                            "holds the invisible character U+%04X at %s, which can show a text in another order than it is read in; leave it out",
                            input.codePointAt(at),
                            at)));
        });
        if (input.getBytes(StandardCharsets.UTF_8).length > Brief.MOST_BYTES) {
            throw refused(new Problem("/input", "must be at most " + Brief.MOST_BYTES + " bytes"));
        }
    }

    /** A planner does not see what speaks to a model. */
    private static Brief meant(Brief brief) {
        Brief meant = PromptInjection.without(brief);
        if (meant.input().isBlank()) {
            throw Refusal.of(
                    ErrorCode.CANNOT_PLAN,
                    "All of this brief speaks to a model rather than to Dispatch; say what is to be done");
        }
        return meant;
    }

    private Plan grounded(Brief brief, Plan plan) {
        Grounding grounding = Grounding.of(brief, plan);
        List<Problem> problems = new ArrayList<>(grounding.problems());
        boolean keeps = planner.keepsToTheBrief(plan);
        if (!keeps) {
            Grounding.tooMany(plan).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            return grounding.told();
        }
        if (keeps) {
            throw Refusal.of(
                    ErrorCode.CANNOT_PLAN,
                    "This brief cannot be planned. " + problems.getFirst().message(),
                    problems);
        }
        Problem first = problems.getFirst();
        throw outputInvalid(plan, first.path() + " " + first.message());
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

    private CheckedPlan checkResult(Share share, Plan plan, Catalogue allowed, Optional<Plan> before) {
        CheckedPlan checked;
        try {
            checked = plans.check(share, PlanDraft.of(plan));
        } catch (Refusal invalid) {
            if (planner.keepsToTheBrief(plan)) {
                throw Refusal.of(ErrorCode.CANNOT_PLAN, "This brief cannot be planned. " + invalid.text());
            }
            throw outputInvalid(plan, invalid.text());
        }
        for (Step step : plan.steps()) {
            if (allowed.tool(step.tool()).isEmpty()) {
                String why = "The plan uses the tool `" + step.tool() + "`, which is not enabled";
                throw before.filter(old -> uses(old, step.tool())).isPresent()
                        ? Refusal.of(ErrorCode.CANNOT_PLAN, "This change cannot be made. " + why)
                        : outputInvalid(plan, why);
            }
        }
        return checked;
    }

    private static boolean uses(Plan plan, String tool) {
        return plan.steps().stream().anyMatch(step -> step.tool().equals(tool));
    }

    private static Refusal outputInvalid(Plan plan, String why) {
        return UnusableOutput.refusal(
                "The planner made a plan that is not valid: " + why, Json.write(PlanJson.write(plan)));
    }
}
