package app.dispatch.application.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Around;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.Stores;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.value.Value;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoredConnectionsTest {
    private static final UserId ADA = new UserId("usr_ada");

    /** A store that is away for the next look-ups. */
    private static VaultStore away(AtomicInteger lookUps, VaultStore store) {
        Around fault = call -> {
            if (call.name().equals("find") && lookUps.getAndDecrement() > 0) {
                throw Refusal.unavailable("The database cannot be reached just now", new IllegalStateException("away"));
            }
            return call.pass();
        };
        return fault.in(VaultStore.class, store);
    }

    @Test
    void a_run_waits_for_a_database_that_is_away_when_its_connections_are_read() {
        AtomicInteger lookUps = new AtomicInteger();
        Stores stores = Stores.inMemory();
        Dispatch dispatch = Dispatch.wire(Outside.inMemory()
                .with(stores.with(away(lookUps, stores.vault())))
                .with(Tool.named("lab", "Lab")
                        .field(FieldDef.plain("token", "Token"))
                        .op(Op.reads("pass", "Pass"), call -> Value.of("passed"))
                        .build()));
        dispatch.takeOver().resume();
        String plan = "{\"id\":\"wf_1\",\"name\":\"Test\",\"steps\":[{\"id\":\"a\",\"tool\":\"lab\",\"op\":\"pass\"}]}";
        RunRequest request = RunRequest.of(ADA, dispatch.planJson().read(Json.parse(plan), ""));

        lookUps.set(4);
        Run run = dispatch.runs().start(request).await().run();

        assertThat(run.status()).as(String.valueOf(run.end())).isEqualTo(RunStatus.OK);
        assertThat(lookUps).hasNegativeValue();
        dispatch.close();
    }
}
