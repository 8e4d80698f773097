package app.dispatch.application.run.trace;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.TraceParent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link TraceParents} does. */
public interface TraceParentsContract {
    /** One that keeps nothing yet. */
    TraceParents parents();

    @Test
    default void what_is_kept_is_found_until_it_is_forgotten() {
        TraceParents parents = parents();
        Instant now = Instant.parse("2026-03-01T12:00:00.123Z");
        TraceParent one = new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);
        TraceParent other = new TraceParent("1af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", false);
        parents.keep(new RunId("run_1"), one, now);
        parents.keep(new RunId("run_2"), other, now.plusMillis(1));

        assertThat(parents.find(new RunId("run_1"))).contains(one);
        assertThat(parents.find(new RunId("run_2"))).contains(other);
        assertThat(parents.find(new RunId("run_3"))).isEmpty();

        parents.forgetBefore(now);
        assertThat(parents.find(new RunId("run_1"))).contains(one);
        parents.forgetBefore(now.plusMillis(1));
        assertThat(parents.find(new RunId("run_1"))).isEmpty();
        assertThat(parents.find(new RunId("run_2"))).contains(other);
    }
}
