package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.llm.Material;
import app.dispatch.adapters.tools.llm.ModelReply;
import app.dispatch.adapters.tools.llm.ModelRequest;
import app.dispatch.adapters.tools.llm.TokenUsage;
import app.dispatch.adapters.tools.llm.Turn;
import app.dispatch.application.Ids;
import app.dispatch.application.cpu.Lane;
import app.dispatch.application.grounding.Grounding;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.ModelUsage;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Has a language model make a plan of a brief: its answer is checked as any plan is and held against the brief, and a model is
 * told what is wrong with its plan, twice at most. Safe for use by several threads.
 */
final class LlmPlanner {
    private static final int MOST_REPAIRS = 2;
    private static final int MOST_ASSUMPTIONS = 20;

    private final HttpUpstream upstream;
    private final PlanProblems checks;
    private final AnswerReader answers;
    private final Duration time;
    private final int maxTokens;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param settings how much time there is for one brief, repairs included, and how many tokens for one answer
     * @param random makes the lines around a brief; nobody must be able to guess it
     */
    LlmPlanner(
            HttpUpstream upstream,
            PlanProblems checks,
            PlannerSettings settings,
            Ids ids,
            InstantSource clock,
            RandomGenerator random) {
        this.upstream = upstream;
        this.checks = checks;
        this.answers = new AnswerReader(new PlanJson(ids, clock));
        this.time = settings.timeout();
        this.maxTokens = settings.maxTokens();
        this.clock = clock;
        this.random = random;
    }

    /** @param lane where answers are checked */
    Outcome ask(Brief brief, ModelAccess access, Lane lane) {
        Material material = Material.marked(random);
        HttpWire wire = new HttpWire(upstream, access, Deadline.in(time, clock));
        ModelRequest request = new ModelRequest(
                access.model(),
                Instructions.system(brief.catalogue(), material),
                List.of(Turn.ours(Instructions.message(brief, material))),
                AnswerForm.SCHEMA,
                null,
                maxTokens);
        try {
            return answered(brief, access, wire, request, lane);
        } catch (StepFailure failed) {
            return new Outcome.Failed(failed.text());
        }
    }

    private Outcome answered(Brief brief, ModelAccess access, HttpWire wire, ModelRequest first, Lane lane) {
        ModelRequest request = first;
        TokenUsage tokens = TokenUsage.NONE;
        for (int repairs = 0; ; repairs++) {
            ModelReply reply = access.api().ask(request, wire);
            tokens = tokens.plus(reply.usage());
            ModelUsage usage = new ModelUsage(access.model(), repairs + 1, tokens.input(), tokens.output());
            List<Problem> problems;
            switch (answers.read(reply, brief, access.id())) {
                case Answer.Cannot cannot -> {
                    return new Outcome.Refused(cannot.refusal());
                }
                case Answer.Unreadable unreadable -> problems = unreadable.problems();
                case Answer.Drafted(PlanDraft draft) -> {
                    problems = lane.run(() -> problems(draft, brief));
                    if (problems.isEmpty()) {
                        return new Outcome.Made(withFewAssumptions(draft.plan()), usage);
                    }
                }
            }
            String said = said(reply);
            if (repairs == MOST_REPAIRS) {
                return new Outcome.Unusable(why(problems), said, usage);
            }
            request = request.then(Turn.models(said), Turn.ours(Instructions.repair(problems)));
        }
    }

    private List<Problem> problems(PlanDraft draft, Brief brief) {
        List<Problem> invalid = checks.of(draft, brief.catalogue());
        return invalid.isEmpty()
                ? Grounding.problems(brief, draft.plan()).stream()
                        .map(problem -> problem.under(draft.path()))
                        .toList()
                : invalid;
    }

    private static String said(ModelReply reply) {
        return reply.json() == null ? reply.text() : Json.write(reply.json());
    }

    private static String why(List<Problem> problems) {
        Problem first = problems.getFirst();
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        return (first.path().isEmpty() ? "" : first.path() + " ") + first.message() + more;
    }

    /** With no more assumptions than a reader takes in. */
    private static Plan withFewAssumptions(Plan plan) {
        return plan.withAssumptions(plan.assumptions().stream()
                .filter(one -> !one.isBlank())
                .limit(MOST_ASSUMPTIONS)
                .toList());
    }
}
