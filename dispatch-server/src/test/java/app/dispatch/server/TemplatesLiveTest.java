package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.GmailStandIn;
import app.dispatch.server.vendor.NotionStandIn;
import app.dispatch.server.vendor.SlackStandIn;
import app.dispatch.server.vendor.Vendors;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Templates as somebody uses them: cloned, changed and run by the program, with stand-ins for all vendors behind it. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TemplatesLiveTest {
    private static final String SHORT = "Dark mode is here, and it follows your system 🌙";
    private static final String LONG = "Hello everybody! The console can be **dark** now. Who tries it first?";
    private static final String STATUS = "## Done\n\n- The export is fast now\n\n## Next\n\n- Say how long it takes";
    private static final String AGENDA = "1. Welcome (5)\n2. Single sign-on (10)";

    /** What the language model answers to a request that holds a text. */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("You write one post for X", SHORT),
            Map.entry("You write a post for a community", LONG),
            Map.entry("Markdown for people outside the team", STATUS),
            Map.entry("You write the agenda of a first meeting", AGENDA),
            Map.entry(
                    "Lunch with Grace",
                    "{\"hasTime\":true,\"summary\":\"Lunch with Grace\",\"start\":\"2026-12-01T12:00:00\","
                            + "\"end\":\"2026-12-01T13:00:00\",\"location\":\"The Blue Door\"}"),
            Map.entry(
                    "Weekly newsletter",
                    "{\"hasTime\":false,\"summary\":\"\",\"start\":\"\",\"end\":\"\",\"location\":\"\"}"),
            Map.entry(
                    "Receipt 77",
                    "{\"vendor\":\"Cloud \\\"9\\\"\",\"date\":\"2026-11-02\",\"total\":12.5,\"currency\":\"EUR\"}"),
            Map.entry(
                    "Thank you for your beans",
                    "{\"vendor\":\"Beans\",\"date\":\"2026-11-09\",\"total\":8,\"currency\":\"USD\"}"),
            Map.entry("Checkout charges me twice", "{\"label\":\"bug\"}"),
            Map.entry("Nobody answers", "{\"label\":\"complaint\"}"),
            Map.entry("The export ends after 100 rows", "{\"label\":\"bug\"}"));

    private final Vendors vendors = new Vendors(Instant.now(), ANSWERS);
    private TemplateRuns templates;
    private Map<String, Fields> runs;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        templates = TemplateRuns.of(vendors, folder.resolve("data"));
        runs = templates.all("live");
    }

    @AfterAll
    void close() {
        templates.close();
        vendors.close();
    }

    private static String told(Fields run) {
        return run.items("steps").stream()
                .map(Fields.class::cast)
                .map(step -> step.text("stepId").orElse("") + " "
                        + step.text("status").orElse("") + " "
                        + step.get("error").map(Json::write).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private static void assertOk(Map<String, Fields> records) {
        records.forEach((slug, run) -> {
            assertThat(run.text("status")).as(slug + "\n" + told(run)).contains("ok");
            assertThat(told(run)).as(slug).doesNotContain("failed", "error", "\"code\"");
        });
    }

    private List<String> posted(String channel) {
        return vendors.slack.posted(channel).stream()
                .map(SlackStandIn.Message::text)
                .toList();
    }

    @Test
    void every_run_ends_ok_and_asks_only_what_the_vendors_have() {
        assertThat(runs).hasSameSizeAs(TemplateRuns.CHANGES);
        assertOk(runs);
        assertThat(vendors.wrong()).isEmpty();
    }

    @Test
    void news_reach_x_discord_and_slack_in_the_words_for_each() {
        String url = "https://example.com/blog/dark-mode";
        assertThat(vendors.x.posted()).containsExactly(SHORT + "\n\n" + url);
        assertThat(vendors.discord.posted())
                .singleElement()
                .satisfies(message -> assertThat(message.text("content")).contains(LONG + "\n" + url));
        assertThat(vendors.discord.reactions()).containsExactly("🎉 900000000000000001 in 700000000000000007");
        assertThat(posted("general"))
                .containsExactly(
                        "*Dark mode is here*\nThe whole console can be dark now; it follows your system's setting.\n"
                                + url);
    }

    @Test
    void an_incident_has_its_links_in_the_thread_and_its_review_in_the_calendar() {
        List<SlackStandIn.Message> thread = vendors.slack.posted("incidents");
        assertThat(thread).hasSize(2);
        assertThat(thread.getFirst().text())
                .isEqualTo(":rotating_light: *Severity 1: Checkout answers slowly* (checkout)"
                        + " https://alerts.example.com/4711");
        assertThat(vendors.slack.reactions())
                .contains("add eyes " + thread.getFirst().ts());
        Fields ticket = vendors.linear.created("OPS").getFirst();
        assertThat(ticket.text("title")).contains("checkout: Checkout answers slowly");
        assertThat(ticket.get("priority")).contains(Value.of(1));
        NotionStandIn.Page log = page("Checkout answers slowly");
        assertThat(log.content()).contains("What happened", "the alert came in.", "What we learn");

        assertThat(thread.getLast().thread()).isEqualTo(thread.getFirst().ts());
        assertThat(thread.getLast().text())
                .matches("Ticket: https://linear.app/acme/issue/OPS-\\d+\nLog: " + log.url());
        Fields review =
                vendors.calendar.events("Review: Checkout answers slowly").getFirst();
        assertThat(review.text("description")).contains(log.url());
        assertThat(time(review, "end")).isEqualTo(time(review, "start").plusSeconds(3600));
    }

    private static Instant time(Fields event, String member) {
        return Instant.parse(event.fields(member).text("dateTime").orElseThrow());
    }

    private NotionStandIn.Page page(String title) {
        List<NotionStandIn.Page> found = vendors.notion.pages().stream()
                .filter(page -> page.title().contains(title))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void the_weeks_status_is_a_page_of_what_three_sources_say() {
        assertThat(vendors.model.asked("Markdown for people outside the team"))
                .singleElement()
                .asString()
                .contains("Make the export fast", "ENG-12 Say how long an export takes", "the export takes ten minutes")
                .doesNotContain("A bot says");
        assertThat(vendors.github.searched()).singleElement().asString().startsWith("repo:acme/api is:pr is:merged");
        NotionStandIn.Page page = page("Status, week to ");
        assertThat(page.content()).isEqualTo("Done\nThe export is fast now\nNext\nSay how long it takes");
        assertThat(posted("engineering")).containsExactly("The week's status: " + page.url());
    }

    @Test
    void support_mail_is_sorted_and_labelled() {
        assertThat(vendors.linear.created("SUP")).singleElement().satisfies(issue -> {
            assertThat(issue.text("title")).contains("Checkout charges me twice");
            assertThat(issue.text("description"))
                    .contains("From Linus <linus@example.com>\n\nTwo payments of one order.");
        });
        assertThat(posted("support")).containsExactly("Needs a person now:\n• Ann <ann@example.com>: Nobody answers");
        assertThat(vendors.gmail.labelsOf("m5")).containsExactly("UNREAD", "bug", "sorted", "support");
        assertThat(vendors.gmail.labelsOf("m6")).containsExactly("UNREAD", "complaint", "sorted", "support");
    }

    @Test
    void an_order_becomes_an_invoice_of_the_customer_that_was_made_and_a_mail() {
        assertThat(vendors.stripe.customers()).containsOnlyKeys("cus_1");
        assertThat(vendors.stripe.customers().get("cus_1"))
                .containsEntry("email", "grace@example.com")
                .containsEntry("name", "Grace Hopper");
        assertThat(vendors.stripe.invoices()).singleElement().satisfies(invoice -> {
            assertThat(invoice.form()).containsEntry("customer", "cus_1").containsEntry("days_until_due", "21");
            assertThat(invoice.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("amount", "120000")
                            .containsEntry("currency", "eur")
                            .containsEntry("description", "Workshop, one day"));
        });
        assertThat(vendors.gmail.sent()).singleElement().satisfies(mail -> {
            assertThat(GmailStandIn.header(mail, "To")).isEqualTo("grace@example.com");
            assertThat(GmailStandIn.header(mail, "Subject")).isEqualTo("Your invoice ACME-0001");
            assertThat(GmailStandIn.body(mail))
                    .isEqualTo("Hello Grace Hopper,\n\nhere is your invoice over 1200 EUR:"
                            + " https://invoice.stripe.com/i/acct_1/live_1");
        });
    }

    @Test
    void only_pull_requests_that_nobody_has_touched_are_named_oldest_first() {
        assertThat(posted("reviews")).containsExactly("""
                Pull requests that have waited for more than five days (2):
                • <https://github.com/acme/api/pull/11|#11 Untouched for a month> by octocat
                • <https://github.com/acme/api/pull/13|#13 Untouched for a week> by octocat""");
    }

    @Test
    void mail_with_a_time_becomes_an_event_and_loses_its_label() {
        assertThat(vendors.calendar.events("Lunch with Grace")).singleElement().satisfies(event -> {
            assertThat(event.text("location")).contains("The Blue Door");
            assertThat(event.fields("start").text("timeZone")).contains("Europe/London");
            assertThat(time(event, "start")).isEqualTo("2026-12-01T12:00:00Z");
            assertThat(time(event, "end")).isEqualTo("2026-12-01T13:00:00Z");
        });
        assertThat(vendors.calendar.events("")).isEmpty();
        assertThat(vendors.gmail.labelsOf("m1")).containsExactly("UNREAD");
        assertThat(vendors.gmail.labelsOf("m2")).containsExactly("UNREAD");
    }

    @Test
    void the_first_time_at_which_all_are_free_is_booked() {
        assertThat(vendors.calendar.events("Design review")).singleElement().satisfies(event -> {
            assertThat(time(event, "start")).isEqualTo("2026-03-03T09:00:00Z");
            assertThat(time(event, "end")).isEqualTo("2026-03-03T09:30:00Z");
            assertThat(Json.write(Value.of(event.items("attendees"))))
                    .isEqualTo("[{\"email\":\"ada@example.com\"},{\"email\":\"grace@example.com\"}]");
        });
    }

    @Test
    void receipts_become_a_table_in_the_folder() {
        assertThat(vendors.drive.file("receipts-to-")).hasValueSatisfying(file -> {
            assertThat(file.metadata().items("parents")).containsExactly(Value.of("folder-of-the-accountant"));
            assertThat(file.metadata().text("mimeType")).contains("text/csv");
            assertThat(file.content()).isEqualTo("""
                    date,vendor,total,currency,mail
                    2026-11-02,"Cloud ""9""\",12.5,EUR,m3
                    2026-11-09,"Beans",8,USD,m4
                    """);
        });
    }

    @Test
    void a_deal_has_a_folder_with_the_agenda_that_the_customer_sees() {
        String folder = vendors.drive.file("Flow-Matic").orElseThrow().id();
        assertThat(vendors.drive.file("Kick-off agenda.txt")).hasValueSatisfying(file -> {
            assertThat(file.metadata().items("parents")).containsExactly(Value.of(folder));
            assertThat(file.content()).isEqualTo(AGENDA);
        });
        assertThat(vendors.drive.shared()).containsExactly(folder + " with grace@example.com as reader");
        assertThat(vendors.calendar.events("Kick-off with Flow-Matic"))
                .singleElement()
                .satisfies(event -> assertThat(event.text("description")).contains(AGENDA));
        assertThat(posted("sales"))
                .containsExactly("The room for Flow-Matic is ready: https://drive.google.com/open?id=" + folder);
    }

    @Test
    void a_new_issue_is_labelled_copied_and_answered() {
        assertThat(vendors.github.labels()).containsExactly("reported", "bug");
        assertThat(vendors.linear.created("ENG"))
                .singleElement()
                .satisfies(issue -> assertThat(issue.text("description").orElseThrow())
                        .endsWith("Reported by octocat: https://github.com/acme/api/issues/42"));
        assertThat(vendors.github.comments())
                .singleElement()
                .asString()
                .matches(
                        "Thank you, @octocat. This is filed as \\*\\*bug\\*\\* and tracked as ENG-\\d+; somebody will look"
                                + " at it soon.");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void dry_runs_put_no_write_on_the_wire() throws Exception {
        List<String> before = vendors.writes();

        Map<String, Fields> dry = templates.all("dry-run");

        assertOk(dry);
        assertThat(dry).hasSameSizeAs(TemplateRuns.CHANGES);
        assertThat(vendors.writes()).isEqualTo(before).hasSizeGreaterThan(20);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void an_incident_is_taken_back_last_thing_first() throws Exception {
        List<SlackStandIn.Message> thread = vendors.slack.posted("incidents");

        Fields undone = undone("incident-kickoff");

        assertThat(undone.text("status")).as(told(undone)).contains("ok");
        assertThat(outcomes(undone))
                .containsExactlyInAnyOrder(
                        "open undone", "seen undone", "ticket undone", "log undone", "links undone", "review undone");
        assertThat(vendors.slack.deleted())
                .containsExactly(thread.getLast().ts(), thread.getFirst().ts());
        assertThat(vendors.slack.reactions())
                .contains("remove eyes " + thread.getFirst().ts());
        assertThat(vendors.linear.deleted())
                .containsExactly(
                        vendors.linear.created("OPS").getFirst().text("id").orElseThrow());
        assertThat(vendors.notion.trashed())
                .containsExactly(page("Checkout answers slowly").id());
        assertThat(vendors.calendar.deleted())
                .containsExactly(vendors.calendar
                        .events("Review: Checkout answers slowly")
                        .getFirst()
                        .text("id")
                        .orElseThrow());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void what_cannot_be_taken_back_of_an_order_is_said_so() throws Exception {
        assertThat(outcomes(undone("invoice-from-order")))
                .containsExactlyInAnyOrder("fresh changed_since", "invoice undone", "mail cannot");
        assertThat(vendors.stripe.invoices())
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.status()).isEqualTo("void"));
    }

    private Fields undone(String slug) throws Exception {
        return templates.undone(runs.getOrDefault(slug, Fields.empty()));
    }

    private static List<String> outcomes(Fields undone) {
        return undone.items("undo").stream()
                .map(Fields.class::cast)
                .map(one -> one.text("stepId").orElse("") + " "
                        + one.text("outcome").orElse(""))
                .toList();
    }
}
