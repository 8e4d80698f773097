package app.dispatch.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.audit.AuditLog.Act;
import app.dispatch.application.background.Background;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditServiceTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryAuditStore store = new InMemoryAuditStore();
    private final AuditService log = service(store, 30);

    private AuditService service(AuditStore in, int days) {
        return new AuditService(in, days, Ids.from(new Random(1)), clock, new Background());
    }

    private List<AuditEvent> events() {
        return log.list(new AuditQuery(null, null, null, null, null, 99, null)).events();
    }

    private static Act limited(String client) {
        return new Act(null, null, client, AuditAction.SIGN_IN_LIMITED, "/api/auth/login", "");
    }

    @Test
    void of_a_client_that_is_limited_one_in_ten_minutes_is_kept() {
        for (int n = 0; n < 5; n++) {
            log.note(limited("192.0.2.1"));
        }
        log.note(limited("192.0.2.2"));
        assertThat(events()).hasSize(2);

        clock.advance(Duration.ofMinutes(10));
        log.note(limited("192.0.2.1"));
        assertThat(events()).hasSize(3);
    }

    @Test
    void events_are_kept_for_so_many_days() {
        log.note(Act.ofServer(AuditAction.SIGNUP_MODE, "open"));

        clock.advance(Duration.ofDays(30));
        log.sweep();
        assertThat(events()).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        log.sweep();
        assertThat(events()).isEmpty();
    }

    @Test
    void what_cannot_be_kept_keeps_nothing_from_being_done() {
        AuditStore broken = new AuditStore() {
            @Override
            public void add(AuditEvent event) {
                throw new IllegalStateException("away");
            }

            @Override
            public AuditPage page(AuditQuery query) {
                return store.page(query);
            }

            @Override
            public int forget(Instant before, int most) {
                return 0;
            }
        };

        service(broken, 0).note(Act.ofServer(AuditAction.SIGNUP_MODE, "open"));

        assertThat(events()).isEmpty();
    }

    @Test
    void what_is_long_or_cannot_be_seen_is_cut_and_shown() {
        log.note(Act.ofServer(AuditAction.SIGNUP_MODE, "a\nb" + "x".repeat(300)));

        assertThat(events().getFirst().object()).hasSize(AuditEvent.LONGEST).startsWith("a?bx");
    }
}
