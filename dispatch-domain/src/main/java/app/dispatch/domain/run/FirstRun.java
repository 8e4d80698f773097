package app.dispatch.domain.run;

/**
 * The run that a {@link RunKey} began.
 *
 * @param fingerprint that of its key
 */
public record FirstRun(RunId run, String fingerprint) {}
