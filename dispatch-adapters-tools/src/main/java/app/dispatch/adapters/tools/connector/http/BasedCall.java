package app.dispatch.adapters.tools.connector.http;

import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A call with its URL completed by the operator's base URL. */
record BasedCall(OpCall call, Fields params) implements OpCall {

    /** The call; where its URL begins with a slash, and the user has no base URL of one's own, behind that base. */
    static OpCall of(OpCall call, Optional<HttpUrl> base) {
        String url = call.params().text("url").orElse("").strip();
        if (base.isEmpty()
                || !url.startsWith("/")
                || call.connection().text("baseUrl").isPresent()) {
            return call;
        }
        String whole = base.get().toString().replaceFirst("/$", "") + url;
        return new BasedCall(call, call.params().with("url", Value.of(whole)));
    }

    @Override
    public String tool() {
        return call.tool();
    }

    @Override
    public OpDef op() {
        return call.op();
    }

    @Override
    public Fields connection() {
        return call.connection();
    }

    @Override
    public Fields connection(Renewal renewal) {
        return call.connection(renewal);
    }

    @Override
    public Optional<ApiKey> modelKey(Optional<Provider> provider) {
        return call.modelKey(provider);
    }

    @Override
    public Duration timeout() {
        return call.timeout();
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
    public void onCancel(Runnable action) {
        call.onCancel(action);
    }
}
