package app.dispatch.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliverySecret;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DeliveryVerifierTest {
    private static final long NOW = 1_790_000_000;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(NOW));
    private static final DeliverySecret SECRET = DeliverySecret.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    private static final DeliverySecret OTHER = DeliverySecret.of(new byte[] {8, 7, 6, 5, 4, 3, 2, 1});
    private static final String BODY =
            "{\"id\":\"dlv_1\",\"timestamp\":1,\"event\":\"run.completed\",\"run\":{\"id\":\"run_1\","
                    + "\"workflowId\":null,\"status\":\"ok\",\"trigger\":\"manual\",\"mode\":\"live\",\"startedAt\":1,\"completedAt\":2,"
                    + "\"durationMs\":1,\"steps\":[]}}";

    private final DeliveryVerifier verifier = new DeliveryVerifier(SECRET.text(), CLOCK);

    private static Map<String, String> signed(String timestamp) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.key(), "HmacSHA256"));
        byte[] signature = mac.doFinal(("dlv_1." + timestamp + "." + BODY).getBytes(StandardCharsets.UTF_8));
        return new HashMap<>(Map.of(
                "webhook-id",
                "dlv_1",
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1a,odd v1," + Base64.getEncoder().encodeToString(signature)));
    }

    private static Delivered verified(DeliveryVerifier by, String body, Map<String, String> headers) {
        return by.verify(body.getBytes(StandardCharsets.UTF_8), name -> Optional.ofNullable(headers.get(name)));
    }

    private void refused(String why, String body, Map<String, String> headers) {
        assertThatThrownBy(() -> verified(verifier, body, headers))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errorCode()).isEqualTo(ErrorCode.UNAUTHORIZED))
                .hasMessageContaining(why);
    }

    @Test
    void what_the_secret_signed_is_told() throws Exception {
        Delivered told = verified(verifier, BODY, signed("" + NOW));

        assertThat(told.id()).isEqualTo("dlv_1");
        assertThat(told.event()).isEqualTo(DeliveryEvent.RUN_COMPLETED);
        assertThat(told.run(new UserId("me")).orElseThrow().run().id().value()).isEqualTo("run_1");
        var rotating = new DeliveryVerifier(List.of(OTHER, SECRET), Duration.ofMinutes(5), CLOCK);
        assertThat(verified(rotating, BODY, signed("" + NOW)).id()).isEqualTo("dlv_1");
    }

    @Test
    void what_it_did_not_sign_is_refused() throws Exception {
        refused("no signature", BODY.replace("run_1", "run_2"), signed("" + NOW));
        for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            Map<String, String> without = signed("" + NOW);
            without.remove(header);
            refused(header, BODY, without);
        }
        Map<String, String> other = signed("" + NOW);
        other.put("webhook-id", "dlv_2");
        refused("no signature", BODY, other);
        var others = new DeliveryVerifier(OTHER.text(), CLOCK);
        assertThatThrownBy(() -> verified(others, BODY, signed("" + NOW))).hasMessageContaining("no signature");
    }

    @Test
    void five_minutes_are_lately_and_more_are_not() throws Exception {
        verified(verifier, BODY, signed("" + (NOW - 300)));
        verified(verifier, BODY, signed("" + (NOW + 300)));
        refused("too old or ahead", BODY, signed("" + (NOW - 301)));
        refused("too old or ahead", BODY, signed("" + (NOW + 301)));
        refused("no time", BODY, signed("soon"));
        refused("no time", BODY, signed("" + Long.MAX_VALUE));
    }
}
