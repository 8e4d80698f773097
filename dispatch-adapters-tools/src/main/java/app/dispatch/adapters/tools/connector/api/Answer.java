package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/**
 * What a vendor answered.
 *
 * @param reply as it came
 * @param body its JSON; null for none
 * @param error what it says is wrong; empty when it carried the request out
 */
public record Answer(UpstreamReply reply, Value body, Optional<ApiError> error) {
    /** The object that the body is; the empty one when it is something else. */
    public Fields object() {
        return body instanceof Fields fields ? fields : Fields.empty();
    }

    /** Whether the vendor refused with that word of its own. */
    public boolean isRefused(String code) {
        return error.filter(found -> found.code().equals(code)).isPresent();
    }

    /** The answer's status. */
    public int status() {
        return reply.status();
    }
}
