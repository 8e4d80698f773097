package app.dispatch.application.delivery;

import app.dispatch.application.Outside;
import app.dispatch.application.account.UserQuotas;

/** Webhooks and the worker that sends to them, put together. */
public final class DeliverySubsystem {
    private final Deliveries deliveries;
    private final DeliveryWorker worker;

    /** Both on these parts. */
    public DeliverySubsystem(Outside outside) {
        deliveries = new DeliveryService(
                outside.stores().webhooks(),
                outside.stores().deliveries(),
                outside.stores().workflows(),
                outside.sender(),
                outside.secrets(),
                UserQuotas.of(outside.quotas(), outside.stores().accounts()),
                outside.ids(),
                outside.clock());
        DeliveryAttempts attempts = new DeliveryAttempts(
                outside.stores().deliveries(),
                outside.stores().runs(),
                outside.sender(),
                outside.secrets(),
                outside.ids(),
                outside.clock());
        worker = new DeliveryWorker(outside.stores().deliveries(), attempts, outside.clock(), outside.background());
    }

    /** What one may ask of webhooks. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Sends what is due, once it is started. */
    public DeliveryWorker worker() {
        return worker;
    }
}
