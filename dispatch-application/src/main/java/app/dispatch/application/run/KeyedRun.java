package app.dispatch.application.run;

/**
 * What came of asking for a run once.
 *
 * @param started the run; when it is a repetition of one that another process drives, as it stands there
 * @param repeated whether it had begun before, and nothing was started
 */
public record KeyedRun(StartedRun started, boolean repeated) {}
