package app.dispatch.adapters.http.trigger;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.application.trigger.IncomingCall;
import java.util.Objects;
import java.util.Optional;

/** A request as a trigger sees it; its body is read when it is asked for. */
record ReceivedCall(Call call, boolean isPosted) implements IncomingCall {
    @Override
    public Optional<String> header(String name) {
        return call.header(name);
    }

    @Override
    public String query() {
        return Objects.requireNonNullElse(call.context().queryString(), "");
    }

    @Override
    public byte[] body() {
        return call.bytes();
    }

    @Override
    public Optional<String> idempotencyKey() {
        return call.idempotencyKey();
    }
}
