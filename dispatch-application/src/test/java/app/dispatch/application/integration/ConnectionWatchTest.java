package app.dispatch.application.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.SettableClock;
import app.dispatch.application.Stores;
import app.dispatch.application.delivery.DeliveryStore.Claimed;
import app.dispatch.application.delivery.ExpiryDeliveries;
import app.dispatch.application.json.DeliveryJson;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consents;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final WebhookId HOOK = new WebhookId("hook_1");

    private final RenewalsContract.Vendor vendor = new RenewalsContract.Vendor();
    private final SettableClock clock = new SettableClock();
    private final Stores stores = Stores.inMemory();
    private final Outside outside = Outside.inMemory().with(stores).with(clock).with(vendor);
    private final Dispatch dispatch = Dispatch.wire(outside);
    private final List<ConnectionWatch> nodes = List.of(watch(), watch());

    private ConnectionWatch watch() {
        return new ConnectionWatch(
                new Connectors(List.of(vendor)),
                stores.vault(),
                outside.vault(),
                Consents.none(),
                dispatch.integrations(),
                new ExpiryDeliveries(stores.workflows(), stores.deliveries()),
                clock);
    }

    @BeforeEach
    void addWebhook() {
        Set<DeliveryEvent> events = Set.of(DeliveryEvent.INTEGRATION_EXPIRED);
        stores.webhooks()
                .add(new Webhook(HOOK, ADA, "https://example.com/", events, null, true, clock.instant()), "sealed", 9);
    }

    @AfterEach
    void close() {
        dispatch.close();
    }

    private void connect(String refreshToken) {
        dispatch.integrations().save(ADA, "x", Map.of("refreshToken", refreshToken), false);
    }

    private void schedule(boolean enabled) {
        String plan = "{\"id\":\"wf_1\",\"name\":\"Daily\",\"cron\":\"0 9 * * *\","
                + "\"steps\":[{\"id\":\"a\",\"tool\":\"x\",\"op\":\"read\",\"params\":{}}]}";
        var saved = dispatch.workflows().save(ADA, dispatch.planJson().read(Json.parse(plan), ""), Schedule.SCHEDULED);
        if (!enabled) {
            stores.workflows()
                    .update(ADA, saved.id(), one -> one.changed(one.plan(), one.schedule(), false, clock.instant()));
        }
    }

    private void aDayLater() {
        clock.advance(Duration.ofHours(25));
        nodes.forEach(ConnectionWatch::look);
    }

    private List<Delivery> told() {
        return stores.deliveries().list(ADA, HOOK, 9);
    }

    @Test
    void a_dead_grant_is_told_once_however_many_servers_and_days() {
        connect("long-dead-refresh-token");
        schedule(true);

        aDayLater();

        assertThat(vendor.asked).hasValue(1);
        assertThat(told()).hasSize(1);
        Claimed claimed = stores.deliveries()
                .claim(stores.deliveries().due(clock.instant(), 9, 9, 9).getFirst(), clock.instant())
                .orElseThrow();
        Fields body = (Fields) Json.parse(DeliveryJson.body(
                claimed.delivery(), Optional.ofNullable(claimed.message()).orElseThrow()));
        assertThat(body.text("event")).contains("integration.expired");
        assertThat(body.fields("integration")).isEqualTo(Json.parse("""
                {"tool":"x","label":"X","error":"•••• is dead","workflows":[{"id":"wf_1","name":"Daily"}]}"""));
        assertThat(dispatch.integrations().list(ADA).getFirst().lastTest()).isNotNull();

        aDayLater();
        assertThat(told()).hasSize(1);
        connect("another-dead-refresh-token");
        aDayLater();
        assertThat(told()).hasSize(2);
    }

    @Test
    void a_grant_that_a_run_finds_dead_is_told_then_and_not_again_by_the_watch() {
        connect("long-dead-refresh-token");
        schedule(true);

        dispatch.integrations().test(ADA, "x", Optional.empty());
        assertThat(told()).hasSize(1);
        aDayLater();

        assertThat(told()).hasSize(1);
    }

    @Test
    void a_connection_is_tried_once_a_day_on_one_server() {
        connect("refresh-token-0");
        schedule(true);

        nodes.forEach(ConnectionWatch::look);
        assertThat(vendor.asked).as("just connected").hasValue(0);
        aDayLater();
        assertThat(vendor.asked).hasValue(1);
        clock.advance(Duration.ofHours(23));
        nodes.forEach(ConnectionWatch::look);
        assertThat(vendor.asked).hasValue(1);
        clock.advance(Duration.ofHours(2));
        nodes.forEach(ConnectionWatch::look);

        assertThat(vendor.asked).hasValue(2);
        assertThat(told()).isEmpty();
    }

    @Test
    void what_nothing_scheduled_needs_is_left_alone() {
        connect("long-dead-refresh-token");
        aDayLater();
        schedule(false);
        aDayLater();

        assertThat(vendor.asked).hasValue(0);
        dispatch.integrations().test(ADA, "x", Optional.empty());
        assertThat(told()).isEmpty();
    }
}
