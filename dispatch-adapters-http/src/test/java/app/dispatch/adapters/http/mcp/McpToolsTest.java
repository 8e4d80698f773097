package app.dispatch.adapters.http.mcp;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is offered, by the SDK's own client, which holds each result against its schema. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpToolsTest {
    private static final String READS = plan("wf_reads", echo("a", "1.10"));
    private static final String PUTS = plan("wf_puts", step("put", "put", "{\"value\":\"x\"}"));

    private RunningServer server;
    private Client user;
    private ModelClient model;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void connect() {
        user = server.newUser();
        model = ModelClient.connect(server, ModelClient.token(user));
    }

    @AfterEach
    void disconnect() {
        model.close();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Fields first(Fields of, String list) {
        return (Fields) of.items(list).getFirst();
    }

    private static List<String> paths(Fields error) {
        return error.fields("details").items("problems").stream()
                .map(problem -> ((Fields) problem).text("path").orElseThrow())
                .toList();
    }

    @Test
    void it_says_who_it_is_and_how_it_is_used() {
        assertThat(model.sdk().getServerInfo().name()).isEqualTo("dispatch");
        assertThat(model.sdk().getServerInfo().version()).isEqualTo("1.2.3");
        assertThat(model.sdk().getServerInstructions()).contains("dry_run");
        assertThat(model.sdk().ping()).isNotNull();
    }

    @Test
    void every_tool_is_described_with_its_schemas_and_what_it_does_to_the_world() {
        List<Tool> tools = model.sdk().listTools().tools();
        assertThat(tools).hasSize(14).allSatisfy(tool -> {
            assertThat(tool.title()).isNotBlank();
            assertThat(tool.description()).hasSizeGreaterThan(40);
            assertThat(tool.inputSchema()).containsEntry("type", "object").containsEntry("additionalProperties", false);
            assertThat(tool.outputSchema()).containsEntry("type", "object");
            assertThat(tool.annotations().readOnlyHint()).isNotNull();
            assertThat(tool.annotations().destructiveHint()).isNotNull();
            assertThat(tool.annotations().idempotentHint()).isNotNull();
            assertThat(tool.annotations().openWorldHint()).isNotNull();
            assertThat(((Map<?, ?>) tool.inputSchema().get("properties")).values())
                    .allSatisfy(property -> assertThat(((Map<?, ?>) property).get("description"))
                            .isNotNull());
        });
        assertThat(tools.stream()
                        .filter(tool -> tool.annotations().destructiveHint())
                        .map(Tool::name))
                .containsExactlyInAnyOrder("run", "cancel_run", "decide_approval", "save_workflow");
    }

    @Test
    void a_brief_becomes_a_plan_that_can_be_checked_changed_and_run() {
        Fields planned = model.call("plan", "{\"brief\":\"echo something\"}");
        String plan = Json.write(planned.fields("plan"));
        assertThat(model.call("check_plan", "{\"plan\":" + plan + "}").get("valid"))
                .contains(Value.of(true));
        Fields other = model.call("plan", "{\"brief\":\"Renamed\",\"plan\":" + plan + "}");
        assertThat(other.fields("plan").text("name")).contains("Renamed");
        Fields run = model.call("run", "{\"plan\":" + plan + "}");
        assertThat(run.text("outcome")).contains("ended");
        assertThat(run.text("status")).contains("ok");
    }

    @Test
    void numbers_stay_as_they_were_written() {
        Fields run = model.call("run", "{\"plan\":" + READS + "}").fields("run");
        assertThat(first(run, "steps").fields("output").get("value")).contains(Json.parse("1.10"));
    }

    @Test
    void what_is_wrong_with_a_plan_is_an_error_of_the_tool_with_places() {
        String wrong = plan("wf_wrong", step("a", "nowhere", "{}"), echo("b", "\"{{ steps.c.output }}\""));
        Fields refused = model.refused("run", "{\"plan\":" + wrong + "}");
        assertThat(refused.text("code")).contains("plan_invalid");
        assertThat(paths(refused)).contains("/plan/steps/0/op");
        assertThat(model.call("check_plan", "{\"plan\":" + wrong + "}").get("valid"))
                .contains(Value.of(false));
    }

    @Test
    void arguments_that_are_not_known_or_missing_are_told_with_their_places() {
        Fields refused = model.refused("run", "{\"paln\":{}}");
        assertThat(refused.text("code")).contains("bad_request");
        assertThat(paths(refused)).containsExactlyInAnyOrder("/plan", "/paln");
        assertThat(Json.write(refused)).contains("did you mean `plan`");
        assertThat(paths(model.refused("run", "{\"plan\":" + READS + ",\"workflowId\":\"wf_1\"}")))
                .containsExactly("/workflowId");
        assertThat(paths(model.refused("get_run", "{}"))).containsExactly("/runId");
        assertThat(paths(model.refused("plan", "{\"brief\":\" \"}"))).containsExactly("/brief");
    }

    @Test
    void a_number_at_its_limit_is_taken_and_one_past_it_is_not() {
        assertThat(model.call("list_runs", "{\"limit\":50}").items("runs")).isEmpty();
        assertThat(paths(model.refused("list_runs", "{\"limit\":51}"))).containsExactly("/limit");
        assertThat(model.call("list_workflows", "{\"limit\":100}").items("workflows"))
                .isEmpty();
        assertThat(paths(model.refused("list_workflows", "{\"limit\":101}"))).containsExactly("/limit");
        assertThat(model.call("run", "{\"plan\":" + READS + ",\"waitSeconds\":50}")
                        .text("status"))
                .contains("ok");
        assertThat(paths(model.refused("run", "{\"plan\":" + READS + ",\"waitSeconds\":51}")))
                .containsExactly("/waitSeconds");
    }

    @Test
    void what_is_not_there_or_another_users_is_not_found() {
        Fields run = model.call("run", "{\"plan\":" + READS + "}");
        String id = run.text("runId").orElseThrow();
        try (ModelClient other = ModelClient.connect(server, ModelClient.token(server.newUser()))) {
            for (String tool : List.of("get_run", "cancel_run")) {
                assertThat(other.refused(tool, "{\"runId\":\"" + id + "\"}").text("code"))
                        .contains("not_found");
                assertThat(other.refused(tool, "{\"runId\":\"run_none\"}").text("code"))
                        .contains("not_found");
            }
        }
        assertThat(model.refused("get_workflow", "{\"workflowId\":\"wf_none\"}").text("code"))
                .contains("not_found");
        assertThat(model.refused("list_tools", "{\"tool\":\"labb\"}")
                        .text("error")
                        .orElseThrow())
                .contains("did you mean `lab`");
        assertThat(model.refused("find_templates", "{\"slug\":\"none-such\"}").text("code"))
                .contains("not_found");
    }

    @Test
    void templates_are_found_by_words_and_given_whole_by_their_slug() {
        assertThat(model.call("find_templates", "{}").items("templates")).hasSize(2);
        Fields found = model.call("find_templates", "{\"query\":\"Called, lab!\"}");
        assertThat(first(found, "templates").text("slug")).contains("called-echo");
        assertThat(model.call("find_templates", "{\"query\":\"submarine\"}").items("templates"))
                .isEmpty();
        Fields whole = first(model.call("find_templates", "{\"slug\":\"called-echo\"}"), "templates");
        assertThat(whole.items("steps")).hasSize(1);
    }

    @Test
    void tools_are_listed_and_told_with_their_schemas() {
        Fields lab = first(model.call("list_tools", "{\"connectedOnly\":true}"), "tools");
        assertThat(lab.text("tool")).contains("lab");
        assertThat(lab.get("connected")).contains(Value.of(true));
        assertThat(first(lab, "ops").get("params")).isEmpty();
        Fields whole = first(model.call("list_tools", "{\"tool\":\"lab\"}"), "tools");
        assertThat(first(whole, "ops").get("params")).isPresent();
    }

    @Test
    void a_dry_run_needs_no_confirmation_and_changes_nothing() {
        Fields run = model.call("dry_run", "{\"plan\":" + PUTS + "}");
        assertThat(run.text("status")).contains("ok");
        assertThat(run.fields("run").text("mode")).contains("dry-run");
        assertThat(model.call("list_runs", "{}").items("runs")).hasSize(1);
    }

    @Test
    void a_workflow_is_saved_shown_listed_and_run() {
        Fields saved = model.call("save_workflow", "{\"plan\":" + PUTS + "}");
        assertThat(saved.text("outcome")).contains("saved");
        String id = saved.fields("workflow").text("id").orElseThrow();
        assertThat(model.refused("save_workflow", "{\"plan\":" + PUTS + "}").text("code"))
                .contains("conflict");
        String changed = PUTS.replace("\"x\"", "\"y\"");
        Fields again = model.call("save_workflow", "{\"plan\":" + changed + ",\"workflowId\":\"" + id + "\"}");
        assertThat(again.fields("workflow").get("version")).contains(Value.of(2));
        assertThat(first(model.call("list_workflows", "{}"), "workflows").text("id"))
                .contains(id);
        Fields shown =
                model.call("get_workflow", "{\"workflowId\":\"" + id + "\"}").fields("workflow");
        assertThat(shown.get("webhookSecret")).isEmpty();
        Fields run = model.call("dry_run", "{\"workflowId\":\"" + id + "\"}");
        assertThat(run.fields("run").text("workflowId")).contains(id);
    }

    @Test
    void what_would_start_by_itself_and_change_something_is_looked_at_when_it_is_saved() {
        String plan = PUTS.replace("\"steps\"", "\"trigger\":\"schedule\",\"cron\":\"0 9 * * *\",\"steps\"");
        String arguments = "{\"plan\":" + plan + ",\"schedule\":\"scheduled\"";
        Fields asked = model.call("save_workflow", arguments + "}");
        assertThat(asked.text("outcome")).contains("confirmation_needed");
        assertThat(user.get("/api/workflows").json().items("workflows")).isEmpty();
        String code = asked.text("confirm").orElseThrow();
        Fields saved = model.call("save_workflow", arguments + ",\"confirm\":\"" + code + "\"}");
        assertThat(saved.fields("workflow").text("schedule")).contains("scheduled");
    }

    @Test
    void lists_go_on_where_their_page_ended() {
        for (int i = 0; i < 3; i++) {
            model.call("save_workflow", "{\"plan\":" + READS.replace("wf_reads", "wf_" + i) + "}");
            model.call("run", "{\"plan\":" + READS + "}");
        }
        for (String list : List.of("workflows", "runs")) {
            Fields page = model.call("list_" + list, "{\"limit\":2}");
            assertThat(page.items(list)).hasSize(2);
            String next = page.text("nextCursor").orElseThrow();
            Fields last = model.call("list_" + list, "{\"limit\":2,\"cursor\":\"" + next + "\"}");
            assertThat(last.items(list)).hasSize(1);
            assertThat(last.text("nextCursor")).isEmpty();
            assertThat(paths(model.refused("list_" + list, "{\"cursor\":\"??\"}")))
                    .containsExactly("/cursor");
        }
    }

    @Test
    void resources_are_listed_page_by_page_and_read() {
        model.call("save_workflow", "{\"plan\":" + READS + "}");
        String run = model.call("run", "{\"plan\":" + READS + "}").text("runId").orElseThrow();
        List<String> uris = new ArrayList<>();
        ListResourcesResult page = model.sdk().listResources(null);
        page.resources().stream().map(Resource::uri).forEach(uris::add);
        while (page.nextCursor() != null) {
            page = model.sdk().listResources(page.nextCursor());
            page.resources().stream().map(Resource::uri).forEach(uris::add);
        }
        assertThat(uris)
                .containsExactly(
                        "dispatch://docs/plans",
                        "dispatch://docs/expressions",
                        "dispatch://schemas/plan",
                        "dispatch://workflows/wf_reads",
                        "dispatch://runs/" + run);
        assertThat(read("dispatch://docs/plans")).startsWith("# ");
        assertThat(read("dispatch://schemas/plan")).contains("\"$schema\"");
        assertThat(read("dispatch://workflows/wf_reads")).contains("\"steps\"");
        assertThat(read("dispatch://runs/" + run)).contains("1.10");
        assertThat(read("dispatch://templates/called-echo")).contains("trigger.name");
        assertThatThrownBy(() -> read("dispatch://runs/run_none")).isInstanceOfSatisfying(McpError.class, error -> {
            assertThat(error.getJsonRpcError().code()).isEqualTo(-32002);
            assertThat(String.valueOf(error.getJsonRpcError().data())).contains("not_found");
        });
        assertThatThrownBy(() -> read("file:///etc/passwd")).isInstanceOf(McpError.class);
    }

    private String read(String uri) {
        return ((TextResourceContents) model.sdk()
                        .readResource(ReadResourceRequest.builder(uri).build())
                        .contents()
                        .getFirst())
                .text();
    }

    @Test
    void a_token_for_some_workflows_reaches_those_and_nothing_else() {
        model.call("save_workflow", "{\"plan\":" + READS + "}");
        model.call("save_workflow", "{\"plan\":" + PUTS + "}");
        String other =
                model.call("run", "{\"plan\":" + READS + "}").text("runId").orElseThrow();
        try (ModelClient narrow = ModelClient.connect(server, ModelClient.narrowed(user, "wf_reads"))) {
            String run = narrow.call("run", "{\"workflowId\":\"wf_reads\"}")
                    .text("runId")
                    .orElseThrow();
            assertThat(first(narrow.call("list_runs", "{}"), "runs").text("id")).contains(run);
            assertThat(narrow.call("list_runs", "{}").items("runs")).hasSize(1);
            assertThat(narrow.call("list_approvals", "{}").items("approvals")).isEmpty();
            assertThat(narrow.call("list_workflows", "{}").items("workflows")).hasSize(1);
            assertThat(narrow.sdk().listResources().resources().stream().map(Resource::uri))
                    .contains("dispatch://workflows/wf_reads", "dispatch://runs/" + run)
                    .doesNotContain("dispatch://workflows/wf_puts", "dispatch://runs/" + other);
            for (String[] call : new String[][] {
                {"run", "{\"workflowId\":\"wf_puts\"}", "not_found"},
                {"dry_run", "{\"workflowId\":\"wf_puts\"}", "not_found"},
                {"get_workflow", "{\"workflowId\":\"wf_puts\"}", "not_found"},
                {"save_workflow", "{\"plan\":" + PUTS + ",\"workflowId\":\"wf_puts\"}", "not_found"},
                {
                    "save_workflow",
                    "{\"plan\":" + PUTS + ",\"workflowId\":\"wf_puts\",\"schedule\":\"on_demand\"}",
                    "not_found"
                },
                {"get_run", "{\"runId\":\"" + other + "\"}", "not_found"},
                {"cancel_run", "{\"runId\":\"" + other + "\"}", "not_found"},
                {"decide_approval", "{\"runId\":\"" + other + "\",\"stepId\":\"a\",\"answer\":\"reject\"}", "not_found"
                },
                {"run", "{\"plan\":" + READS + "}", "forbidden"},
                {"plan", "{\"brief\":\"x\"}", "forbidden"},
                {"check_plan", "{\"plan\":" + READS + "}", "forbidden"},
                {"list_tools", "{}", "forbidden"},
                {"save_workflow", "{\"plan\":" + READS.replace("wf_reads", "wf_new") + "}", "forbidden"}
            }) {
                assertThat(narrow.refused(call[0], call[1]).text("code"))
                        .as(call[0] + call[1])
                        .contains(call[2]);
            }
            assertThat(narrow.call("save_workflow", "{\"plan\":" + READS + ",\"workflowId\":\"wf_reads\"}")
                            .text("outcome"))
                    .contains("saved");
        }
    }

    @Test
    void ids_are_completed() {
        model.call("save_workflow", "{\"plan\":" + READS + "}");
        var reference = new ResourceReference("dispatch://workflows/{id}");
        assertThat(complete(reference, "id", "wf_r")).containsExactly("wf_reads");
        assertThat(complete(reference, "id", "wf_x")).isEmpty();
        assertThat(complete(new ResourceReference("dispatch://templates/{slug}"), "slug", "c"))
                .containsExactly("called-echo");
    }

    private List<String> complete(ResourceReference reference, String name, String beginning) {
        return model.sdk()
                .completeCompletion(new CompleteRequest(
                        reference, new CompleteRequest.CompleteArgument(name, beginning), null, null))
                .completion()
                .values();
    }

    @Test
    void a_prompt_leads_from_a_brief_to_a_run_that_was_looked_at() {
        assertThat(model.sdk().listPrompts().prompts()).hasSize(2);
        var prompt =
                model.sdk().getPrompt(new GetPromptRequest("plan_brief", Map.of("brief", "Water the plants"), null));
        assertThat(((TextContent) prompt.messages().getFirst().content()).text())
                .contains("Water the plants", "Do not run it before");
        assertThatThrownBy(() -> model.sdk().getPrompt(new GetPromptRequest("plan_brief", Map.of(), null)))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("not valid");
    }
}
