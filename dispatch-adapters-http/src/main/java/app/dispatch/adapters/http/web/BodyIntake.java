package app.dispatch.adapters.http.web;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the bodies of requests come in: within what memory, and at what pace. Safe for use by several threads. */
public final class BodyIntake {
    private final BodyBudget budget;
    private final InstantSource clock;
    private final Set<Body> reading = ConcurrentHashMap.newKeySet();

    /** An intake of bodies into this memory. */
    public BodyIntake(BodyBudget budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /** The body of a request, which is not read yet. */
    Body body(Context request, String client, int mostBytes) {
        return new Body(request, mostBytes, budget.share(client), this);
    }

    void begins(Body body) {
        reading.add(body);
    }

    void ends(Body body) {
        reading.remove(body);
    }

    /** The milliseconds of the clock that paces are measured by. */
    long now() {
        return clock.millis();
    }

    /** Cuts the connections on which a body comes too slowly, or nothing of it does; called every now and then. */
    public void look() {
        reading.forEach(Body::cutWhenStalled);
    }
}
