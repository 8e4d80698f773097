package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.application.Ids;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.compose.UnusableOutput;
import app.dispatch.application.cpu.Lane;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.ModelUsage;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Plans by the language model that is chosen for a user, and by the builtin planner where there is none, or where it does not
 * answer. A plan that stands in for another says so. Safe for use by several threads.
 */
public final class ChosenPlanner implements Planner {
    private final PlannerChoice choice;
    private final Planner builtin;
    private final LlmPlanner models;
    private final Accesses accesses;
    private final ModelBudget budget;
    private final PlanProblems checks;

    private ChosenPlanner(
            PlannerChoice choice,
            Planner builtin,
            LlmPlanner models,
            Accesses accesses,
            ModelBudget budget,
            PlanProblems checks) {
        this.choice = choice;
        this.builtin = builtin;
        this.models = models;
        this.accesses = accesses;
        this.budget = budget;
        this.checks = checks;
    }

    /**
     * What it stands on.
     *
     * @param builtin plans where no model does
     * @param way the way to the models
     * @param providers where each provider is, without a slash at the end
     * @param random makes the lines around a brief; must be secure
     */
    public record Parts(
            Planner builtin,
            HttpUpstream way,
            Map<Provider, String> providers,
            PlanProblems checks,
            Ids ids,
            InstantSource clock,
            RandomGenerator random) {
        public Parts {
            providers = Map.copyOf(providers);
        }
    }

    /** The planner that the settings choose, with users' keys where it may use them. */
    public static Planner of(PlannerSettings settings, Parts parts, ModelKeys keys) {
        if (settings.choice() == PlannerChoice.BUILTIN) {
            return parts.builtin();
        }
        LlmPlanner models =
                new LlmPlanner(parts.way(), parts.checks(), settings, parts.ids(), parts.clock(), parts.random());
        return new ChosenPlanner(
                settings.choice(),
                parts.builtin(),
                models,
                new Accesses(settings, keys, parts.providers()),
                new ModelBudget(settings.budget(), parts.clock()),
                parts.checks());
    }

    @Override
    public String id() {
        return choice.id();
    }

    @Override
    public boolean keepsToTheBrief(Plan plan) {
        return builtin.id().equals(plan.planner()) && builtin.keepsToTheBrief(plan);
    }

    @Override
    public Planned plan(Brief brief) {
        return plan(brief, Lane.OWN_THREAD);
    }

    @Override
    public Planned plan(Brief brief, Lane lane) {
        Optional<ModelAccess> own = choice == PlannerChoice.AUTO ? accesses.users(brief.user()) : Optional.empty();
        if (own.isPresent()) {
            return by(own.get(), brief, lane);
        }
        Optional<ModelAccess> servers = accesses.servers();
        if (servers.isEmpty()) {
            return byUsers(brief, lane, "there is no key for it");
        }
        Optional<String> spent = budget.take(brief);
        return spent.isEmpty() ? by(servers.get(), brief, lane) : byUsers(brief, lane, spent.get());
    }

    /** @param why the server's model is not asked */
    private Planned byUsers(Brief brief, Lane lane, String why) {
        Optional<ModelAccess> own = accesses.users(brief.user());
        if (own.isPresent()) {
            return by(own.get(), brief, lane);
        }
        return choice == PlannerChoice.AUTO && accesses.servers().isEmpty()
                ? builtin.plan(brief, lane)
                : instead(brief, lane, notAsked(choice.api().label(), why), ChosenPlanner::unavailable);
    }

    private Planned by(ModelAccess access, Brief brief, Lane lane) {
        String label = access.api().label();
        return switch (models.ask(brief, access, lane)) {
            case Outcome.Made(Plan plan, ModelUsage usage) -> new Planned(plan, List.of(), Optional.of(usage));
            case Outcome.Refused(Refusal refusal) -> throw refusal;
            case Outcome.Failed(String why) -> instead(brief, lane, notAsked(label, why), ChosenPlanner::unavailable);
            case Outcome.Unusable(String why, String raw, ModelUsage usage) -> {
                Refusal unusable =
                        UnusableOutput.refusal("The plan that " + label + " made cannot be used: " + why, raw);
                if (choice != PlannerChoice.AUTO) {
                    throw unusable;
                }
                Planned instead = instead(
                        brief, lane, "The plan that " + label + " made could not be used", (made, refused) -> unusable);
                yield new Planned(instead.plan(), instead.trace(), Optional.of(usage));
            }
        };
    }

    private static String notAsked(String label, String why) {
        return label + " could not be asked (" + why + ")";
    }

    /** A model may well be able to plan what the builtin planner cannot. */
    private static Refusal unavailable(String why, Refusal builtins) {
        return Refusal.of(
                ErrorCode.PLANNER_UNAVAILABLE,
                why + ", and the builtin planner cannot plan this brief. " + builtins.text(),
                builtins.details());
    }

    /**
     * The builtin planner's plan, which says why it is that.
     *
     * @param otherwise what is refused when it has none, by {@code why} and its own refusal
     */
    private Planned instead(Brief brief, Lane lane, String why, BiFunction<String, Refusal, Refusal> otherwise) {
        try {
            Planned planned = builtin.plan(brief, lane);
            List<Problem> problems = lane.run(() -> checks.of(PlanDraft.of(planned.plan()), brief.catalogue()));
            if (!problems.isEmpty()) {
                throw Refusal.of(ErrorCode.CANNOT_PLAN, "Its plan would not be valid", problems);
            }
            List<String> assumptions = new ArrayList<>();
            assumptions.add(why + "; this plan was made by the builtin planner.");
            assumptions.addAll(planned.plan().assumptions());
            return new Planned(planned.plan().withAssumptions(assumptions), planned.trace());
        } catch (Refusal refused) {
            if (refused.errorCode() != ErrorCode.CANNOT_PLAN) {
                throw refused;
            }
            throw otherwise.apply(why, refused);
        }
    }
}
