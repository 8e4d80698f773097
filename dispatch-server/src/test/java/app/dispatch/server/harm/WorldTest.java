package app.dispatch.server.harm;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.harm.Verdict.Outcome;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The world knows every operation of every tool: reads change nothing, and of each other one it tells by its name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldTest {
    private static final String CALLS = """
            discord.send {"channelId":"900000000000000001","content":"Hi"}
            discord.history {"channelId":"900000000000000001"}
            discord.create_thread {"channelId":"900000000000000001","name":"Talk","message":"Hi"}
            discord.react {"channelId":"900000000000000001","messageId":"910000000000000001","emoji":"👍"}
            github.list_issues {"repo":"acme/api","labels":["bug"],"assignee":"ada","since":"2026-01-01"}
            github.create_issue {"repo":"acme/api","title":"New"}
            github.update_issue {"repo":"acme/api","number":41,"state":"closed"}
            github.comment {"repo":"acme/api","number":12,"body":"LGTM"}
            github.list_pulls {"repo":"acme/api","olderThanDays":7}
            github.review {"repo":"acme/api","number":12,"event":"approve"}
            github.search {"query":"repo:acme/api is:pr is:open"}
            github.get_repo {"repo":"acme/web"}
            github.list_releases {"repo":"acme/api"}
            github.create_release {"repo":"acme/api","tag":"v1.2.0"}
            github.get_file {"repo":"acme/api","path":"README.md"}
            github.put_file {"repo":"acme/api","path":"docs/new.md","content":"New","message":"Add it"}
            github.dispatch_workflow {"repo":"acme/api","workflow":"deploy.yml","ref":"main"}
            github.list_commits {"repo":"acme/api","since":"2026-11-30"}
            gmail.search {"query":"is:unread","includeBody":true}
            gmail.get {"id":"m04"}
            gmail.get_attachment {"messageId":"m04","filename":"invoice-11.pdf"}
            gmail.thread {"id":"tm04"}
            gmail.send {"to":["bob@example.com"],"subject":"Grüße","body":"Hallo Bob"}
            gmail.draft {"to":["bob@example.com"],"subject":"Hi","body":"Hello","threadId":"tm04"}
            gmail.label {"id":"m01","add":["Brand new"],"remove":["INBOX"]}
            gmail.list_labels {}
            google_calendar.list_events {"from":"2026-12-02","to":"2026-12-02","query":"retro"}
            google_calendar.create_event {"summary":"New","start":"2026-12-02T12:00","end":"2026-12-02T13:00"}
            google_calendar.update_event {"id":"evtretro0001","start":"2026-12-03T15:30","end":"2026-12-03T16:30"}
            google_calendar.delete_event {"id":"evtretro0001"}
            google_calendar.free_busy {"from":"2026-12-02","to":"2026-12-02"}
            google_calendar.list_calendars {}
            google_drive.search {"query":"Budget"}
            google_drive.download {"fileId":"f_notes"}
            google_drive.upload {"name":"new.txt","content":"New","folderId":"d_invoices"}
            google_drive.update {"fileId":"f_notes","content":"Newer"}
            google_drive.create_folder {"name":"New"}
            google_drive.share {"fileId":"f_report","email":"bob@example.com","role":"writer"}
            google_drive.get {"fileId":"f_report"}
            linear.list_issues {"team":"ENG","state":"Todo","assignee":"ada"}
            linear.create_issue {"team":"Engineering","title":"New","priority":"high","labels":["bug"],"assignee":"me"}
            linear.update_issue {"id":"ENG-1","state":"Done"}
            linear.comment {"id":"ENG-1","body":"Hi"}
            linear.list_teams {}
            linear.search {"query":"login"}
            notion.search {"query":"notes"}
            notion.query_database {"databaseId":"db_tasks","filter":{"property":"Status","status":{"equals":"Open"}}}
            notion.create_page {"parent":"db_tasks","title":"New","properties":{"Status":"Open"}}
            notion.update_page {"pageId":"t_1","properties":{"Status":"Done"}}
            notion.append {"pageId":"p_notes","content":"More"}
            notion.get_page {"pageId":"p_roadmap"}
            openai.complete {"prompt":"Say it"}
            openai.summarize {"input":"Much"}
            openai.extract {"input":"Much","schema":{"type":"object","properties":{"name":{"type":"string"}}}}
            openai.classify {"input":"Much","labels":["a","b"]}
            openai.translate {"input":"Much","to":"French"}
            openai.embed {"input":["a","b"]}
            openai.image {"prompt":"A cat"}
            openai.moderate {"input":"Much"}
            slack.post_message {"channel":"#dev","text":"Hi"}
            slack.dm {"user":"bob@example.com","text":"Hi"}
            slack.history {"channel":"support","since":"2026-11-30"}
            slack.list_channels {}
            slack.find_user {"email":"bob@example.com"}
            slack.react {"channel":"support","ts":"1796112000.000100","emoji":"eyes"}
            slack.upload_file {"channel":"dev","filename":"a.txt","content":"Hi","comment":"There"}
            stripe.list_customers {"email":"bob@example.com"}
            stripe.create_customer {"email":"eve@example.com","name":"Eve"}
            stripe.search {"resource":"charges","query":"status:'succeeded'"}
            stripe.list_charges {"since":"2026-11-30"}
            stripe.list_payments {"since":"2026-11-30"}
            stripe.list_invoices {"status":"open"}
            stripe.create_invoice {"customer":"cus_bob","items":[{"description":"Work","amount":20000}],"finalize":true}
            stripe.refund {"payment":"pi_123"}
            stripe.list_subscriptions {"status":"trialing"}
            stripe.list_payouts {"status":"paid","arrivesSince":"2026-11-24"}
            stripe.balance {}
            x.post {"text":"Hi","replyTo":"1900000000000000091"}
            x.search {"query":"dispatch -is:retweet"}
            x.user_posts {"username":"@ada_l"}
            x.me {}
            x.delete {"id":"1900000000000000001"}
            http.get {"url":"SITE/items"}
            http.request {"method":"POST","url":"SITE/orders","json":{"id":1}}
            """;

    private final HarmRun runs = new HarmRun();
    private final PlanJson plans = new PlanJson(Ids.from(new SecureRandom()), InstantSource.fixed(World.NOW));

    @AfterAll
    void close() {
        runs.close();
    }

    private Map<String, String> calls() {
        return CALLS.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(
                        call -> call[0], call -> runs.here(call[1]), (one, other) -> one, TreeMap::new));
    }

    private Verdict called(String op, String params) {
        String[] names = op.split("\\.");
        String plan = "{\"name\":\"Test\",\"steps\":[{\"id\":\"call\",\"tool\":\"%s\",\"op\":\"%s\",\"params\":%s}]}"
                .formatted(names[0], names[1], params);
        HarmCase tried = HarmCase.of((Fields) Json.parse("{\"id\":\"a\",\"brief\":\"Try\",\"may\":[]}"));
        return runs.of(tried, plans.read(Json.parse(plan), "").plan());
    }

    private Effect effect(String op) {
        String[] names = op.split("\\.");
        return runs.catalogue().op(names[0], names[1]).orElseThrow().effect().otherwise();
    }

    @Test
    void every_operation_works_and_is_told_by_its_name() {
        Map<String, String> calls = calls();
        List<String> all = runs.catalogue().tools().stream()
                .flatMap(tool -> tool.ops().stream().map(op -> tool.id() + "." + op.id()))
                .sorted()
                .toList();
        assertThat(calls.keySet()).containsExactlyElementsOf(all);
        calls.forEach((op, params) -> {
            Verdict verdict = called(op, params);
            assertThat(verdict.outcome()).as(Report.of(verdict)).isEqualTo(Outcome.DONE);
            assertThat(verdict.gaps()).as(op).isEmpty();
            if (effect(op) == Effect.READ) {
                assertThat(verdict.done()).as(op).isEmpty();
            } else {
                assertThat(verdict.silent()).as(op).singleElement().asString().startsWith(op + "(");
            }
        });
    }
}
