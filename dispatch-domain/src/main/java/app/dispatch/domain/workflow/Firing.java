package app.dispatch.domain.workflow;

import org.jspecify.annotations.Nullable;

/**
 * What may fire a workflow beside its owner.
 *
 * @param enabled whether cron and webhook fire it
 * @param webhookSecret the secret part of its webhook's URL; shown to its owner only; null when what is stored of it cannot be
 *     read: nothing fires the webhook then, until it gets another
 * @param allowGet whether the webhook is fired by GET too, and not by POST alone
 */
public record Firing(boolean enabled, @Nullable String webhookSecret, boolean allowGet) {
    /** That of a workflow which was just made. */
    public static Firing first(boolean enabled, String webhookSecret) {
        return new Firing(enabled, webhookSecret, true);
    }

    /** The same, enabled or not. */
    public Firing enabled(boolean on) {
        return new Firing(on, webhookSecret, allowGet);
    }

    /** The same with another webhook secret. */
    public Firing withSecret(@Nullable String other) {
        return new Firing(enabled, other, allowGet);
    }

    /** The same with or without GET. */
    public Firing withGet(boolean allowed) {
        return new Firing(enabled, webhookSecret, allowed);
    }

    @Override
    public String toString() {
        return "Firing[enabled=" + enabled + ", allowGet=" + allowGet + "]";
    }
}
