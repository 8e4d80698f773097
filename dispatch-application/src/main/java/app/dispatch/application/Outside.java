package app.dispatch.application;

import app.dispatch.application.account.AccountStore;
import app.dispatch.application.account.Argon2idPasswords;
import app.dispatch.application.account.InMemoryAccountStore;
import app.dispatch.application.account.Passwords;
import app.dispatch.application.compose.NoPlanner;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.run.EventFeed;
import app.dispatch.application.run.InMemoryEventFeed;
import app.dispatch.application.run.InMemoryRunStore;
import app.dispatch.application.run.InProcessRunQueue;
import app.dispatch.application.run.RunQueue;
import app.dispatch.application.run.RunStore;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.application.workflow.WorkflowStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * All that Dispatch stands on: one part for each driven port. Immutable: every {@code with} gives a new one.
 *
 * <p>{@link #inMemory()} keeps everything in memory, until parts are replaced.
 *
 * @param clock tells the time
 * @param ids makes ids and secrets
 * @param queue decides when runs begin; one for each {@link Dispatch}
 * @param connectors the tools that plans may use
 * @param runTimeout the most time for any run
 */
public record Outside(
        InstantSource clock,
        Ids ids,
        AccountStore accounts,
        Passwords passwords,
        WorkflowStore workflows,
        RunStore runs,
        EventFeed feed,
        RunQueue queue,
        List<Connector> connectors,
        Planner planner,
        Duration runTimeout) {
    /** The most time for any run when nothing else is said: the 120 seconds of the API. */
    public static final Duration DEFAULT_RUN_TIMEOUT = Duration.ofMinutes(2);

    private static final int SALT_BYTES = 16;

    public Outside {
        connectors = List.copyOf(connectors);
    }

    /** Everything in memory, the system's clock, no tools and no planner. */
    public static Outside inMemory() {
        SecureRandom random = new SecureRandom();
        InMemoryWorkflowStore workflows = new InMemoryWorkflowStore();
        return new Outside(
                InstantSource.system(),
                Ids.from(random),
                new InMemoryAccountStore(),
                new Argon2idPasswords(() -> salt(random)),
                workflows,
                new InMemoryRunStore(workflows),
                new InMemoryEventFeed(),
                new InProcessRunQueue(),
                List.of(),
                new NoPlanner(),
                DEFAULT_RUN_TIMEOUT);
    }

    private static byte[] salt(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /** With one more tool. */
    public Outside with(Connector connector) {
        List<Connector> more = new ArrayList<>(connectors);
        more.add(connector);
        return new Outside(clock, ids, accounts, passwords, workflows, runs, feed, queue, more, planner, runTimeout);
    }

    /** With these stores; they belong together, since ending a run counts it for its workflow. */
    public Outside with(AccountStore newAccounts, WorkflowStore newWorkflows, RunStore newRuns) {
        return new Outside(
                clock,
                ids,
                newAccounts,
                passwords,
                newWorkflows,
                newRuns,
                feed,
                queue,
                connectors,
                planner,
                runTimeout);
    }

    /** With this planner. */
    public Outside with(Planner other) {
        return new Outside(
                clock, ids, accounts, passwords, workflows, runs, feed, queue, connectors, other, runTimeout);
    }

    /** With this clock. */
    public Outside with(InstantSource other) {
        return new Outside(
                other, ids, accounts, passwords, workflows, runs, feed, queue, connectors, planner, runTimeout);
    }

    /** With this source of ids. */
    public Outside with(Ids other) {
        return new Outside(
                clock, other, accounts, passwords, workflows, runs, feed, queue, connectors, planner, runTimeout);
    }

    /** With this most time for any run. */
    public Outside withRunTimeout(Duration other) {
        return new Outside(clock, ids, accounts, passwords, workflows, runs, feed, queue, connectors, planner, other);
    }
}
