package app.dispatch.application.trigger;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;

/** The members of bodies in which senders write of the call itself. */
final class Bodies {
    private Bodies() {}

    /** The body as an object; an empty one when it is something else. */
    static Fields fields(IncomingCall call) {
        byte[] body = call.body(); // what keeps it from arriving is not to be taken for a body of something else
        try {
            return Json.request(body) instanceof Fields fields ? fields : Fields.empty();
        } catch (Refusal notJson) {
            return Fields.empty();
        }
    }
}
