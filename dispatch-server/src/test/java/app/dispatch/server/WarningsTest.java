package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.compose.Warning;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarningsTest {
    private Warned warned;

    @BeforeAll
    void tools() throws Exception {
        warned = Warned.withAllTools();
    }

    private static Stream<Arguments> of(String code, Stream<String> plans) {
        return plans.map(plan -> Arguments.of(code, plan));
    }

    private static String post(String trigger, String text) {
        return trigger + "\nm slack.post_message {\"channel\":\"#a\",\"text\":\"" + text + "\"}";
    }

    private static String each(String head, String list) {
        return head + "\nm slack.post_message {\"channel\":\"#a\",\"text\":\"t\"} | {\"forEach\":\"" + list + "\"}";
    }

    private static String write(String members) {
        return "manual\nm slack.post_message {\"channel\":\"#a\",\"text\":\"t\"} | " + members;
    }

    static Stream<Arguments> warned() {
        return Stream.of(silent(), unbounded(), repeated(), wasted(), unset()).flatMap(cases -> cases);
    }

    static Stream<Arguments> not_warned() {
        return Stream.of(told(), bounded(), once(), used(), set()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> silent() {
        return of(
                "silent_default",
                Stream.of(
                        post("manual", "{{ default(trigger.text, '') }}"),
                        post("manual", "Note: {{ default(trigger.text, '') }}"),
                        post("manual", "{{ 'Note: ' + default(trigger.text, ' ') }}"),
                        post("manual", "{{ default(trigger.text, '').trim().lowerAscii() }}"),
                        post("manual", "{{ default(trigger.text, default(trigger.note, '')) }}"),
                        post("manual", "{{ trigger.big ? 'Big' : default(trigger.text, '') }}"),
                        post("manual", "{{ string(default(trigger.n, '')) }}"),
                        """
                        manual
                        h http.request {"method":"POST","url":"https://example.com/in","json":{"blocks":[{"text":"{{ default(trigger.text, '') }}"}]}}""",
                        """
                        manual
                        i linear.create_issue {"team":"A","title":"t","description":"{{ default(item.body, '') }}"} | {"forEach":"[{'body': 'a'}]"}"""));
    }

    private static Stream<Arguments> told() {
        return of(
                "silent_default",
                Stream.of(
                        post("manual", "{{ default(trigger.text, 'nothing') }}"),
                        post("manual", "{{ default(trigger.text, '') == '' ? 'nothing' : 'something' }}"),
                        post("manual", "{{ size(default(trigger.text, '')) }} characters"),
                        post("manual", "{{ trigger.rows.map(r, r.id + ',' + default(r.note, '')).join(' ') }}"),
                        post("manual", "{{ default(default(trigger.text, ''), 'nothing') == 'x' }}"),
                        """
                        manual
                        m slack.post_message {"channel":"#a","text":"{{ default(trigger.text, '') }}"} | {"when":"trigger.ok && default(trigger.text, '') != ''"}""",
                        """
                        manual
                        a openai.complete {"prompt":"{{ default(trigger.text, '') }}"}""",
                        """
                        manual
                        h http.request {"method":"GET","url":"https://example.com/in","body":"{{ default(trigger.text, '') }}"}""",
                        """
                        manual
                        m slack.post_message {"channel":"#a","text":"t","threadTs":"{{ default(trigger.ts, '') }}"}"""));
    }

    private static Stream<Arguments> unbounded() {
        return of(
                "unbounded_writes",
                Stream.of(
                        each("webhook", "trigger.items"),
                        each("manual", "trigger.items.filter(i, i.ok).map(i, i.id)"),
                        each("manual\nh http.get {\"url\":\"https://example.com\"}", "steps.h.output.json"),
                        each(
                                "manual\nl github.list_issues {\"repo\":\"acme/api\",\"max\":101}",
                                "steps.l.output.items"),
                        each(
                                "manual\nl github.list_issues {\"repo\":\"acme/api\",\"max\":\"{{ trigger.n }}\"}",
                                "steps.l.output.items"),
                        each(
                                "manual\nl github.list_issues {\"repo\":\"a/b\",\"max\":60}\nk github.list_issues {\"repo\":\"a/c\",\"max\":60}",
                                "steps.l.output.items + steps.k.output.items"),
                        each("manual", "trigger.text.split(',')"),
                        each("manual", "default(trigger.items, [])"),
                        each("manual {\"maxTokens\":5}", "trigger.items"),
                        """
                        manual
                        x openai.extract {"input":"a","schema":{"type":"object"}}
                        d gmail.label {"id":"{{ item }}","add":["a"]} | {"forEach":"steps.x.output.data.ids"}"""));
    }

    private static Stream<Arguments> bounded() {
        return of(
                "unbounded_writes",
                Stream.of(
                        each("manual", "['a', 'b']"),
                        each("manual\nl github.list_issues {\"repo\":\"acme/api\"}", "steps.l.output.items"),
                        each(
                                "manual\nl github.list_issues {\"repo\":\"acme/api\",\"max\":100}",
                                "steps.l.output.items"),
                        each(
                                "manual\nl github.list_issues {\"repo\":\"acme/api\"}",
                                "steps.l.output.items.filter(i, i.title != '').sortBy(i, i.number).map(i, i.number)"),
                        each("manual", "trigger.items.slice(0, 10)"),
                        each("manual", "trigger.items.slice(0, math.least(10, size(trigger.items)))"),
                        each("manual {\"maxCalls\":50}", "trigger.items"),
                        """
                        manual
                        m slack.post_message {"channel":"#a","text":"t"} | {"forEach":"trigger.items","approval":true}""",
                        """
                        manual
                        m slack.post_message {"channel":"#a","text":"t"} | {"forEach":"trigger.items.filter(i, i.ok)","when":"size(trigger.items) <= 20"}""",
                        """
                        manual
                        h http.get {"url":"https://example.com/{{ item }}"} | {"forEach":"trigger.items"}""",
                        """
                        manual
                        h http.get {"url":"https://example.com/{{ item }}"} | {"forEach":"['a','b']"}
                        m slack.post_message {"channel":"#a","text":"t"} | {"forEach":"steps.h.output.filter(o, o.status > 299)"}"""));
    }

    private static Stream<Arguments> repeated() {
        return of(
                "repeated_write",
                Stream.of(
                        write("{\"retry\":{\"maxAttempts\":2}}"),
                        write("{\"retry\":{\"maxAttempts\":20,\"initialDelayMs\":5}}"),
                        write("{\"onInterrupt\":\"retry\"}"),
                        write("{\"onInterrupt\":\"retry\",\"retry\":{\"maxAttempts\":1}}"),
                        write("{\"approval\":true,\"retry\":{\"maxAttempts\":2}}"),
                        write("{\"forEach\":\"['a']\",\"retry\":{\"maxAttempts\":2}}"),
                        """
                        manual
                        h http.request {"method":"POST","url":"https://example.com"} | {"retry":{"maxAttempts":2}}""",
                        """
                        manual
                        h http.request {"method":"PATCH","url":"https://example.com"} | {"onInterrupt":"retry"}"""));
    }

    private static Stream<Arguments> once() {
        return of(
                "repeated_write",
                Stream.of(
                        write("{}"),
                        write("{\"retry\":{\"maxAttempts\":1}}"),
                        write("{\"onInterrupt\":\"fail\"}"),
                        write("{\"onError\":\"continue\"}"),
                        """
                        manual
                        h http.get {"url":"https://example.com"} | {"retry":{"maxAttempts":5},"onInterrupt":"retry"}""",
                        """
                        manual
                        h http.request {"method":"PUT","url":"https://example.com"} | {"retry":{"maxAttempts":5}}""",
                        """
                        manual
                        r stripe.refund {"payment":"pi_1"} | {"retry":{"maxAttempts":5}}""",
                        """
                        manual
                        u github.update_issue {"repo":"acme/api","number":1,"state":"closed"} | {"onInterrupt":"retry"}"""));
    }

    private static String ask(String head, String list) {
        return head + "\na openai.complete {\"prompt\":\"{{ item }}\"} | {\"forEach\":\"" + list + "\"}";
    }

    private static Stream<Arguments> wasted() {
        String ask = "\na openai.complete {\"prompt\":\"Hi\"}";
        return Stream.concat(
                of(
                        "no_budget",
                        Stream.of(
                                        "trigger.items",
                                        "trigger.text.split(' ')",
                                        "default(trigger.items, [])",
                                        "trigger.items.map(i, i.text)",
                                        "trigger.a + ['b']",
                                        "trigger.items.flatten()",
                                        "parseJson(trigger.text)",
                                        "trigger.items.slice(0, 101)")
                                .map(list -> ask("manual", list))),
                of(
                        "unused_output",
                        Stream.of(
                                "manual" + ask + post("", "t"),
                                "manual" + ask + post("", "{{ trigger.a }}"),
                                "manual" + ask + "\nb openai.complete {\"prompt\":\"Hi\"}"
                                        + post("", "{{ steps.b.output.text }}"),
                                "webhook" + ask + post("", "{{ trigger.text }}"),
                                "manual" + ask + " | {\"when\":\"trigger.x\"}" + post("", "t"),
                                "manual" + ask + " | {\"forEach\":\"[1]\"}" + post("", "t"),
                                "manual\na openai.classify {\"input\":\"a\",\"labels\":[\"b\",\"c\"]}" + post("", "t"),
                                "manual\na openai.extract {\"input\":\"a\",\"schema\":{}}" + post("", "t"))));
    }

    private static Stream<Arguments> used() {
        String ask = "\na openai.complete {\"prompt\":\"Hi\"}";
        return Stream.concat(
                of(
                        "no_budget",
                        Stream.of(
                                ask("manual {\"maxTokens\":9}", "trigger.items"),
                                ask("manual {\"maxCalls\":9}", "trigger.items"),
                                ask("manual", "['a', 'b']"),
                                ask("manual", "trigger.items.slice(0, 100)"),
                                ask("manual\nl github.list_issues {\"repo\":\"acme/api\"}", "steps.l.output.items"),
                                ask(
                                        "manual\nl github.list_issues {\"repo\":\"acme/api\",\"max\":3}",
                                        "steps.l.output.items.map(i, i.title)"),
                                "manual" + ask,
                                "manual\nh http.get {\"url\":\"https://example.com/{{ item }}\"} | {\"forEach\":\"trigger.items\"}")),
                of(
                        "unused_output",
                        Stream.of(
                                "manual" + ask,
                                "manual\nh http.get {\"url\":\"https://example.com\"}" + ask,
                                "manual" + ask + post("", "{{ steps.a.output.text }}"),
                                "manual" + ask + post("", "t") + " | {\"when\":\"steps.a.status == 'ok'\"}",
                                "manual" + ask + post("", "t")
                                        + " | {\"forEach\":\"steps.a.output.text.split(' ').slice(0, 2)\"}",
                                "manual" + ask + post("", "t") + " | {\"dependsOn\":[]}",
                                "manual\na openai.image {\"prompt\":\"Hi\"}" + post("", "t"),
                                "manual\nh http.get {\"url\":\"https://example.com\"}" + post("", "t"))));
    }

    private static Stream<Arguments> unset() {
        return of(
                "trigger_unset",
                Stream.of(
                        post("schedule", "{{ trigger.text }}"),
                        post("schedule", "Hi {{ trigger.user.name }}"),
                        post("schedule", "{{ trigger.items.map(i, i.id).join(',') }}"),
                        post("schedule", "{{ size(trigger.items) }}"),
                        post("schedule", "{{ default(trigger.text, trigger.note) }}"),
                        post("schedule", "{{ [1].map(i, string(i) + trigger.text)[0] }}"),
                        each("schedule", "trigger.items"),
                        post("schedule", "t") + " | {\"when\":\"trigger.ok == true\"}"));
    }

    private static Stream<Arguments> set() {
        return of(
                "trigger_unset",
                Stream.of(
                        post("manual", "{{ trigger.text }}"),
                        post("webhook", "{{ trigger.text }}"),
                        post("schedule", "{{ trigger.scheduledAt }} {{ trigger.timezone }} {{ trigger.cron }}"),
                        post("schedule", "{{ default(trigger.text, 'none') }}"),
                        post("schedule", "{{ has(trigger.text) ? trigger.text : 'none' }}"),
                        post("schedule", "{{ json(trigger) }}"),
                        post("schedule", "{{ [{'trigger': 'a'}].map(i, i.trigger)[0] }}"),
                        each("schedule", "default(trigger.items, ['a'])")));
    }

    @ParameterizedTest
    @MethodSource("warned")
    void it_is_warned_of(String code, String plan) {
        assertThat(warned.paths(code, plan)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("not_warned")
    void it_is_not_warned_of(String code, String plan) {
        assertThat(warned.paths(code, plan)).isEmpty();
    }

    @Test
    void a_warning_says_where_what_and_how_it_is_mended() {
        assertThat(warned.all(each("manual", "trigger.items")))
                .containsExactly(
                        new Warning(
                                "unbounded_writes",
                                "/steps/0/forEach",
                                "The step changes something for as many items as there are, up to 1,000.",
                                "Bound the list where it is read (\"max\": 50) or here (`.slice(0, math.least(50, size(…)))`), set"
                                        + " \"limits\": {\"maxCalls\": 100} on the plan, or add \"approval\": true to the step."));
    }
}
