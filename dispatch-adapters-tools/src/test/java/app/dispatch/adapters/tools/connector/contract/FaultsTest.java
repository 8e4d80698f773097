package app.dispatch.adapters.tools.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Answer;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What becomes of every operation when its vendor refuses, breaks, or answers what no vendor would. */
class FaultsTest {
    private static final String WORDS = "{\"message\":\"not like that\",\"echo\":\"s3cr3t\"}";
    private static final Set<FailureCode> REFUSED =
            Set.of(FailureCode.INTEGRATION_REJECTED, FailureCode.INTEGRATION_EXPIRED);

    /**
     * A fault of all answers.
     *
     * @param time the time that the attempt has
     * @param isTolerated whether an operation may take it for what it wanted, such as the absence of what it deletes
     */
    private record Fault(String name, Answer answer, Duration time, boolean isTolerated, Expected expected) {}

    /** What must hold of the failure. */
    @FunctionalInterface
    private interface Expected {
        void of(StepFailure failure);
    }

    private static Fault status(int status, String headers, boolean isTolerated, Expected expected) {
        String reply = RecordingServer.reply(status, "application/json", WORDS).replaceFirst("\r\n", "\r\n" + headers);
        return new Fault(
                status + " " + headers.trim(),
                (request, wire) -> wire.write(reply),
                Duration.ofSeconds(10), // too little for waiting as the operation before was asked to
                isTolerated,
                expected);
    }

    private static Fault whole(String name, String reply, boolean closes, boolean isTolerated, Expected expected) {
        return new Fault(
                name,
                (request, wire) -> {
                    wire.write(reply);
                    if (closes) {
                        wire.socket().close();
                    }
                },
                Duration.ofSeconds(20),
                isTolerated,
                expected);
    }

    private static void lasting(StepFailure failure) {
        assertThat(failure.isPassing()).isFalse();
        assertThat(failure.failureCode()).isNotIn(FailureCode.INTERNAL, FailureCode.TOOL_RATE_LIMITED);
    }

    private static void passing(StepFailure failure, FailureCode code) {
        assertThat(failure.failureCode()).isEqualTo(code);
        assertThat(failure.isPassing()).isTrue();
    }

    private static Stream<Fault> faults() {
        return Stream.of(
                status(
                        401,
                        "",
                        false,
                        failure -> assertThat(failure.failureCode()).isIn(REFUSED)),
                status(403, "", false, FaultsTest::lasting),
                status(404, "", true, FaultsTest::lasting),
                status(
                        409,
                        "",
                        true,
                        failure -> assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_ERROR)),
                status(422, "", false, FaultsTest::lasting),
                status(429, "Retry-After: 7\r\n", false, failure -> {
                    passing(failure, FailureCode.TOOL_RATE_LIMITED);
                    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
                }),
                status(429, "", false, failure -> passing(failure, FailureCode.TOOL_RATE_LIMITED)),
                status(500, "", false, failure -> passing(failure, FailureCode.TOOL_ERROR)),
                status(503, "", false, failure -> passing(failure, FailureCode.TOOL_ERROR)),
                whole(
                        "a page instead of JSON",
                        RecordingServer.reply(200, "text/html", "<!doctype html><title>Sign in to s3cr3t</title>"),
                        false,
                        true,
                        FaultsTest::lasting),
                whole(
                        "a body that is cut",
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":",
                        true,
                        false,
                        failure -> passing(failure, FailureCode.TOOL_ERROR)),
                whole("10 MiB", large(), true, true, FaultsTest::lasting),
                new Fault(
                        "no answer",
                        (request, wire) -> wire.hang(),
                        Duration.ofMillis(150),
                        false,
                        failure -> passing(failure, FailureCode.TOOL_TIMEOUT)));
    }

    private static String large() {
        return RecordingServer.reply(200, "application/json", "{\"a\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}");
    }

    @TestFactory
    Stream<DynamicContainer> every_fault_is_told_for_what_it_is() {
        return faults().map(fault -> {
            EveryOp ops = new EveryOp(fault.answer());
            return DynamicContainer.dynamicContainer(
                    fault.name(),
                    EveryOp.all()
                            .map(of -> DynamicTest.dynamicTest(of.toString(), () -> meets(ops, of, fault)))
                            .onClose(ops::close));
        });
    }

    private static void meets(EveryOp ops, EveryOp.Of of, Fault fault) {
        Optional<StepFailure> failure = Optional.empty();
        try {
            ops.call(of, of.op().example().params(), fault.time());
        } catch (StepFailure found) {
            failure = Optional.of(found);
        }
        assertThat(failure.isPresent() || fault.isTolerated()).as("it fails").isTrue();
        failure.ifPresent(found -> {
            assertThat(found.text()).doesNotContain(Connected.SECRET).isNotBlank();
            fault.expected().of(found);
        });
    }
}
