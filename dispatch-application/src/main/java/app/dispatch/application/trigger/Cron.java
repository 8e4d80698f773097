package app.dispatch.application.trigger;

/** Fires workflows when their time has come. */
public interface Cron {
    /**
     * Fires every workflow that is due. It may be called at any time, by several at once and in several processes on the
     * same store: a workflow fires once for each time at which it is due.
     *
     * @return at once what was fired by this call; the runs go on
     */
    CronReport fire();
}
