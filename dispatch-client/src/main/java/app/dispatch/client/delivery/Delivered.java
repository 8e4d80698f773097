package app.dispatch.client.delivery;

import app.dispatch.application.run.RunRequest;
import app.dispatch.client.run.RunReading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/**
 * What a delivery says, which was verified.
 *
 * @param id the same on each attempt: keep those that you have seen
 * @param body all that was sent
 */
public record Delivered(String id, DeliveryEvent event, Fields body) {
    /** The run that it is about, as {@code owner}'s; empty for {@code integration.expired}. */
    public Optional<RunRecord> run(UserId owner) {
        return body.get("run")
                .filter(Fields.class::isInstance)
                .map(run -> RunReading.read((Fields) run, owner, RunRequest.NO_PAYLOAD, null));
    }
}
