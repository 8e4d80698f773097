package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.compose.Warning;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaintedTargetsTest {
    private static final String CODE = "tainted_target";

    private Warned warned;

    @BeforeAll
    void tools() throws Exception {
        warned = Warned.withAllTools();
    }

    static Stream<String> decided_outside() {
        return Stream.of(
                // what a webhook is sent
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"}""",
                // in a list, in a text, in an object of the payload
                """
                webhook
                m gmail.send {"to":["a@example.com","{{ trigger.user.email.trim() }}"],"subject":"s","body":"b"}""",
                """
                webhook
                m slack.post_message {"channel":"#team-{{ trigger.team }}","text":"t"}""",
                // a host, or what may still become one
                """
                webhook
                h http.get {"url":"https://{{ trigger.host }}/status"}""",
                """
                webhook
                h http.get {"url":"https://api.example.com{{ trigger.path }}"}""",
                """
                webhook
                h http.get {"url":"{{ trigger.url }}"}""",
                """
                webhook
                i github.create_issue {"repo":"{{ 'acme/' + trigger.name }}","title":"t"}""",
                """
                webhook
                r stripe.refund {"payment":"pi_1","amount":"{{ trigger.amount }}"}""",
                """
                webhook
                r stripe.create_invoice {"customer":"cus_1","items":[{"description":"d","amount":"{{ trigger.cents }}"}]}""",
                // what operations read
                """
                manual
                mail gmail.search {"query":"is:unread"}
                m gmail.send {"to":"{{ item.from }}","subject":"s","body":"b"} | {"forEach":"steps.mail.output.items"}""",
                """
                manual
                page http.get {"url":"https://example.com"}
                m slack.dm {"user":"{{ steps.page.output.json.owner }}","text":"t"}""",
                """
                manual
                mail gmail.search {"query":"is:unread"}
                m slack.dm {"user":"{{ steps.mail.output.items[0].from }}","text":"t"}""",
                // through loops, filters that compare something else, and parts of texts
                """
                manual
                mail gmail.search {"query":"is:unread"}
                m gmail.send {"to":"{{ item.to }}","subject":"s","body":"b"} | {"forEach":"steps.mail.output.items.filter(m, m.unread).map(m, {'to': m.from})"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.text.split(' ')[1] }}","subject":"s","body":"b"}""",
                """
                webhook
                m gmail.send {"to":"{{ default(parseJson(trigger.body).to, 'me@example.com') }}","subject":"s","body":"b"}""",
                """
                manual
                mail gmail.search {"query":"is:unread"}
                m gmail.send {"to":"{{ steps.mail.output.items.map(m, m.from).join(', ') }}","subject":"s","body":"b"}""",
                // what a model makes of it, and a model of that
                """
                manual
                mail gmail.search {"query":"is:unread","includeBody":true}
                who openai.complete {"prompt":"Who? {{ steps.mail.output.items[0].body }}"}
                tidy openai.complete {"prompt":"Only the address: {{ steps.who.output.text }}"}
                m gmail.send {"to":"{{ steps.tidy.output.text }}","subject":"s","body":"b"}""",
                """
                webhook
                x openai.extract {"input":"{{ trigger.text }}","schema":{"type":"object","properties":{"to":{"type":"string"}}}}
                m gmail.send {"to":"{{ steps.x.output.data.to }}","subject":"s","body":"b"}""",
                // a person who is found for what outside says; a customer who is made for it
                """
                webhook
                u slack.find_user {"email":"{{ trigger.email }}"}
                m slack.dm {"user":"{{ steps.u.output.id }}","text":"t"}""",
                // conditions that are no list of what is allowed
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"trigger.email != '' && trigger.kind == 'a'"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"trigger.email == 'a@example.com' || trigger.force"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"!(trigger.email in ['a@example.com'])"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"trigger.email in trigger.allowed"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"trigger.email.endsWith('m')"}""",
                // an approval that came before there was anything to see, or that may be skipped
                """
                manual
                ok slack.post_message {"channel":"#a","text":"t"} | {"approval":true}
                mail gmail.search {"query":"is:unread"}
                m gmail.send {"to":"{{ steps.mail.output.items[0].from }}","subject":"s","body":"b"}""",
                """
                webhook
                ok slack.post_message {"channel":"#a","text":"t"} | {"approval":true,"when":"trigger.big"}
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"}""",
                """
                webhook
                ok slack.post_message {"channel":"#a","text":"t"} | {"approval":true,"onError":"continue"}
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"}""");
    }

    static Stream<String> decided_by_the_plan() {
        return Stream.of(
                // content, and a literal target
                """
                webhook
                m slack.post_message {"channel":"#a","text":"{{ trigger.text }} from {{ trigger.email }}"}""",
                """
                manual
                h slack.history {"channel":"#a"}
                m slack.post_message {"channel":"#a","threadTs":"{{ item.ts }}","text":"{{ item.text }}"} | {"forEach":"steps.h.output.items"}""",
                """
                manual
                l github.list_issues {"repo":"acme/api"}
                u github.update_issue {"repo":"acme/api","number":"{{ item.number }}","labels":["old"]} | {"forEach":"steps.l.output.items"}""",
                // what the owner enters, and what a schedule sends
                """
                manual
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"}""",
                """
                schedule
                m slack.post_message {"channel":"#{{ default(trigger.timezone, 'utc') }}","text":"t"}""",
                // behind a literal host, or on the base URL of the connection
                """
                webhook
                h http.get {"url":"https://api.example.com/users/{{ trigger.id }}?q={{ trigger.q }}"}""",
                """
                webhook
                h http.get {"url":"{{ 'https://api.example.com/users/' + trigger.id }}","query":{"q":"{{ trigger.q }}"}}""",
                """
                webhook
                h http.get {"url":"/users/{{ trigger.id }}"}""",
                """
                webhook
                h http.get {"url":"{{ item }}"} | {"forEach":"trigger.ids.map(i, 'https://api.example.com/' + i)"}""",
                // one of what the plan lists
                """
                webhook
                m slack.post_message {"channel":"{{ trigger.severe ? '#alarm' : '#noise' }}","text":"t"}""",
                """
                webhook
                m slack.post_message {"channel":"{{ {'a': '#a', 'b': '#b'}[trigger.kind] }}","text":"t"}""",
                """
                webhook
                k openai.classify {"input":"{{ trigger.text }}","labels":["sales","support"]}
                m slack.post_message {"channel":"#{{ steps.k.output.label }}","text":"t"}""",
                """
                webhook
                x openai.extract {"input":"{{ trigger.text }}","schema":{"type":"object","properties":{"team":{"type":"string","enum":["a","b"]}}}}
                m slack.post_message {"channel":"#{{ steps.x.output.data.team }}","text":"t"}""",
                """
                manual
                w openai.complete {"prompt":"Write something"}
                m slack.post_message {"channel":"{{ steps.w.output.text }}","text":"t"}""",
                // an allow-list
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"trigger.urgent && trigger.email.lowerAscii() in ['a@example.com', 'b@example.com']"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"trigger.email == 'a@example.com' || default(trigger.email, '').endsWith('@example.com')"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger['e-mail'] }}","subject":"s","body":"b"} | {"when":"!(trigger['e-mail'] != 'a@example.com')"}""",
                """
                webhook
                h http.get {"url":"{{ trigger.url }}"} | {"when":"trigger.url.startsWith('https://example.com/')"}""",
                """
                webhook
                r stripe.refund {"payment":"pi_1","amount":"{{ trigger.amount }}"} | {"when":"trigger.amount <= 5000"}""",
                """
                webhook
                c github.list_commits {"repo":"{{ trigger.repo }}"} | {"when":"trigger.repo in ['acme/api']"}
                i github.create_issue {"repo":"{{ trigger.repo }}","title":"t"} | {"when":"steps.c.status == 'ok' && trigger.x"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.people }}","subject":"s","body":"b"} | {"when":"trigger.people.all(p, p.endsWith('@example.com'))"}""",
                """
                manual
                mail gmail.search {"query":"is:unread"}
                m gmail.send {"to":"{{ item.from }}","subject":"s","body":"{{ item.snippet }}"} | {"forEach":"steps.mail.output.items.filter(m, m.from.endsWith('@example.com'))"}""",
                """
                manual
                mail gmail.search {"query":"is:unread"}
                m gmail.send {"to":"{{ item.from }}","subject":"s","body":"b"} | {"forEach":"steps.mail.output.items.filter(m, m.from.endsWith('@example.com')).sortBy(m, m.date)"}""",
                """
                webhook
                m gmail.send {"to":"{{ trigger.email in ['a@example.com'] ? trigger.email : 'me@example.com' }}","subject":"s","body":"b"}""",
                // an approval on the step, between, or on what the value comes through
                """
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"approval":true}""",
                """
                webhook
                ok slack.post_message {"channel":"#a","text":"{{ trigger.email }}"} | {"approval":{"message":"Send?"}}
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"}""",
                """
                webhook
                c stripe.create_customer {"email":"{{ trigger.email }}"} | {"approval":true}
                i stripe.create_invoice {"customer":"{{ steps.c.output.id }}","items":[{"description":"{{ trigger.what }}","amount":500}]}""",
                // what the plan made itself; whom it names itself
                """
                webhook
                p slack.post_message {"channel":"#a","text":"{{ trigger.text }}"}
                r slack.react {"channel":"{{ steps.p.output.channel }}","ts":"{{ steps.p.output.ts }}","emoji":"eyes"}""",
                """
                manual
                u slack.find_user {"email":"ada@example.com"}
                m slack.dm {"user":"{{ steps.u.output.id }}","text":"t"}""",
                // a draft waits for a person anyway
                """
                webhook
                m gmail.draft {"to":"{{ trigger.email }}","subject":"s","body":"b"}""");
    }

    @ParameterizedTest
    @MethodSource("decided_outside")
    void whom_a_call_reaches_is_decided_outside(String plan) {
        assertThat(warned.paths(CODE, plan)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("decided_by_the_plan")
    void whom_a_call_reaches_is_decided_by_the_plan_or_its_owner(String plan) {
        assertThat(warned.paths(CODE, plan)).isEmpty();
    }

    @Test
    void a_warning_says_where_what_and_how_it_is_mended() {
        Warning warning = warned.all("""
                        webhook
                        a openai.complete {"prompt":"Who? {{ trigger.text }}"}
                        m gmail.send {"to":"{{ steps.a.output.text }}","subject":"s","body":"b"}""").getFirst();
        assertThat(warning.path()).isEqualTo("/steps/1/params/to");
        assertThat(warning.message())
                .isEqualTo("`to` comes from outside: from `steps.a.output.text`, which a language model makes from"
                        + " `trigger.text`. So somebody else decides who gets what this step sends.");
        assertThat(warning.hint()).contains("\"approval\": true", "\"when\": \"steps.a.output.text in ['…', '…']\"");
    }

    @Test
    void each_target_of_a_step_has_a_warning_of_its_own() {
        assertThat(warned.paths(CODE, """
                        webhook
                        m gmail.send {"to":"{{ trigger.a }}","cc":"{{ trigger.b }}","subject":"s","body":"b"} | {"when":"trigger.a in ['a@example.com']"}
                        n gmail.send {"to":"{{ trigger.a }}","cc":"{{ trigger.b }}","subject":"s","body":"b"}"""))
                .containsExactly("/steps/0/params/cc", "/steps/1/params/to", "/steps/1/params/cc");
    }

    @Test
    void a_value_is_followed_through_as_many_steps_as_a_plan_may_have() {
        String chain = IntStream.range(1, 199)
                .mapToObj(i -> "s%d openai.complete {\"prompt\":\"{{ steps.s%d.output.text }}\"}\n".formatted(i, i - 1))
                .reduce("", String::concat);
        String plan = "webhook\ns0 openai.complete {\"prompt\":\"{{ trigger.text }}\"}\n" + chain
                + "m slack.dm {\"user\":\"{{ steps.s198.output.text }}\",\"text\":\"t\"}";
        assertThat(warned.paths(CODE, plan)).isEqualTo(List.of("/steps/199/params/user"));
    }
}
