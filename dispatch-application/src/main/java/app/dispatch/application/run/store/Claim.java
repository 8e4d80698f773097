package app.dispatch.application.run.store;

import app.dispatch.domain.run.Run;

/**
 * A run that this process has taken over.
 *
 * @param run the run in its new epoch
 * @param crashes how many of the epochs right before this one ended without a word, since their processes died
 * @param cancelAsked whether its owner wanted it to end meanwhile
 */
public record Claim(Run run, int crashes, boolean cancelAsked) {}
