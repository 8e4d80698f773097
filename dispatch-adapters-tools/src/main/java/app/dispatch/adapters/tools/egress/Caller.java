package app.dispatch.adapters.tools.egress;

import app.dispatch.domain.account.UserId;

/** On whose behalf something goes out: what limits are counted by. */
public record Caller(String id) {
    /** A user: all runs and deliveries that are theirs. */
    public static Caller of(UserId owner) {
        return new Caller("user " + owner.value());
    }

    /** Whoever has something done by that tool that belongs to no run, such as to try a connection. */
    public static Caller ofTool(String tool) {
        return new Caller("tool " + tool);
    }
}
