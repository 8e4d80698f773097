package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.ForwardedCall;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A call with its URL completed by the operator's base URL. */
record BasedCall(OpCall call, Fields params) implements ForwardedCall {

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
}
