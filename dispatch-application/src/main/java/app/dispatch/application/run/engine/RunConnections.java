package app.dispatch.application.run.engine;

import app.dispatch.application.integration.Connection;
import app.dispatch.application.integration.Connections;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.vault.Secrets;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The connections that one run works with: read when it is taken up, secrets in clear, for as long as it is driven. */
final class RunConnections {
    private final UserId owner;
    private final Map<String, Connection> byTool;
    private final Connections source;
    private volatile Secrets secrets;

    private RunConnections(UserId owner, Map<String, Connection> byTool, Secrets secrets, Connections source) {
        this.owner = owner;
        this.byTool = byTool;
        this.source = source;
        this.secrets = secrets;
    }

    /** Those of the tools that the plan uses. */
    static RunConnections read(UserId owner, CheckedPlan plan, Connections source) {
        Map<String, Connection> byTool = new HashMap<>();
        List<String> tools =
                plan.plan().steps().stream().map(Step::tool).distinct().toList();
        tools.forEach(tool -> byTool.put(tool, source.of(owner, tool)));
        return new RunConnections(
                owner,
                byTool,
                Secrets.all(byTool.values().stream().map(Connection::secrets).toList()),
                source);
    }

    /** Whose they are. */
    UserId owner() {
        return owner;
    }

    private Connection of(CheckedStep step, Fields params) {
        String tool = step.step().tool();
        return source.forCall(byTool.getOrDefault(tool, Connection.NONE), tool, step.op(), params);
    }

    /**
     * What the user entered to connect the step's tool; empty when it needs no connection.
     *
     * @param params those of the call
     * @throws StepFailure {@code integration_missing}, saying how to connect it
     */
    Fields fields(CheckedStep step, Fields params) {
        Connection connection = of(step, params);
        StepFailure lacking = connection.lacking();
        if (lacking != null) {
            throw lacking;
        }
        return connection.fields();
    }

    /** What the user entered to connect the step's tool; empty when that is nothing. */
    Fields entered(CheckedStep step) {
        return byTool.getOrDefault(step.step().tool(), Connection.NONE).fields();
    }

    /** When the user entered that; null when it is nothing. */
    @Nullable
    Instant saved(CheckedStep step) {
        return byTool.getOrDefault(step.step().tool(), Connection.NONE).saved();
    }

    /**
     * Whether the step's calls are made in a run of that mode: in a dry run none that may change anything, none to a tool that
     * the user has yet to connect, and none that no connector carries out.
     */
    RunMode mode(CheckedStep step, RunMode run) {
        boolean made = step.effect() == Effect.READ
                && !of(step, step.step().params()).missing()
                && source.isCarriedOut(step.step().tool(), step.op());
        return run == RunMode.LIVE || made ? RunMode.LIVE : RunMode.DRY_RUN;
    }

    /**
     * The fields of the tool's connection with an access token that works for a while yet.
     *
     * @throws StepFailure when it cannot be renewed
     */
    Fields renewed(String tool, Renewal renewal) {
        Fields renewed = source.renewed(owner, tool, renewal);
        add(Secrets.of(
                unknown(renewed, byTool.getOrDefault(tool, Connection.NONE).fields())));
        return renewed;
    }

    /** The texts that were not there before: those of the tokens. */
    private static List<String> unknown(Fields renewed, Fields before) {
        return renewed.values().entrySet().stream()
                .filter(member -> !member.getKey().equals(Renewal.EXPIRES_AT))
                .map(Map.Entry::getValue)
                .filter(value -> !before.values().containsValue(value))
                .flatMap(value -> value instanceof Value.Text(String text) ? Stream.of(text) : Stream.<String>empty())
                .toList();
    }

    /** The owner's key of a language model provider; the default one's for none. */
    Optional<ApiKey> modelKey(Optional<Provider> provider) {
        Optional<ApiKey> key = source.modelKey(owner, provider);
        key.ifPresent(found -> add(Secrets.of(List.of(found.key()))));
        return key;
    }

    private synchronized void add(Secrets more) {
        secrets = Secrets.all(List.of(secrets, more));
    }

    /** The secrets of all these connections, and of what was asked for since. */
    Secrets secrets() {
        return secrets;
    }
}
