package app.dispatch.adapters.tools.connector.notion;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotionOpsTest {
    private static final String TOKEN = "{\"token\":\"ntn_secret_1\"}";
    private static final String ID = "59833787-2cf9-4fdf-8782-e53db20768a5";
    private static final String SOURCE = "d9824bdc-8445-4327-be8b-5b47500af6ce";
    private static final String DATABASE =
            "{\"object\":\"database\",\"id\":\"db\",\"data_sources\":[{\"id\":\"" + SOURCE + "\",\"name\":\"Tasks\"}]}";
    private static final String NOT_FOUND = error(404, "object_not_found", "Could not find it.");
    private static final String PAGE = page("2026-11-24T08:12:00.000Z", "{}");

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("notion", op, TOKEN, params.replace('\'', '"')));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("notion", op, TOKEN, params.replace('\'', '"'));
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target().replace("/notion/v1/", ""))
                .toList();
    }

    private static String error(int status, String code, String message) {
        return "{\"object\":\"error\",\"status\":" + status + ",\"code\":\"" + code + "\",\"message\":\"" + message
                + "\",\"request_id\":\"5f7e\"}";
    }

    private static String page(String updated, String properties) {
        return ("{'object':'page','id':'" + ID + "','url':'https://www.notion.so/x','created_time':"
                        + "'2026-11-24T08:12:00.000Z','last_edited_time':'" + updated
                        + "','created_by':{'object':'user','id':'bot'},'last_edited_by':{'object':'user','id':'bot'},"
                        + "'archived':false,'in_trash':false,'parent':{'type':'data_source_id','data_source_id':'"
                        + SOURCE + "','database_id':'db'},'properties':" + properties + "}")
                .replace('\'', '"');
    }

    private static String list(String results, String next) {
        return ("{'object':'list','results':[" + results + "],'has_more':" + (next != null) + ",'next_cursor':"
                        + (next == null ? "null" : "'" + next + "'") + "}")
                .replace('\'', '"');
    }

    private static String blocks(int from, int count) {
        return list(
                IntStream.range(from, from + count)
                        .mapToObj(i -> "{'object':'block','id':'b" + i + "','type':'paragraph',"
                                + "'last_edited_time':'2026-11-24T08:15:00.000Z'}")
                        .collect(Collectors.joining(",")),
                null);
    }

    private static String after(int seconds, int status, String json) {
        return RecordingServer.reply(status, "application/json", json)
                .replaceFirst("\r\n", "\r\nRetry-After: " + seconds + "\r\n");
    }

    private Fields body(int index) {
        return (Fields) Json.parse(request(index).body());
    }

    @Test
    void pages_and_databases_are_found_over_pages() {
        trials.answering(
                        200,
                        list(
                                page(
                                                "2026-11-24T08:12:00.000Z",
                                                "{'Name':{'type':'title','title':[{'plain_text':'In'},{'plain_text':'box'}]}}")
                                        + ",{'object':'page','id':'a-b'}",
                                "c2"))
                .answering(
                        200,
                        list(
                                "{'object':'data_source','id':'ds','title':[{'plain_text':'Tasks'}],'url':'u','in_trash':true,"
                                        + "'parent':{'type':'database_id','database_id':'db'}}",
                                null));

        assertThat(run("search", "{'query':'box'}"))
                .isEqualTo(("{'items':[{'id':'" + ID + "','title':'Inbox','url':'https://www.notion.so/x',"
                                + "'createdAt':'2026-11-24T08:12:00.000Z','updatedAt':'2026-11-24T08:12:00.000Z','archived':false,"
                                + "'parentId':'" + SOURCE + "','type':'page'},"
                                + "{'id':'a-b','title':'','url':'https://www.notion.so/ab','type':'page'},"
                                + "{'id':'ds','title':'Tasks','url':'u','archived':true,'parentId':'db','type':'database'}],"
                                + "'truncated':false}")
                        .replace('\'', '"'));

        assertThat(request(0).header("notion-version")).isEqualTo("2025-09-03");
        assertThat(request(0).header("authorization")).isEqualTo("Bearer ntn_secret_1");
        assertThat(request(0).body())
                .isEqualTo(
                        "{\"query\":\"box\",\"sort\":{\"timestamp\":\"last_edited_time\",\"direction\":\"descending\"},"
                                + "\"page_size\":25}");
        assertThat(request(1).body()).endsWith(",\"page_size\":23,\"start_cursor\":\"c2\"}");
    }

    @Test
    void what_people_call_a_database_is_searched_as_a_data_source() {
        trials.answering(200, list("", null));

        run("search", "{'type':'database','max':150,'includeRaw':true}");

        assertThat(request(0).body())
                .contains("\"filter\":{\"property\":\"object\",\"value\":\"data_source\"}")
                .contains("\"page_size\":100");
    }

    @Test
    void a_database_is_queried_by_its_data_source_and_gives_plain_values() {
        trials.answering(200, DATABASE)
                .answering(
                        200,
                        list(
                                page(
                                                "2026-11-24T08:12:00.000Z",
                                                "{'Name':{'type':'title','title':[{'plain_text':'T'}]},"
                                                        + "'Text':{'type':'rich_text','rich_text':[{'plain_text':'a'},{'plain_text':'b'}]},"
                                                        + "'N':{'type':'number','number':1.50},'None':{'type':'number','number':null},"
                                                        + "'S':{'type':'select','select':{'name':'Done'}},'St':{'type':'status','status':null},"
                                                        + "'M':{'type':'multi_select','multi_select':[{'name':'a'},{'name':'b'}]},"
                                                        + "'D':{'type':'date','date':{'start':'2026-01-02','end':null}},"
                                                        + "'Span':{'type':'date','date':{'start':'2026-01-02','end':'2026-01-03'}},"
                                                        + "'C':{'type':'checkbox','checkbox':false},'U':{'type':'url','url':'https://e.x'},"
                                                        + "'P':{'type':'people','people':[{'id':'u1','name':'Ada'},{'id':'u2'}]},"
                                                        + "'R':{'type':'relation','relation':[{'id':'r1'}],'has_more':false},"
                                                        + "'F':{'type':'formula','formula':{'type':'string','string':'x'}},"
                                                        + "'Ro':{'type':'rollup','rollup':{'type':'array','array':[{'type':'number','number':2}]}},"
                                                        + "'Fi':{'type':'files','files':[{'name':'a','file':{'url':'https://f'}},{'name':'b'}]},"
                                                        + "'Id':{'type':'unique_id','unique_id':{'prefix':'TASK','number':7}},"
                                                        + "'By':{'type':'created_by','created_by':{'id':'u1','name':'Ada'}},"
                                                        + "'At':{'type':'created_time','created_time':'2026-01-02T03:04:00.000Z'},"
                                                        + "'B':{'type':'button','button':{}}}")
                                        + ",{'object':'data_source','id':'sub'}",
                                null));

        assertThat(
                        run(
                                "query_database",
                                "{'databaseId':'https://www.notion.so/acme/98ad959b2b6a477480ee00246fb0ea9b?v=0123456789abcdef0123456789abcdef',"
                                        + "'filter':{'property':'S','select':{'equals':'Done'}},'sorts':[{'property':'N','direction':'ascending'}]}"))
                .contains(("'properties':{'Name':'T','Text':'ab','N':1.50,'S':'Done','M':['a','b'],'D':'2026-01-02',"
                                + "'Span':{'start':'2026-01-02','end':'2026-01-03'},'C':false,'U':'https://e.x','P':['Ada','u2'],"
                                + "'R':['r1'],'F':'x','Ro':[2],'Fi':['https://f','b'],'Id':'TASK-7','By':'Ada',"
                                + "'At':'2026-01-02T03:04:00.000Z'}")
                        .replace('\'', '"'))
                .doesNotContain("sub");

        assertThat(lines())
                .containsExactly(
                        "GET databases/98ad959b-2b6a-4774-80ee-00246fb0ea9b", "POST data_sources/" + SOURCE + "/query");
        assertThat(request(1).body())
                .isEqualTo("{\"filter\":{\"property\":\"S\",\"select\":{\"equals\":\"Done\"}},"
                        + "\"sorts\":[{\"property\":\"N\",\"direction\":\"ascending\"}],\"page_size\":25}");
    }

    @Test
    void the_id_of_a_data_source_does_too_and_one_of_several_must_be_said() {
        trials.answering(404, NOT_FOUND)
                .answering(200, list("", null))
                .answering(200, "{\"data_sources\":[{\"id\":\"1\",\"name\":\"A\"},{\"id\":\"2\",\"name\":\"B\"}]}")
                .answering(200, "{\"data_sources\":[]}");

        run("query_database", "{'databaseId':'" + SOURCE.replace("-", "") + "'}");
        StepFailure several = failed("query_database", "{'databaseId':'x'}");
        StepFailure none = failed("query_database", "{'databaseId':'x'}");

        assertThat(request(1).target()).isEqualTo("/notion/v1/data_sources/" + SOURCE + "/query");
        assertThat(several.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(several.text()).endsWith("give the id of one: A (1), B (2)");
        assertThat(none.text()).startsWith("Notion has no data source in the database x");
    }

    @Test
    void a_page_in_a_database_gets_its_title_and_its_properties_by_the_schema() {
        String schema = ("{'object':'data_source','properties':{'Task':{'id':'title','type':'title'},"
                        + "'Status':{'type':'status'},'Select':{'type':'select'},'Tags':{'type':'multi_select'},"
                        + "'Due':{'type':'date'},'Count':{'type':'number'},'Done':{'type':'checkbox'},"
                        + "'Notes':{'type':'rich_text'},'Site':{'type':'url'},'Mail':{'type':'email'},'Phone':{'type':'phone_number'},"
                        + "'Who':{'type':'people'},'Rel':{'type':'relation'},'Files':{'type':'files'},'Own':{'type':'select'}}}")
                .replace('\'', '"');
        trials.answering(200, DATABASE).answering(200, schema).answering(200, PAGE);

        assertThat(run(
                        "create_page",
                        "{'parent':'98ad959b-2b6a-4774-80ee-00246fb0ea9b','title':'T','properties':{'status':'Done',"
                                + "'Select':7,'Tags':'a, b','Due':'2026-01-31','Count':'12.5','Done':true,'Notes':['x','y'],"
                                + "'Site':'https://e.x','Mail':'a@b.c','Phone':null,'Who':['u1'],'Rel':'"
                                + ID.replace("-", "") + "',"
                                + "'Files':['https://e.x/a.pdf'],'Own':{'select':{'id':'s1'}}}}"))
                .contains("\"id\":\"" + ID + "\"")
                .contains("\"updatedAt\":\"2026-11-24T08:12:00.000Z\"");

        assertThat(request(2).target()).isEqualTo("/notion/v1/pages");
        assertThat(request(2).body())
                .isEqualTo(("{'parent':{'type':'data_source_id','data_source_id':'" + SOURCE + "'},'properties':{"
                                + "'Status':{'status':{'name':'Done'}},'Select':{'select':{'name':'7'}},"
                                + "'Tags':{'multi_select':[{'name':'a'},{'name':'b'}]},'Due':{'date':{'start':'2026-01-31'}},"
                                + "'Count':{'number':12.5},'Done':{'checkbox':true},"
                                + "'Notes':{'rich_text':[{'type':'text','text':{'content':'x, y'}}]},"
                                + "'Site':{'url':'https://e.x'},'Mail':{'email':'a@b.c'},'Phone':{'phone_number':null},"
                                + "'Who':{'people':[{'id':'u1'}]},'Rel':{'relation':[{'id':'" + ID + "'}]},"
                                + "'Files':{'files':[{'name':'a.pdf','type':'external','external':{'url':'https://e.x/a.pdf'}}]},"
                                + "'Own':{'select':{'id':'s1'}},"
                                + "'Task':{'title':[{'type':'text','text':{'content':'T'}}]}}}")
                        .replace('\'', '"'));
    }

    @Test
    void properties_that_cannot_be_are_told_and_nothing_is_made() {
        String schema = ("{'properties':{'Task':{'type':'title'},'Count':{'type':'number'},'Done':{'type':'checkbox'},"
                        + "'Made':{'type':'created_time'}}}")
                .replace('\'', '"');
        List<List<String>> wrong = List.of(
                List.of(
                        "'Nope':1",
                        "There is no property \"Nope\" in /properties to set; there are: Task, Count, Done, Made"),
                List.of("'Count':'many'", "/properties/Count must be a number"),
                List.of("'Done':'perhaps'", "/properties/Done must be true or false"),
                List.of("'Made':'x'", "/properties/Made cannot be set: Notion makes its created_time itself"));
        for (List<String> one : wrong) {
            trials.answering(404, NOT_FOUND).answering(200, schema);

            StepFailure failure =
                    failed("create_page", "{'parent':'p','title':'t','properties':{" + one.getFirst() + "}}");

            assertThat(failure.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
            assertThat(failure.text()).isEqualTo(one.getLast());
        }
        assertThat(lines()).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    void a_page_under_a_page_has_a_title_and_its_content() {
        trials.answering(404, NOT_FOUND)
                .answering(400, error(400, "validation_error", "is a page, not a data source"))
                .answering(200, PAGE);

        run("create_page", "{'parent':'Notes-" + ID.replace("-", "") + "','title':'T','content':'## New\\n- a **b**'}");

        assertThat(lines()).containsExactly("GET databases/" + ID, "GET data_sources/" + ID, "POST pages");
        assertThat(request(2).body())
                .isEqualTo(("{'parent':{'type':'page_id','page_id':'" + ID + "'},'properties':{'title':{'title':"
                                + "[{'type':'text','text':{'content':'T'}}]}},'children':["
                                + "{'object':'block','type':'heading_2','heading_2':{'rich_text':[{'type':'text','text':{'content':'New'}}]}},"
                                + "{'object':'block','type':'bulleted_list_item','bulleted_list_item':{'rich_text':["
                                + "{'type':'text','text':{'content':'a '}},"
                                + "{'type':'text','text':{'content':'b'},'annotations':{'bold':true}}]}}]}")
                        .replace('\'', '"'));

        trials.answering(404, NOT_FOUND).answering(404, NOT_FOUND);
        assertThat(failed("create_page", "{'parent':'p','title':'T','properties':{'A':1}}")
                        .text())
                .isEqualTo("/properties can be given only for a page in a database, and /parent is none");
    }

    @Test
    void a_long_page_is_made_with_a_hundred_blocks_and_the_rest_is_added_by_hundreds() {
        trials.answering(404, NOT_FOUND)
                .answering(404, NOT_FOUND)
                .answering(200, PAGE)
                .answering(200, blocks(0, 100))
                .answering(200, blocks(100, 50))
                .answering(200, page("2026-11-24T08:16:00.000Z", "{}"));

        String content = "- x\\n".repeat(250);
        assertThat(run("create_page", "{'parent':'p','title':'T','content':'" + content + "'}"))
                .contains("\"updatedAt\":\"2026-11-24T08:16:00.000Z\"");

        assertThat(lines().subList(2, 6))
                .containsExactly(
                        "POST pages",
                        "PATCH blocks/" + ID + "/children",
                        "PATCH blocks/" + ID + "/children",
                        "GET pages/" + ID);
        assertThat(List.of(body(2), body(3), body(4)))
                .extracting(body -> body.items("children").size())
                .containsExactly(100, 100, 50);
    }

    @Test
    void a_page_that_could_not_be_filled_is_told_and_not_made_again() {
        trials.answering(404, NOT_FOUND)
                .answering(404, NOT_FOUND)
                .answering(200, PAGE)
                .answering(503, error(503, "service_unavailable", "Down."));

        StepFailure failure =
                failed("create_page", "{'parent':'p','title':'T','content':'" + "- x\\n".repeat(101) + "'}");

        assertThat(failure.isPassing()).isFalse();
        assertThat(failure.text())
                .isEqualTo(
                        "The page " + ID + " was made, but not all of its content could be, and another attempt would"
                                + " add it twice: Notion answered 503 to PATCH /v1/blocks/{block_id}/children: Down.");
    }

    @Test
    void what_is_nested_deeper_than_a_request_takes_is_added_to_the_block_that_it_is_in() {
        trials.answering(200, list("{'id':'a'},{'id':'e'}", null)).answering(200, list("{'id':'b'}", null));

        assertThat(run("append", "{'pageId':'" + ID + "','content':'- a\\n  - b\\n    - c\\n      - d\\n- e'}"))
                .contains("\"blocks\":2,\"blockIds\":[\"a\",\"e\"]");

        assertThat(lines()).containsExactly("PATCH blocks/" + ID + "/children", "PATCH blocks/a/children");
        assertThat(request(0).body()).doesNotContain("\"b\"").contains("\"e\"");
        assertThat(request(1).body()).contains("\"b\"", "\"c\"", "\"d\"");
    }

    @Test
    void a_list_or_a_table_longer_than_a_request_takes_is_added_in_parts() {
        trials.answering(200, list("{'id':'a'},{'id':'t'}", null))
                .answering(200, blocks(0, 100))
                .answering(200, blocks(100, 1))
                .answering(200, blocks(0, 21));

        run(
                "append",
                "{'pageId':'p','content':'- a\\n" + "  - x\\n".repeat(101) + "\\n| h |\\n|---|\\n"
                        + "| r |\\n".repeat(120) + "'}");

        assertThat(lines())
                .containsExactly(
                        "PATCH blocks/p/children",
                        "PATCH blocks/a/children",
                        "PATCH blocks/a/children",
                        "PATCH blocks/t/children");
        assertThat(body(0).items("children").toString()).contains("table_row");
        assertThat(body(3).items("children")).hasSize(21);
    }

    @Test
    void a_conflict_in_a_later_request_is_tried_again_and_in_the_first_left_to_the_engine() {
        String conflict = error(409, "conflict_error", "Conflict occurred while saving.");
        trials.answering(409, conflict);
        StepFailure first = failed("append", "{'pageId':'p','content':'a'}");
        trials.answering(200, blocks(0, 100)).answering(409, conflict).answering(200, blocks(100, 1));
        String output = run("append", "{'pageId':'p','content':'" + "- x\\n".repeat(101) + "'}");

        assertThat(first.isPassing()).isTrue();
        assertThat(output).contains("\"blocks\":101");
        assertThat(output).contains("\"b100\"],\"updatedAt\":\"2026-11-24T08:15:00.000Z\"");
        assertThat(lines()).hasSize(4);
    }

    @Test
    void a_limit_that_leaves_no_time_for_the_rest_is_told_with_what_was_done() {
        trials.answering(200, blocks(0, 100)).answering(after(60, 429, error(429, "rate_limited", "Slow down.")));

        StepFailure failure = failed("append", "{'pageId':'p','content':'" + "- x\\n".repeat(101) + "'}");

        assertThat(failure.isPassing()).isFalse();
        assertThat(failure.text())
                .isEqualTo(
                        "100 blocks were added, but not all of its content could be, and another attempt would add it"
                                + " twice: Notion takes no more requests for a while");
    }

    @Test
    void content_that_says_nothing_is_refused() {
        assertThat(failed("append", "{'pageId':'p','content':'<!-- x -->'}").failureCode())
                .isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void properties_are_updated_by_the_types_that_the_page_has_unless_they_are_notions() {
        trials.answering(200, page("t", "{'Status':{'type':'status','status':null},'N':{'type':'number','number':1}}"))
                .answering(200, PAGE)
                .answering(200, PAGE)
                .answering(200, PAGE);

        run("update_page", "{'pageId':'" + ID + "','properties':{'Status':'Done','N':null}}");
        run("update_page", "{'pageId':'" + ID + "','properties':{'Any':{'status':{'name':'Done'}}},'archived':true}");
        run("update_page", "{'pageId':'" + ID + "','archived':false}");

        assertThat(lines())
                .containsExactly("GET pages/" + ID, "PATCH pages/" + ID, "PATCH pages/" + ID, "PATCH pages/" + ID);
        assertThat(request(1).body())
                .isEqualTo("{\"properties\":{\"Status\":{\"status\":{\"name\":\"Done\"}},\"N\":{\"number\":null}}}");
        assertThat(request(2).body())
                .isEqualTo("{\"properties\":{\"Any\":{\"status\":{\"name\":\"Done\"}}},\"in_trash\":true}");
        assertThat(request(3).body()).isEqualTo("{\"in_trash\":false}");
    }

    @Test
    void a_page_is_read_with_all_that_is_in_it_over_pages() {
        trials.answering(200, page("t", "{'Name':{'type':'title','title':[{'plain_text':'T'}]}}"))
                .answering(
                        200,
                        list(
                                "{'id':'h','type':'heading_2','heading_2':{'rich_text':[{'plain_text':'New'}]},'has_children':false},"
                                        + "{'id':'l','type':'bulleted_list_item','bulleted_list_item':{'rich_text':[{'plain_text':'a'}]},'has_children':true}",
                                "c2"))
                .answering(
                        200,
                        list(
                                "{'id':'s','type':'child_page','child_page':{'title':'Sub'},'has_children':true},"
                                        + "{'object':'block','id':'partial'}",
                                null))
                .answering(
                        200,
                        list(
                                "{'id':'m','type':'numbered_list_item','numbered_list_item':{'rich_text':[{'plain_text':'b'}]}}",
                                null));

        assertThat(run("get_page", "{'pageId':'https://acme.notion.site/T-" + ID.replace("-", "") + "#x'}"))
                .contains("\"properties\":{\"Name\":\"T\"},\"content\":\"## New\\n\\n- a\\n  1. b\\n\\n"
                        + "[Sub](https://www.notion.so/s)\",\"truncated\":false}");

        assertThat(lines())
                .containsExactly(
                        "GET pages/" + ID,
                        "GET blocks/" + ID + "/children?page_size=100",
                        "GET blocks/" + ID + "/children?page_size=100&start_cursor=c2",
                        "GET blocks/l/children?page_size=100");
    }

    @Test
    void a_page_is_read_no_further_than_fifty_requests() {
        trials.answering(200, PAGE);
        for (int i = 0; i < 50; i++) {
            trials.answering(200, list("{'id':'x','type':'divider','divider':{}}", "c" + i));
        }

        assertThat(run("get_page", "{'pageId':'p'}")).endsWith("\"truncated\":true}");
        assertThat(lines()).hasSize(51);
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorized, integration_rejected, false",
        "403, restricted_resource, tool_error, false",
        "404, object_not_found, tool_error, false",
        "400, validation_error, tool_error, false",
        "409, conflict_error, tool_error, true",
        "409, something_else, tool_error, false",
        "429, rate_limited, tool_rate_limited, true",
        "500, internal_server_error, tool_error, true",
        "529, service_overload, tool_error, true"
    })
    void notions_errors_are_told_in_its_words(int status, String code, String failure, boolean passing) {
        trials.answering(after(7, status, error(status, code, "Words with ntn_secret_1 in them.")));

        StepFailure failed = failed("get_page", "{'pageId':'p'}");

        assertThat(failed.code()).isEqualTo(failure);
        assertThat(failed.isPassing()).isEqualTo(passing);
        assertThat(failed.text()).contains("Words with").doesNotContain("ntn_secret_1");
        assertThat(failed.retryAfter().isPresent()).isEqualTo(passing);
        failed.retryAfter().ifPresent(wait -> assertThat(wait).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void a_limit_holds_for_the_next_call_too() {
        trials.answering(after(30, 429, error(429, "rate_limited", "Slow down.")));

        failed("get_page", "{'pageId':'p'}");
        StepFailure next = failed("search", "{}");

        assertThat(next.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(next.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(trials.server().requests()).hasSize(1);
    }

    @Test
    void what_is_no_answer_of_notions_is_told() {
        trials.answering(RecordingServer.reply(200, "text/html", "<html><title>Hi</title></html>"))
                .answering(200, "[]")
                .answering(200, "{\"results\":\"none\"}")
                .answering(RecordingServer.reply(502, "text/html", "<html><title>Bad gateway</title></html>"));

        assertThat(failed("search", "{}").text()).contains("is its address right?");
        assertThat(failed("search", "{}").text()).contains("is its address right?");
        assertThat(failed("search", "{}").text()).contains("nothing that tells what was found");
        assertThat(failed("search", "{}").text()).contains("502").contains("Bad gateway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../users/me",
                "..",
                "a/../../x",
                "x\\r\\nHost: evil",
                ".",
                "https://example.com/x",
                "https://[",
                "\\\\..\\\\x"
            })
    void no_id_leads_to_another_endpoint(String id) {
        assertThat(failed("get_page", "{'pageId':'" + id + "'}").failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "59833787-2CF9-4fdf-8782-e53db20768a5",
        "598337872cf94fdf8782e53db20768a5",
        "https://www.notion.so/Inbox-598337872cf94fdf8782e53db20768a5",
        "https://www.notion.so/acme/598337872cf94fdf8782e53db20768a5/",
        "notion.so/598337872cf94fdf8782e53db20768a5?pvs=4",
        "https://www.notion.so/00000000000000000000000000000001?v=00000000000000000000000000000002&p=598337872cf94fdf8782e53db20768a5&pm=s"
    })
    void an_id_is_found_in_an_address(String said) {
        assertThat(NotionId.of(said)).contains(ID);
    }

    @Test
    void a_query_stays_one_part_of_the_path() {
        trials.answering(404, NOT_FOUND);

        failed("get_page", "{'pageId':'a?b=c#d/e f%2e'}");

        assertThat(request(0).target()).isEqualTo("/notion/v1/pages/a%3Fb=c%23d%2Fe%20f%252e");
    }

    private String undo(String op, String output) {
        return ((Fields) Json.parse(run("undo_" + op, "{'params':{},'output':" + output + "}")))
                .text("outcome")
                .orElseThrow();
    }

    @Test
    void a_page_goes_to_the_trash_unless_it_was_changed_since() {
        String output = "{'id':'" + ID + "','updatedAt':'2026-11-24T08:12:00.000Z'}";
        trials.answering(200, PAGE)
                .answering(200, PAGE)
                .answering(200, page("2026-11-24T08:13:00.000Z", "{}"))
                .answering(
                        200,
                        PAGE.replace(
                                "\"last_edited_by\":{\"object\":\"user\",\"id\":\"bot\"}",
                                "\"last_edited_by\":{\"id\":\"ada\"}"))
                .answering(200, PAGE.replace("\"in_trash\":false", "\"in_trash\":true"))
                .answering(404, NOT_FOUND);

        assertThat(undo("create_page", output)).isEqualTo("undone");
        assertThat(undo("create_page", output)).isEqualTo("changed_since");
        assertThat(undo("create_page", output)).isEqualTo("changed_since");
        assertThat(undo("create_page", output)).isEqualTo("undone");
        assertThat(undo("create_page", output)).isEqualTo("undone");

        assertThat(lines().stream().filter(line -> !line.startsWith("GET"))).containsExactly("PATCH pages/" + ID);
        assertThat(request(1).body()).isEqualTo("{\"in_trash\":true}");
    }

    @Test
    void what_was_added_is_deleted_unless_it_was_changed_since() {
        String output =
                "{'pageId':'p','blocks':3,'blockIds':['b0','b1','gone'],'updatedAt':'2026-11-24T08:15:00.000Z'}";
        trials.answering(200, blocks(0, 3))
                .answering(200, "{}")
                .answering(404, NOT_FOUND)
                .answering(200, blocks(0, 3).replace("08:15", "08:16"))
                .answering(404, NOT_FOUND);

        assertThat(undo("append", output)).isEqualTo("undone");
        assertThat(undo("append", output)).isEqualTo("changed_since");
        assertThat(undo("append", output)).isEqualTo("undone");

        assertThat(lines())
                .containsExactly(
                        "GET blocks/p/children?page_size=100",
                        "DELETE blocks/b0",
                        "DELETE blocks/b1",
                        "GET blocks/p/children?page_size=100",
                        "GET blocks/p/children?page_size=100");
    }

    @Test
    void what_was_added_to_a_page_too_long_to_read_is_asked_for_by_its_id() {
        for (int i = 0; i < 50; i++) {
            trials.answering(200, list("{'id':'x'}", "c" + i));
        }
        trials.answering(200, "{\"id\":\"b0\",\"last_edited_time\":\"2026-11-24T08:15:00.000Z\"}")
                .answering(200, "{}");

        assertThat(undo("append", "{'pageId':'p','blockIds':['b0'],'updatedAt':'2026-11-24T08:15:00.000Z'}"))
                .isEqualTo("undone");
        assertThat(lines().subList(50, 52)).containsExactly("GET blocks/b0", "DELETE blocks/b0");
    }

    @Test
    void the_same_value_is_written_that_was_read() {
        assertThat(PropertyReader.plain((Fields) Json.parse(
                        "{\"D\":{\"type\":\"date\",\"date\":{\"start\":\"2026-01-02\",\"end\":\"2026-01-03\"}}}")))
                .isEqualTo(Fields.of("D", Json.parse("{\"start\":\"2026-01-02\",\"end\":\"2026-01-03\"}")));
        trials.answering(200, page("t", "{'D':{'type':'date','date':null}}")).answering(200, PAGE);

        run("update_page", "{'pageId':'p','properties':{'D':{'start':'2026-01-02','end':'2026-01-03'}}}");

        assertThat(body(1))
                .isEqualTo(Json.parse(
                        "{\"properties\":{\"D\":{\"date\":{\"start\":\"2026-01-02\",\"end\":\"2026-01-03\"}}}}"));
    }
}
