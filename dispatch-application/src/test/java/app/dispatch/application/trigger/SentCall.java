package app.dispatch.application.trigger;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A call that a test makes of a trigger. */
record SentCall(boolean isPosted, String query, Map<String, String> headers, Supplier<byte[]> bytes)
        implements IncomingCall {
    static SentCall post(String body, String... headers) {
        return post(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static SentCall post(byte[] body, String... headers) {
        return post(() -> body, headers);
    }

    static SentCall post(Supplier<byte[]> body, String... headers) {
        return new SentCall(true, "", map(headers), body);
    }

    static SentCall get(String query, String... headers) {
        return new SentCall(false, query, map(headers), () -> new byte[0]);
    }

    /** One whose body must not be asked for. */
    SentCall unread() {
        return new SentCall(isPosted, query, headers, () -> {
            throw new AssertionError("the body was read");
        });
    }

    private static Map<String, String> map(String... headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return all;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public byte[] body() {
        return bytes.get();
    }

    @Override
    public Optional<String> idempotencyKey() {
        return header("Idempotency-Key");
    }
}
