package app.dispatch.adapters.tools.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a text in a parameter can do to a request: stand in its place, and nothing else. Each text of each example is replaced
 * by texts that would break out of a path, a query, a header, a form, or a GraphQL document; the request's method, the number
 * of its path's parts, the names of its query, headers and form, and its GraphQL document stay as they are.
 */
class InjectionTest {
    private static final List<String> VECTORS = List.of(
            "../../../admin",
            "..",
            "%2e%2e%2fadmin",
            "a/../../admin",
            "a\\..\\..\\admin",
            "a?admin=true&x=1",
            "a&admin=true",
            "a&admin[0]=true",
            "a#fragment",
            "a\r\nX-Evil: 1\r\n\r\nGET /admin HTTP/1.1",
            "a\nBcc: evil@example.com",
            "a\u0000b",
            "\"}) { viewer { apiKeys } } #",
            "\"}}]}",
            "' or name contains '",
            "\uD83D\uDE00 \u202E\u0085\u2028");

    @TestFactory
    Stream<DynamicTest> a_text_stays_a_text() {
        EveryOp ops = new EveryOp(
                (request, wire) -> wire.write(RecordingServer.reply(200, "application/json", "{\"ok\":true}")));
        return EveryOp.all()
                .map(of -> DynamicTest.dynamicTest(of.toString(), () -> holds(ops, of)))
                .onClose(ops::close);
    }

    private static void holds(EveryOp ops, EveryOp.Of of) {
        Fields params = of.op().example().params();
        Set<String> usual = shapes(ops, of, params);
        for (String name : params.values().keySet()) {
            if (params.values().get(name) instanceof Text) {
                for (String vector : VECTORS) {
                    Set<String> shapes = shapes(ops, of, params.with(name, Value.of(vector)));

                    assertThat(usual).as("%s = %s", name, vector).containsAll(shapes);
                }
            }
        }
    }

    /** The shapes of the requests that a call makes, however it ends. */
    private static Set<String> shapes(EveryOp ops, EveryOp.Of of, Fields params) {
        int before = ops.requests().size();
        try {
            ops.call(of, params, Duration.ofSeconds(10));
        } catch (StepFailure refused) {
            assertThat(refused.text()).doesNotContain("\r").doesNotContain("\n");
        }
        Set<String> shapes = new TreeSet<>();
        List<Received> requests = ops.requests();
        requests.subList(before, requests.size()).forEach(request -> shapes.add(shape(request)));
        return shapes;
    }

    private static String shape(Received request) {
        String[] target = request.target().split("\\?", 2);
        List<String> names = new ArrayList<>();
        if (target.length > 1) {
            Stream.of(target[1].split("&")).forEach(pair -> names.add(pair.split("=", 2)[0]));
        }
        Set<String> headers = new TreeSet<>(request.headers().keySet());
        headers.remove("content-length");
        return request.method() + " " + target[0].split("/", -1).length + " " + new TreeSet<>(names) + " " + headers
                + " " + body(request);
    }

    private static String body(Received request) {
        String type = request.header("content-type");
        if (type.startsWith("application/x-www-form-urlencoded")) {
            Set<String> names = new TreeSet<>();
            Stream.of(request.body().split("&")).forEach(pair -> names.add(pair.split("=", 2)[0]));
            return names.toString();
        }
        if (type.startsWith("application/json")) {
            try {
                Fields body = (Fields) Json.readBack(request.body());
                return body.values().keySet()
                        + (request.target().startsWith("/linear")
                                ? body.text("query").orElse("")
                                : "");
            } catch (Refusal broken) {
                return "broken JSON: " + request.body();
            }
        }
        return "";
    }
}
