package app.dispatch.application.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.application.Around;
import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.credential.CredentialService;
import app.dispatch.application.credential.NoProviderCheck;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.tool.Tool;
import app.dispatch.application.vault.EnvelopeVault;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultKey;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.integration.Integration;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link StoredConnections} make of renewals on every {@link VaultStore}. */
@Timeout(120)
public interface RenewalsContract {
    UserId ADA = new UserId("usr_ada");
    Instant START = new SettableClock().instant();

    /** The same empty store for two servers. */
    List<VaultStore> stores();

    /** A vendor whose refresh tokens work once. */
    final class Vendor implements Renewal, Connector {
        final AtomicInteger asked = new AtomicInteger();
        private String good = "refresh-token-0";
        private Runnable meanwhile = () -> {};

        @Override
        public boolean isFresh(Fields connection, Instant now) {
            return connection.get(EXPIRES_AT).orElse(Value.NULL) instanceof Value.Num(BigDecimal until)
                    && until.longValue() > now.toEpochMilli();
        }

        @Override
        public boolean isRenewable(Fields connection) {
            return connection.text("refreshToken").isPresent();
        }

        @Override
        public boolean isUsedUp() {
            return true;
        }

        @Override
        public Fields renewed(Fields connection) {
            int number = asked.incrementAndGet();
            synchronized (this) {
                meanwhile.run();
                String given = connection.text("refreshToken").orElse("");
                if (!given.equals(good)) {
                    throw StepFailure.lasting(FailureCode.INTEGRATION_EXPIRED, given + " is dead");
                }
                good = "refresh-token-" + number;
                return connection
                        .with("refreshToken", Value.of(good))
                        .with("accessToken", Value.of("access-token-" + number))
                        .with(
                                EXPIRES_AT,
                                Value.of(START.plusSeconds(60 * number).toEpochMilli()));
            }
        }

        @Override
        public ToolDef definition() {
            return Tool.named("x", "X")
                    .field(FieldDef.secret("refreshToken", "Token"))
                    .field(FieldDef.plain("site", "Site"))
                    .op(Op.reads("read", "Read"), call -> Value.NULL)
                    .build()
                    .definition();
        }

        @Override
        public Value call(OpCall call) {
            throw new AssertionError("nothing calls");
        }

        @Override
        public Optional<Renewal> renewal() {
            return Optional.of(this);
        }

        @Override
        public String test(Fields connection) {
            return "@acme by " + connection.text("accessToken").orElse("nothing");
        }
    }

    /** Two servers and the vendor. */
    final class Scene {
        final Vendor vendor = new Vendor();
        final SettableClock clock = new SettableClock();
        final Vault vault;
        final List<VaultStore> stores;
        final List<StoredConnections> servers = new ArrayList<>();
        final IntegrationService integrations;

        Scene(List<VaultStore> stores) {
            this.stores = stores;
            byte[] key = new byte[VaultKey.BYTES];
            vault = new EnvelopeVault(VaultKey.of(key), List.of(), new SecureRandom());
            Connectors tools = new Connectors(List.of(vendor));
            stores.forEach(store -> servers.add(new StoredConnections(
                    tools,
                    store,
                    vault,
                    new CredentialService(store, vault, new NoProviderCheck(), clock),
                    Consents.none(),
                    ExpiryNotice.none(),
                    clock)));
            integrations = new IntegrationService(
                    tools,
                    servers.getFirst(),
                    stores.getFirst(),
                    vault,
                    Consents.none(),
                    Ids.from(new SecureRandom()),
                    clock);
        }

        Scene saved(String refreshToken) {
            integrations.save(ADA, "x", Map.of("refreshToken", refreshToken, "site", "acme"), false);
            return this;
        }

        Fields renewed(int server) {
            return servers.get(server).renewed(ADA, "x", vendor);
        }

        Integration shown() {
            return integrations.list(ADA).getFirst();
        }
    }

    /** A store that tells of each claim, taken or not. */
    private static VaultStore telling(CountDownLatch claims, VaultStore store) {
        Around telling = call -> {
            try {
                return call.pass();
            } finally {
                if (call.name().equals("claim")) {
                    claims.countDown();
                }
            }
        };
        return telling.in(VaultStore.class, store);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    default void however_many_wait_on_two_servers_one_request_is_made_and_all_get_its_token() throws Exception {
        CountDownLatch claims = new CountDownLatch(2);
        Scene scene =
                new Scene(stores().stream().map(store -> telling(claims, store)).toList()).saved("refresh-token-0");
        scene.vendor.meanwhile = () -> await(claims); // so that both servers want to renew
        CountDownLatch ready = new CountDownLatch(50);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Fields>> callers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int server = i % scene.servers.size();
                callers.add(() -> {
                    ready.countDown();
                    ready.await();
                    return scene.renewed(server);
                });
            }
            for (Future<Fields> one : threads.invokeAll(callers)) {
                assertThat(one.get().text("accessToken")).contains("access-token-1");
            }
        }

