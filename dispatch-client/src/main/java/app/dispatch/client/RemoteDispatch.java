package app.dispatch.client;

import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.Runs;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.client.run.RemoteRuns;
import app.dispatch.client.web.Api;
import app.dispatch.client.web.Ask;
import app.dispatch.client.web.Pause;
import app.dispatch.client.workflow.RemoteWorkflows;
import app.dispatch.client.workflow.WorkflowReading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * Dispatch on a server, for a program that otherwise embeds {@code Dispatch}: the same ports, over HTTP. Safe for use by several
 * threads; to close it ends what is under way here, and no run.
 */
public final class RemoteDispatch implements AutoCloseable {
    private final Api api;
    private final Ids ids;
    private final InstantSource clock;
    private final PlanJson planJson;
    private final Runs runs;
    private final Workflows workflows;

    private RemoteDispatch(Reach reach, Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
        api = new Api(reach, new Pause(ids::jitter), clock);
        planJson = new PlanJson(ids, clock);
        runs = new RemoteRuns(api, () -> ids.next("key_"));
        workflows = new RemoteWorkflows(api, new WorkflowReading(planJson));
    }

    /**
     * The server at {@code server}, for one owner.
     *
     * @param owner what the program calls the user whose token it is
     * @param token an API token, {@code dsp_live_…}
     */
    public static RemoteDispatch at(URI server, UserId owner, String token) {
        return at(Reach.of(server, owner, token));
    }

    /** The server that is reached so. */
    public static RemoteDispatch at(Reach reach) {
        return new RemoteDispatch(reach, Ids.from(new SecureRandom()), InstantSource.system());
    }

    /** What one may ask of runs. */
    public Runs runs() {
        return runs;
    }

    /** What one may ask of workflows. */
    public Workflows workflows() {
        return workflows;
    }

    /** Reads and writes plans as JSON. */
    public PlanJson planJson() {
        return planJson;
    }

    /**
     * A plan in JSON, to be run or saved; the server lists what is wrong with it.
     *
     * @throws app.dispatch.domain.error.Refusal {@code invalid_json}
     */
    public PlanDraft plan(String json) {
        return planJson.read(Json.parse(json), "");
    }

    /** A plan of these steps, each of which waits for the one before it where it does not say otherwise. */
    public PlanDraft plan(String name, Step... steps) {
        return PlanDraft.of(Plan.of(new PlanId(ids.next("wf_")), clock.instant(), name, List.of(steps)));
    }

    /**
     * What the server's planner makes of a brief in English. Nothing is saved or run.
     *
     * @throws app.dispatch.domain.error.Refusal {@code cannot_plan}, and what else planning is refused with
     */
    public Proposed parse(UserId owner, String brief) {
        Ask ask = Ask.of("POST", "/api/parse").body(Fields.of("input", Value.of(brief)));
        Fields answer = api.ask(owner, ask).body();
        return new Proposed(
                planJson.read(answer.fields("plan"), "/plan"),
                WorkflowReading.schedule(answer),
                WorkflowReading.warnings(answer),
                answer);
    }

    @Override
    public void close() {
        api.close();
    }
}
