package app.dispatch.domain.delivery;

import app.dispatch.domain.run.RunId;
import java.time.Instant;
import java.util.regex.Pattern;

/** The id of a delivery: it follows from its webhook and its run, so that neither is told of the other twice. */
public record DeliveryId(String value) {
    /** What it begins with. */
    public static final String PREFIX = "dlv_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{1,140}");

    public DeliveryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a delivery id: " + value);
        }
    }

    /** The id of the delivery that tells this webhook of this run; a store makes the same. */
    public static DeliveryId of(WebhookId webhook, RunId run) {
        return new DeliveryId(PREFIX + webhook + "_" + run);
    }

    /**
     * The id of the delivery that tells this webhook that this run waits; a store makes the same.
     *
     * @param since when it asked last: a run may wait several times
     */
    public static DeliveryId of(WebhookId webhook, RunId run, Instant since) {
        return new DeliveryId(PREFIX + webhook + "_" + run + waiting(since));
    }

    /** The end of such an id. */
    public static String waiting(Instant since) {
        return "_w" + since.toEpochMilli();
    }

    /**
     * The id of the delivery that tells this webhook of something else.
     *
     * @param key the same for the same thing, and for no other: letters and digits
     */
    public static DeliveryId of(WebhookId webhook, String key) {
        return new DeliveryId(PREFIX + webhook + "_" + key);
    }

    @Override
    public String toString() {
        return value;
    }
}
