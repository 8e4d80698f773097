package app.dispatch.adapters.http.tool;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tools there are is for anyone to look at. */
class ToolRoutesTest {
    private final RunningServer server = RunningServer.start();
    private final Client anyone = server.anonymous();

    @AfterEach
    void stop() {
        server.close();
    }

    private static Fields first(Value list) {
        return (Fields) ((Value.Items) list).values().getFirst();
    }

    @Test
    void the_list_has_what_the_list_of_connections_has() {
        Answer tools = anyone.get("/api/tools");
        assertThat(tools.status()).isEqualTo(200);
        assertThat(tools.header("cache-control")).isEqualTo("public, max-age=300");
        assertThat(tools.json().get("tools"))
                .isEqualTo(server.newUser().get("/api/integrations").json().get("available"));
    }

    @Test
    void one_tool_is_told_as_in_the_list() {
        Value listed = first(anyone.get("/api/tools").json().get("tools").orElseThrow());
        assertThat(anyone.get("/api/tools/lab").json().get("tool")).contains(listed);
    }

    @Test
    void a_tool_that_is_not_there_is_not_found() {
        Answer answer = anyone.get("/api/tools/none");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().fields("details").text("kind")).contains("tool");
    }

    @Test
    void without_schemas_operations_are_told_in_words_alone() {
        Client user = server.newUser();
        Fields inTools =
                first(anyone.get("/api/tools?schemas=false").json().get("tools").orElseThrow());
        Fields inConnections = first(user.get("/api/integrations?schemas=false")
                .json()
                .get("available")
                .orElseThrow());
        assertThat(inTools).isEqualTo(inConnections);
        Fields op = first(inTools.get("ops").orElseThrow());
        assertThat(op.values().keySet()).containsExactly("id", "title", "description", "effect");
        Fields whole = first(
                first(user.get("/api/integrations").json().get("available").orElseThrow())
                        .get("ops")
                        .orElseThrow());
        assertThat(whole.values()).containsKeys("params", "output", "example");
        assertThat(user.get("/api/integrations?schemas=maybe").status()).isEqualTo(400);
    }

    @Test
    void whoever_has_the_list_is_told_that_it_has_not_changed() {
        String tag = anyone.get("/api/tools").header("etag");
        Answer again = anyone.get("/api/tools", "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }
}
