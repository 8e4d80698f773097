package app.dispatch.application.run.node;

/**
 * What one node has to do with runs.
 *
 * @param queue lets those that it has begin
 * @param local those that it drives
 * @param remote those that others drive
 * @param heartbeat keeps them its own
 */
public record RunNode(RunQueue queue, LocalRuns local, RemoteRuns remote, NodeHeartbeat heartbeat) {}
