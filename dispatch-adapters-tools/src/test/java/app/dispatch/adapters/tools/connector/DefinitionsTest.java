package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DefinitionsTest {
    /** Each tool and its operations: r reads, i may be repeated, w writes; then the required parameters, then the others. */
    private static final String TABLE = """
            gmail: clientId clientSecret! refreshToken! accessToken!
              r search query | includeBody includeAttachments max includeRaw
              r get id | includeRaw
              r get_attachment messageId | attachmentId filename
              r thread id | includeRaw
              w send to subject body | cc bcc html threadId attachments includeRaw
              w draft to subject body | cc bcc html threadId attachments includeRaw
              i label id | add remove includeRaw
              r list_labels | max includeRaw
            google_calendar: clientId clientSecret! refreshToken! accessToken!
              r list_events | from to query calendarId max includeRaw
              w create_event summary start end | description location attendees timezone calendarId notify includeRaw
              i update_event id | summary start end description location attendees timezone calendarId notify includeRaw
              i delete_event id | calendarId notify
              r free_busy from to | calendars includeRaw
              r list_calendars | max includeRaw
            google_drive: clientId clientSecret! refreshToken! accessToken!
              r search | query folderId mimeType max includeRaw
              r download fileId |
              w upload name content | mimeType folderId encoding includeRaw
              i update fileId content | mimeType encoding includeRaw
              w create_folder name | parentId includeRaw
              i share fileId email | role notify includeRaw
              r get fileId | includeRaw
            notion: token!
              r search | query type max includeRaw
              r query_database databaseId | filter sorts max includeRaw
              w create_page parent title | content properties includeRaw
              i update_page pageId | properties archived includeRaw
              w append pageId content |
              r get_page pageId | includeRaw
            slack: botToken!
              w post_message channel text | blocks threadTs includeRaw
              w dm user text | includeRaw
              r history channel | since max includeRaw
              r list_channels | max includeRaw
              r find_user email | includeRaw
              i react channel ts emoji |
              w upload_file channel filename content | encoding comment includeRaw
            discord: botToken! webhookUrl!
              w send content | channelId embeds includeRaw
              r history channelId | max includeRaw
              w create_thread channelId name | message messageId includeRaw
              i react channelId messageId emoji |
            github: token!
              r list_issues repo | state labels assignee since max includeRaw
              w create_issue repo title | body labels assignees includeRaw
              i update_issue repo number | title body state labels removeLabels assignees includeRaw
              w comment repo number body | includeRaw
              r list_pulls repo | state olderThanDays max includeRaw
              w review repo number event | body includeRaw
              r search query | kind max includeRaw
              r get_repo repo | includeRaw
              r list_releases repo | max includeRaw
              w create_release repo tag | name body target draft prerelease includeRaw
              r get_file repo path | ref includeRaw
              i put_file repo path content message | branch encoding includeRaw
              w dispatch_workflow repo workflow ref | inputs
              r list_commits repo | since branch max includeRaw
            linear: apiKey!
              r list_issues | team state assignee updatedSince max includeRaw
              w create_issue team title | description priority assignee labels includeRaw
              i update_issue id | title description state priority assignee labels removeLabels includeRaw
              w comment id body | includeRaw
              r list_teams | max includeRaw
              r search query | max includeRaw
            stripe: secretKey!
              r list_customers | email max includeRaw
              i create_customer email | name phone description metadata includeRaw
              r search resource query | max includeRaw
              r list_charges | since max includeRaw
              r list_payments | since max includeRaw
              r list_invoices | status max includeRaw
              i create_invoice customer items | finalize daysUntilDue includeRaw
              i refund payment | amount reason includeRaw
              r list_subscriptions | status max includeRaw
              r list_payouts | status arrivesSince arrivesUntil max includeRaw
              r balance | includeRaw
            x: accessToken! clientId clientSecret! refreshToken! consumerKey! consumerSecret! token! tokenSecret!
              w post text | replyTo quote includeRaw
              r search query | max includeRaw
              r user_posts username | max includeRaw
              r me | includeRaw
              i delete id |
            http: baseUrl authorization! headers
              r get url | followRedirects query headers timeoutMs allowErrors
              w request method url | json form body followRedirects query headers timeoutMs allowErrors
            openai: apiKey! baseUrl model
              r complete prompt | system provider model temperature maxTokens
              r summarize input | instructions provider model
              r extract input schema | instructions provider model
              r classify input labels | instructions provider model
              r translate input to | provider model
              r embed input | model
              w image prompt | size model
              r moderate input |
            """;

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema META =
            SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private static Stream<ToolDef> tools() {
        return AllTools.catalogue().tools().stream();
    }

    private static Stream<DynamicTest> eachOp(BiConsumer<ToolDef, OpDef> check) {
        return tools().flatMap(tool -> tool.ops().stream()
                .map(op -> DynamicTest.dynamicTest(tool.id() + "." + op.id(), () -> check.accept(tool, op))));
    }

    @Test
    void there_are_the_twelve_tools_with_their_fields_operations_effects_and_parameters() {
        assertThat(tools().map(DefinitionsTest::lines).collect(Collectors.joining()))
                .isEqualTo(TABLE);
    }

    private static String lines(ToolDef tool) {
        String fields = tool.fields().stream()
                .map(field -> " " + field.key() + (field.secret() ? "!" : ""))
                .collect(Collectors.joining());
        return tool.id() + ":" + fields + "\n"
                + tool.ops().stream().map(DefinitionsTest::line).collect(Collectors.joining());
    }

    private static String line(OpDef op) {
        List<String> required = texts(op.params().items("required"));
        String others = op.params().fields("properties").values().keySet().stream()
                .filter(name -> !required.contains(name))
                .map(name -> " " + name)
                .collect(Collectors.joining());
        String effect = op.effect().strongest().id().substring(0, 1);
        return ("  " + effect + " " + op.id() + " " + String.join(" ", required) + (required.isEmpty() ? "|" : " |")
                        + others)
                + "\n";
    }

    private static List<String> texts(List<Value> values) {
        return values.stream().map(value -> ((Text) value).value()).toList();
    }

    @TestFactory
    Stream<DynamicTest> its_schemas_are_json_schemas_and_its_example_fits_them() {
        return eachOp((tool, op) -> {
            assertThat(META.validate(Json.write(op.params()), InputFormat.JSON)).isEmpty();
            assertThat(META.validate(Json.write(op.output()), InputFormat.JSON)).isEmpty();
            assertFits(op.params(), op.example().params());
            assertFits(op.output(), op.example().output());
        });
    }

    private static void assertFits(Fields schema, Value value) {
        Schema checked = SCHEMAS.getSchema(Json.write(schema));
        assertThat(checked.validate(
                        Json.write(value),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_value_of_its_schemas_is_described_and_nothing_else_is_allowed() {
        return eachOp((tool, op) -> {
            assertDescribed(op.params());
            assertDescribed(op.output());
        });
    }

    private static void assertDescribed(Fields object) {
        assertThat(object.get("additionalProperties")).contains(Value.of(false));
        object.fields("properties").values().forEach((name, property) -> {
            Fields schema = (Fields) property;
            assertThat(schema.text("description")).as(name).isPresent();
            Stream.of(schema, schema.fields("items"))
                    .filter(inner -> inner.get("properties").isPresent())
                    .forEach(DefinitionsTest::assertDescribed);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_list_says_how_many_it_gives_and_whether_there_are_more() {
        return eachOp((tool, op) -> {
            Fields output = op.output().fields("properties");
            boolean list =
                    output.get("items").isPresent() && output.get("truncated").isPresent();
            assertThat(op.params().fields("properties").get("max").isPresent()).isEqualTo(list);
            if (list) {
                assertThat(output.values()).containsOnlyKeys("items", "truncated");
                Fields max = op.params().fields("properties").fields("max");
                assertThat(Json.write(max)).contains("\"minimum\":1,\"maximum\":200,\"default\":25");
                assertThat(op.effect().strongest()).isEqualTo(Effect.READ);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> the_vendors_whole_object_comes_only_when_it_is_asked_for() {
        return eachOp((tool, op) -> {
            Fields output = op.output().fields("properties");
            Fields one =
                    output.get("items").isPresent() && output.get("truncated").isPresent()
                            ? output.fields("items").fields("items")
                            : op.output();
            assertThat(one.fields("properties").get("raw").isPresent())
                    .isEqualTo(
                            op.params().fields("properties").get("includeRaw").isPresent());
            assertThat(texts(one.items("required"))).doesNotContain("raw");
        });
    }

    @Test
    void titles_are_commands_that_occur_once() {
        List<String> titles =
                tools().flatMap(tool -> tool.ops().stream()).map(OpDef::title).toList();
        assertThat(titles).doesNotHaveDuplicates().allMatch(title -> title.matches("[A-Z][A-Za-z -]+"));
        assertThat(tools().map(ToolDef::label)).doesNotHaveDuplicates();
        assertThat(tools().flatMap(tool -> tool.ops().stream()).map(OpDef::description))
                .allMatch(text -> text.endsWith("."));
    }

    @Test
    void only_what_reads_is_never_destructive() {
        Set<String> destructive = tools().flatMap(
                        tool -> tool.ops().stream().filter(OpDef::destructive).map(op -> tool.id() + "." + op.id()))
                .collect(Collectors.toSet());
        assertThat(destructive)
                .containsExactlyInAnyOrder(
                        "google_calendar.update_event",
                        "google_calendar.delete_event",
                        "google_drive.update",
                        "notion.update_page",
                        "github.update_issue",
                        "github.put_file",
                        "linear.update_issue",
                        "stripe.refund",
                        "x.delete",
                        "http.request");
    }

    @Test
    void a_tool_says_what_connects_it_and_where_that_is_found() {
        tools().filter(tool -> !tool.id().equals("http")).forEach(tool -> {
            assertThat(tool.needsConnection()).as(tool.id()).isTrue();
            assertThat(tool.fields()).allMatch(field -> field.placeholder() != null && field.help() != null);
            Set<String> all = new HashSet<>();
            tool.fields().forEach(field -> all.add(field.key()));
            assertThat(tool.isConnectedBy(all)).isTrue();
            assertThat(tool.isConnectedBy(Set.of())).isFalse();
        });
    }

    @Test
    void three_kinds_of_tools_can_be_connected_in_two_ways() {
        assertThat(tools().filter(tool -> !tool.ways().isEmpty()).map(ToolDef::id))
                .containsExactly("gmail", "google_calendar", "google_drive", "discord", "x");
        ToolDef gmail = AllTools.catalogue().tool("gmail").orElseThrow();
        assertThat(gmail.isConnectedBy(Set.of("accessToken"))).isTrue();
        assertThat(gmail.isConnectedBy(Set.of("clientId", "clientSecret", "refreshToken")))
                .isTrue();
        assertThat(gmail.isConnectedBy(Set.of("clientId", "refreshToken"))).isFalse();
        ToolDef x = AllTools.catalogue().tool("x").orElseThrow();
        assertThat(x.isConnectedBy(Set.of("consumerKey", "consumerSecret", "token", "tokenSecret")))
                .isTrue();
        assertThat(x.isConnectedBy(Set.of("consumerKey", "consumerSecret"))).isFalse();
        assertThat(tools().flatMap(tool -> tool.fields().stream())
                        .filter(FieldDef::required)
                        .map(FieldDef::key))
                .containsExactly("token", "botToken", "token", "apiKey", "secretKey", "apiKey");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ToolFile.beside(DefinitionsTest.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tool.json");
    }
}
