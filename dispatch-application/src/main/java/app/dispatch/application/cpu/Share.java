package app.dispatch.application.cpu;

import app.dispatch.domain.account.UserId;

/**
 * Whose turn it is: the processors go round from share to share, so that none waits for more than one piece of work of each
 * other.
 *
 * @param name tells shares apart
 */
public record Share(String name) {
    /** What the program does for nobody in particular, such as a command of its operator's. */
    public static final Share PROGRAM = new Share("program");

    /** A user's requests. */
    public static Share of(UserId user) {
        return new Share("user " + user.value());
    }

    /** A user's runs: what they compute does not keep their owner's requests waiting. */
    public static Share ofRuns(UserId owner) {
        return new Share("runs " + owner.value());
    }

    /**
     * The requests of somebody who is not signed in.
     *
     * @param client what stands for the client, such as its address
     */
    public static Share ofClient(String client) {
        return new Share("client " + client);
    }
}
