package app.dispatch.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import app.dispatch.domain.token.TokenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AuditStore} does. */
public interface AuditStoreContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    UserId ADA = new UserId("usr_ada");
    UserId BOB = new UserId("usr_bob");

    /** A store without events. */
    AuditStore store();

    private static AuditEvent event(
            String id, long afterMs, @Nullable UserId actor, AuditAction action, String object) {
        return new AuditEvent(id, NOW.plusMillis(afterMs), actor, null, null, action, object, "");
    }

    private static List<String> ids(AuditStore store, AuditQuery query) {
        return store.page(query).events().stream().map(AuditEvent::id).toList();
    }

    private static AuditQuery all(int limit, AuditQuery.@Nullable Place after) {
        return new AuditQuery(null, null, null, null, null, limit, after);
    }

    @Test
    default void an_event_is_found_as_it_was_added() {
        AuditStore store = store();
        AuditEvent whole = new AuditEvent(
                "aud_1", NOW, ADA, new TokenId("tok_1"), "192.0.2.1", AuditAction.TOKEN_REVOKED, "tok_2", "a 🚀");
        AuditEvent bare = new AuditEvent("aud_2", NOW, null, null, null, AuditAction.SIGNUP_MODE, "", "");
        store.add(whole);
        store.add(bare);

        assertThat(store.page(all(9, null)).events()).containsExactly(bare, whole);
    }

    @Test
    default void the_newest_come_first_page_by_page() {
        AuditStore store = store();
        store.add(event("aud_1", 0, ADA, AuditAction.KEY_SAVED, "openai"));
        store.add(event("aud_2", 1, ADA, AuditAction.KEY_SAVED, "openai"));
        store.add(event("aud_3", 1, ADA, AuditAction.KEY_SAVED, "openai"));
        store.add(event("aud_4", 2, ADA, AuditAction.KEY_SAVED, "openai"));

        List<String> seen = new ArrayList<>();
        AuditPage page = store.page(all(3, null));
        page.events().forEach(event -> seen.add(event.id()));
        assertThat(seen).containsExactly("aud_4", "aud_3", "aud_2");
        assertThat(ids(store, all(3, page.next()))).containsExactly("aud_1");
        assertThat(store.page(all(4, null)).next()).isNull();
    }

    @Test
    default void they_are_found_by_who_did_them_to_whom_what_and_when() {
        AuditStore store = store();
        store.add(event("aud_1", 0, ADA, AuditAction.KEY_SAVED, "openai"));
        store.add(event("aud_2", 1, BOB, AuditAction.USER_LOCKED, "usr_ada"));
        store.add(event("aud_3", 2, BOB, AuditAction.KEY_SAVED, "google"));

        assertThat(ids(store, new AuditQuery(ADA, null, null, null, null, 9, null)))
                .containsExactly("aud_2", "aud_1");
        assertThat(ids(store, new AuditQuery(null, BOB, null, null, null, 9, null)))
                .containsExactly("aud_3", "aud_2");
        assertThat(ids(store, new AuditQuery(null, null, AuditAction.KEY_SAVED, null, null, 9, null)))
                .containsExactly("aud_3", "aud_1");
        assertThat(ids(store, new AuditQuery(null, null, null, NOW.plusMillis(1), NOW.plusMillis(2), 9, null)))
                .containsExactly("aud_2");
        assertThat(ids(store, new AuditQuery(ADA, BOB, AuditAction.USER_LOCKED, NOW, null, 9, null)))
                .containsExactly("aud_2");
    }

    @Test
    default void what_is_old_is_forgotten_some_at_a_time() {
        AuditStore store = store();
        for (int n = 0; n < 5; n++) {
            store.add(event("aud_" + n, n, ADA, AuditAction.KEY_SAVED, "openai"));
        }

        assertThat(store.forget(NOW.plusMillis(3), 2)).isEqualTo(2);
        assertThat(store.forget(NOW.plusMillis(3), 2)).isEqualTo(1);
        assertThat(store.forget(NOW.plusMillis(3), 2)).isZero();
        assertThat(ids(store, all(9, null))).containsExactly("aud_4", "aud_3");
    }
}
