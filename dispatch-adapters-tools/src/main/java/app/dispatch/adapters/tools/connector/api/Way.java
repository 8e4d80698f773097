package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;

/** On whose behalf requests are sent: of a run's step, or of somebody who tries a connection. */
sealed interface Way {
    /** The most time for all. */
    Duration time();

    UpstreamReply send(Request request, Duration time, int mostBytes);

    /** The same by another way out. */
    Way over(HttpUpstream other);

    /** The connection with an access token that works for a while yet. */
    Fields renewed(Renewal renewal, Fields connection);

    String idempotencyKey();

    void log(String line);

    /** Waits, unless the attempt is cancelled meanwhile. */
    void pause(Duration time);

    boolean isTry();

    Optional<OpCall> attempt();

    /** An attempt at a step. */
    record Attempt(HttpUpstream upstream, OpCall call) implements Way {
        @Override
        public Duration time() {
            return call.timeout();
        }

        @Override
        public UpstreamReply send(Request request, Duration time, int mostBytes) {
            return upstream.send(call, request, time, mostBytes);
        }

        @Override
        public Way over(HttpUpstream other) {
            return new Attempt(other, call);
        }

        @Override
        public Fields renewed(Renewal renewal, Fields connection) {
            return call.connection(renewal);
        }

        @Override
        public String idempotencyKey() {
            return call.idempotencyKey();
        }

        @Override
        public void log(String line) {
            call.log(line);
        }

        @Override
        public void pause(Duration time) {
            CountDownLatch cancelled = new CountDownLatch(1);
            call.onCancel(cancelled::countDown);
            if (waited(cancelled, time)) {
                throw StepFailure.lasting(FailureCode.CANCELLED, "The call was cancelled");
            }
        }

        @Override
        public boolean isTry() {
            return false;
        }

        @Override
        public Optional<OpCall> attempt() {
            return Optional.of(call);
        }
    }

    /** A try of a connection. */
    record Try(HttpUpstream upstream, String tool, Duration time) implements Way {
        @Override
        public UpstreamReply send(Request request, Duration most, int mostBytes) {
            return upstream.send(tool, request, most, mostBytes);
        }

        @Override
        public Way over(HttpUpstream other) {
            return new Try(other, tool, time);
        }

        @Override
        public Fields renewed(Renewal renewal, Fields connection) {
            return renewal.isFresh(connection, upstream.now()) ? connection : renewal.renewed(connection);
        }

        @Override
        public String idempotencyKey() {
            return "";
        }

        @Override
        public void log(String line) {}

        @Override
        public void pause(Duration time) {
            waited(new CountDownLatch(1), time);
        }

        @Override
        public boolean isTry() {
            return true;
        }

        @Override
        public Optional<OpCall> attempt() {
            return Optional.empty();
        }
    }

    private static boolean waited(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
