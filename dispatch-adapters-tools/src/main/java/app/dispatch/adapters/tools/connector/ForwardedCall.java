package app.dispatch.adapters.tools.connector;

import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Params;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Optional;

/** An attempt that is another one but for what it says otherwise. */
public interface ForwardedCall extends OpCall {
    /** The other one. */
    OpCall call();

    @Override
    default UserId owner() {
        return call().owner();
    }

    @Override
    default String tool() {
        return call().tool();
    }

    @Override
    default OpDef op() {
        return call().op();
    }

    @Override
    default Params params() {
        return call().params();
    }

    @Override
    default Fields connection() {
        return call().connection();
    }

    @Override
    default Fields connection(Renewal renewal) {
        return call().connection(renewal);
    }

    @Override
    default Optional<ApiKey> modelKey(Optional<Provider> provider) {
        return call().modelKey(provider);
    }

    @Override
    default Optional<TraceParent> trace() {
        return call().trace();
    }

    @Override
    default Duration timeout() {
        return call().timeout();
    }

    @Override
    default String idempotencyKey() {
        return call().idempotencyKey();
    }

    @Override
    default void beforeSending() {
        call().beforeSending();
    }

    @Override
    default void log(String line) {
        call().log(line);
    }

    @Override
    default void onCancel(Runnable action) {
        call().onCancel(action);
    }
}
