package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.ForwardedCall;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Params;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A call with its URL completed by the operator's base URL. */
record BasedCall(OpCall call, Params params) implements ForwardedCall {

    /** The call; where its URL begins with a slash, and the user has no base URL of one's own, behind that base. */
    static OpCall of(OpCall call, Optional<HttpUrl> base) {
        Fields given = call.params().fields();
        Fields based = params(given, call.connection(), base);
        return based.equals(given) ? call : new BasedCall(call, Params.of(based));
    }

    /** The parameters of such a call. */
    static Fields params(Fields params, Fields connection, Optional<HttpUrl> base) {
        String url = params.text("url").orElse("").strip();
        if (base.isEmpty() || !url.startsWith("/") || connection.text("baseUrl").isPresent()) {
            return params;
        }
        return params.with("url", Value.of(base.get().toString().replaceFirst("/$", "") + url));
    }
}
