package app.dispatch.adapters.persistence.workflow;

import app.dispatch.application.Ids;
import app.dispatch.application.json.PlanJson;
import java.time.Instant;
import java.util.Random;

/** The JSON form of plans that have all they need. */
public final class TestPlans {
    public static final PlanJson JSON = new PlanJson(Ids.from(new Random(1)), () -> Instant.EPOCH);

    private TestPlans() {}
}
