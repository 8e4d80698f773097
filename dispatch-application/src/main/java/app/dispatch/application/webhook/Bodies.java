package app.dispatch.application.webhook;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;

/** The members of bodies in which senders write of the delivery itself. */
final class Bodies {
    private Bodies() {}

    /** The body as an object; an empty one when it is something else. */
    static Fields fields(Delivery delivery) {
        try {
            return Json.request(delivery.body()) instanceof Fields fields ? fields : Fields.empty();
        } catch (Refusal notJson) {
            return Fields.empty();
        }
    }
}
