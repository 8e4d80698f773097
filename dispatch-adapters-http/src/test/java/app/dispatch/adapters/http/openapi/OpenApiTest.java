package app.dispatch.adapters.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.web.Access.Who;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void it_is_served_to_anyone_and_may_be_kept_for_a_while() {
        Answer answer = server.anonymous().get("/api/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=300");
        assertThat(answer.json()).isEqualTo(OpenApi.document());
    }

    @Test
    void every_route_is_described_and_every_description_is_a_route() {
        Set<String> routes = server.http().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet());
        assertThat(Description.operations().stream().map(known -> known.method() + " " + known.path()))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void who_may_call_is_described_as_it_is() {
        server.http().routes().forEach(route -> {
            Description.Operation operation = Description.operations().stream()
                    .filter(known -> known.path().equals(route.path())
                            && known.method().equals(route.method().toString()))
                    .findFirst()
                    .orElseThrow();
            Fields described = operation.described();
            boolean signedIn = operation.isForUsers();
            Who who = route.access().who();
            assertThat(signedIn).as(route.path()).isEqualTo(who == Who.USER || who == Who.SESSION);
            assertThat(scopes(described))
                    .as(route.path())
                    .isEqualTo(Optional.ofNullable(route.access().scope())
                            .map(Scope::id)
                            .map(List::of)
                            .orElse(List.of()));
            assertThat(described.fields("responses").get("401").isPresent() || !signedIn)
                    .as(route.path())
                    .isTrue();
        });
    }

    /** Those that a token must have. */
    private static List<String> scopes(Fields described) {
        return described.items("security").stream()
                .flatMap(way -> ((Fields) way).items("token").stream())
                .map(scope -> ((Value.Text) scope).value())
                .toList();
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_referred_to() {
        Fields document = OpenApi.document();
        Set<String> referred = Pattern.compile("\"#/components/([^\"]+)\"")
                .matcher(Json.write(document))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Fields components = document.fields("components");
        assertThat(referred)
                .allSatisfy(name -> assertThat(components
                                .fields(name.substring(0, name.indexOf('/')))
                                .get(name.substring(name.indexOf('/') + 1)))
                        .as(name)
                        .isPresent());
        assertThat(referred)
                .containsAll(components.fields("schemas").values().keySet().stream()
                        .map(name -> "schemas/" + name)
                        .toList());
    }

    @Test
    void every_code_is_one_of_ours_and_has_its_status() {
        Set<String> known = Stream.of(ErrorCode.values()).map(ErrorCode::id).collect(Collectors.toSet());
        Pattern.compile("\"code\":\\{\"enum\":\\[([^]]+)]")
                .matcher(Json.write(OpenApi.document()))
                .results()
                .flatMap(found -> Stream.of(found.group(1).replace("\"", "").split(",")))
                .forEach(code -> assertThat(known).contains(code));
    }

    @Test
    void every_example_is_valid_by_its_schema() {
        ParamsSchema validator = new ParamsSchema();
        Fields components = OpenApi.document().fields("components");
        for (Description.Operation known : Description.operations()) {
            contents(known.described())
                    .filter(content -> content.get("example").isPresent()
                            && content.fields("schema").get("$ref").isEmpty())
                    .forEach(content -> assertThat(validator.check(
                                    content.fields("schema").with("components", components),
                                    content.get("example").orElseThrow(),
                                    "",
                                    pointer -> false))
                            .as(known.method() + " " + known.path())
                            .isEmpty());
        }
    }

    private static Stream<Fields> contents(Fields operation) {
        Stream<Value> responses = operation.fields("responses").values().values().stream();
        return Stream.concat(Stream.of(operation.fields("requestBody")), responses.map(Fields.class::cast))
                .map(part -> part.fields("content").fields("application/json"));
    }

    @Test
    void an_answer_that_is_not_as_described_is_found_out() {
        Description description = Description.ofTheApi();
        String json = "application/json";
        assertThat(description.problems("GET", "/healthz", 200, json, "{\"status\":\"ok\",\"version\":\"1\"}"))
                .isEmpty();
        assertThat(description.problems("GET", "/healthz", 200, json, "{\"status\":\"fine\",\"version\":\"1\"}"))
                .hasSize(1);
        assertThat(description.problems(
                        "GET", "/healthz", 200, json, "{\"status\":\"ok\",\"version\":\"1\",\"more\":1}"))
                .hasSize(1);
        assertThat(description.problems("GET", "/healthz", 201, json, "{\"status\":\"ok\",\"version\":\"1\"}"))
                .hasSize(1);
        assertThat(description.problems("GET", "/api/nothing", 200, json, "{}")).hasSize(1);
        assertThat(description.problems(
                        "GET", "/api/runs/x", 404, json, "{\"error\":\"Not found\",\"code\":\"conflict\"}"))
                .hasSize(1);
        assertThat(description.eventProblems("step_log", Fields.of("line", Value.of("x"))))
                .hasSize(1);
        assertThat(description.eventProblems("step_lost", Fields.empty()))
                .isEqualTo(List.of("there is no event step_lost"));
    }
}
