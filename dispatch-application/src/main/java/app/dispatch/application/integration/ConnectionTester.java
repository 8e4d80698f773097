package app.dispatch.application.integration;

import app.dispatch.application.tool.Connector;
import app.dispatch.application.vault.Secrets;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries connections; bounded in time whatever the connector does. */
final class ConnectionTester {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTester.class);

    private final Duration most;
    private final InstantSource clock;

    ConnectionTester(Duration most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * How it goes to connect.
     *
     * @param fields gives what to connect with, as the first part of the try
     * @param entered the secrets among what was entered
     */
    ConnectionTest of(Connector connector, Supplier<Fields> fields, Secrets entered) {
        try {
            String info = tried(connector, fields).get(most.toMillis(), TimeUnit.MILLISECONDS);
            return ConnectionTest.works(entered.hiddenIn(info), clock.instant());
        } catch (ExecutionException failed) {
            return fails(entered.hiddenIn(reason(failed, connector)));
        } catch (TimeoutException late) {
            return fails(connector.definition().label() + " did not answer within " + most.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return fails("The test was broken off");
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private static CompletableFuture<String> tried(Connector connector, Supplier<Fields> fields) {
        CompletableFuture<String> info = new CompletableFuture<>();
        Thread.ofVirtual().name(connector.definition().id() + ".test").start(() -> {
            try {
                info.complete(tried(connector, fields.get()));
            } catch (Throwable failure) { // whatever a connector throws is how the test went
                info.completeExceptionally(failure);
            }
        });
        return info;
    }

    /** With words in which none of the secrets stands that it was tried with, renewed ones too. */
    private static String tried(Connector connector, Fields fields) {
        Secrets secrets = IntegrationService.secrets(connector.definition(), fields);
        try {
            return secrets.hiddenIn(connector.test(fields));
        } catch (StepFailure failure) {
            throw secrets.hiddenIn(failure);
        }
    }

    private static String reason(ExecutionException failed, Connector connector) {
        Throwable cause = failed.getCause();
        if (cause instanceof StepFailure failure) {
            return failure.text();
        }
        // Not the exception itself: its message may hold what it was given.
        String kind = cause == null ? "nothing" : cause.getClass().getName();
        LOG.error("the test of {} threw {}", connector.definition().id(), kind);
        return connector.definition().label() + " failed unexpectedly";
    }

    private ConnectionTest fails(String error) {
        return ConnectionTest.fails(error, clock.instant());
    }
}
