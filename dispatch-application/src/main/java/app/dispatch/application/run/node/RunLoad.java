package app.dispatch.application.run.node;

/**
 * How much a process has to do.
 *
 * @param queued runs that wait for their turn
 * @param running runs that are under way
 */
public record RunLoad(int queued, int running) {}