        assertThat(scene.vendor.asked).hasValue(1);
    }

    @Test
    default void a_token_is_kept_and_renewed_again_by_what_the_last_renewal_gave() {
        Scene scene = new Scene(stores()).saved("refresh-token-0");

        scene.renewed(0);
        assertThat(scene.renewed(1).text("accessToken")).contains("access-token-1");
        scene.clock.advance(Duration.ofSeconds(60));
        Fields second = scene.renewed(1);

        assertThat(second.text("accessToken")).contains("access-token-2");
        assertThat(scene.servers.getFirst().of(ADA, "x").fields()).isEqualTo(second);
        assertThat(second.text("site")).contains("acme");
        assertThat(scene.vendor.asked).hasValue(2);
    }

    @Test
    default void a_token_is_kept_before_anybody_has_it() {
        Scene scene = new Scene(stores()).saved("refresh-token-0");

        Fields given = scene.renewed(0);

        String kept = scene.stores
                .getLast()
                .find(ADA, VaultKind.INTEGRATION, "x")
                .orElseThrow()
                .open(scene.vault);
        assertThat(kept).contains("access-token-1", "refresh-token-1", "refresh-token-0");
        assertThat(given.text("refreshToken")).contains("refresh-token-1");
    }

    @Test
    default void what_was_renewed_is_not_shown() {
        Scene scene = new Scene(stores()).saved("refresh-token-0-long-enough");
        Integration before = scene.shown();
        scene.vendor.good = "refresh-token-0-long-enough";

        scene.renewed(0);

        assertThat(scene.shown()).isEqualTo(before);
        assertThat(before.fields()).isEqualTo(Map.of("refreshToken", "…ough", "site", "acme"));
    }

    @Test
    default void what_is_saved_anew_has_no_old_token() {
        Scene scene = new Scene(stores()).saved("refresh-token-0");
        scene.renewed(0);

        scene.saved("another");

        assertThat(scene.servers.getLast().of(ADA, "x").fields().values()).containsOnlyKeys("refreshToken", "site");
    }

    @Test
    default void what_is_saved_anew_during_a_renewal_counts() {
        Scene scene = new Scene(stores()).saved("refresh-token-0");
        AtomicInteger times = new AtomicInteger();
        scene.vendor.meanwhile = () -> {
            if (times.getAndIncrement() == 0) {
                scene.saved("refresh-token-1");
            }
        };

        Fields renewed = scene.renewed(0);

        assertThat(renewed.text("accessToken")).contains("access-token-2");
        assertThat(scene.servers.getLast().of(ADA, "x").fields()).isEqualTo(renewed);
        assertThat(scene.vendor.asked).hasValue(2);
    }

    @Test
    default void what_is_removed_during_a_renewal_stays_removed() {
        Scene scene = new Scene(stores()).saved("refresh-token-0");
        scene.vendor.meanwhile = () -> scene.integrations.delete(ADA, "x");

        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> scene.renewed(0));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_MISSING);
        assertThat(scene.integrations.list(ADA)).isEmpty();
    }

    @Test
    default void a_dead_grant_is_told_to_who_waits_and_shown_with_the_integration() {
        Scene scene = new Scene(stores()).saved("long-dead-refresh-token");

        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> scene.renewed(1));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_EXPIRED);
        assertThat(failure.text()).isEqualTo("•••• is dead");
        assertThat(scene.shown().lastTest()).isEqualTo(ConnectionTest.fails("•••• is dead", START));
        scene.saved("refresh-token-0");
        assertThat(scene.shown().lastTest()).isNull();
    }

    @Test
    default void a_failure_that_passes_leaves_the_connection_as_it_is_and_the_next_try_works() {
        Scene scene = new Scene(stores()).saved("refresh-token-0");
        scene.vendor.meanwhile = () -> {
            throw StepFailure.passing(FailureCode.TOOL_ERROR, "X answered 503");
        };
        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> scene.renewed(0));
        scene.vendor.meanwhile = () -> {};

        assertThat(failure.isPassing()).isTrue();
        assertThat(scene.shown().lastTest()).isNull();
        assertThat(scene.renewed(1).text("accessToken")).contains("access-token-2");
    }

    @Test
    default void a_try_of_what_is_saved_renews_it_and_keeps_what_comes_of_it() {
        Scene scene = new Scene(stores()).saved("refresh-token-0");

        ConnectionTest test = scene.integrations.test(ADA, "x", Optional.empty());

        assertThat(test.info()).isEqualTo("@acme by ••••");
        assertThat(scene.renewed(1).text("accessToken")).contains("access-token-1");
        assertThat(scene.vendor.asked).hasValue(1);
    }

    @Test
    default void a_try_before_saving_keeps_the_token_that_it_took() {
        Scene scene = new Scene(stores());

        scene.integrations.save(ADA, "x", Map.of("refreshToken", "refresh-token-0"), true);

        assertThat(scene.shown().lastTest()).isEqualTo(ConnectionTest.works("@acme by ••••", START));
        assertThat(scene.renewed(1).text("accessToken")).contains("access-token-1");
        assertThat(scene.vendor.asked).hasValue(1);
    }

    @Test
    default void a_refresh_token_that_works_once_is_not_spent_on_a_mere_try() {
        Scene scene = new Scene(stores());

        ConnectionTest test = scene.integrations.test(ADA, "x", Optional.of(Map.of("refreshToken", "refresh-token-0")));

        assertThat(test.ok()).isFalse();
        assertThat(test.error()).contains("when it is saved");
        assertThat(scene.vendor.asked).hasValue(0);
    }
}
