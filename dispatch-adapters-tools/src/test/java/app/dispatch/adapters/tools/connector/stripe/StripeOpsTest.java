package app.dispatch.adapters.tools.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeOpsTest {
    private static final String KEY = "{\"secretKey\":\"sk_live_secret\"}";
    private static final String CUSTOMER = "{\"id\":\"cus_1\",\"object\":\"customer\",\"email\":\"a@example.com\","
            + "\"name\":null,\"balance\":0,\"delinquent\":false,\"metadata\":{\"plan\":\"pro\"},\"created\":1795593600}";
    private static final String CUSTOMER_OUTPUT = "{\"id\":\"cus_1\",\"email\":\"a@example.com\",\"balance\":0,"
            + "\"delinquent\":false,\"metadata\":{\"plan\":\"pro\"},\"createdAt\":\"2026-11-25T08:00:00Z\"}";
    private static final String NOTHING = "{\"object\":\"list\",\"data\":[],\"has_more\":false}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("stripe", op, KEY, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("stripe", op, KEY, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    private String form(int index) {
        return URLDecoder.decode(request(index).body(), StandardCharsets.UTF_8);
    }

    private static String list(boolean more, String... items) {
        return "{\"object\":\"list\",\"data\":[" + String.join(",", items) + "],\"has_more\":" + more + "}";
    }

    private static String with(int status, String headers, String json) {
        return RecordingServer.reply(status, "application/json", json).replaceFirst("\r\n", "\r\n" + headers);
    }

    private static String invoice(String status, long total, long paid) {
        return "{\"id\":\"in_1\",\"status\":\"" + status + "\",\"customer\":\"cus_1\",\"customer_email\":null,"
                + "\"currency\":\"jpy\",\"total\":" + total + ",\"amount_due\":" + total + ",\"amount_paid\":" + paid
                + ",\"due_date\":1795593600,\"created\":1795593600}";
    }

    private static String invoiceOutput(String status, long total) {
        return "{\"id\":\"in_1\",\"status\":\"" + status + "\",\"customer\":\"cus_1\",\"currency\":\"jpy\",\"total\":"
                + total + ",\"amountDue\":" + total + ",\"amountPaid\":0,\"dueAt\":\"2026-11-25T08:00:00Z\","
                + "\"createdAt\":\"2026-11-25T08:00:00Z\"}";
    }

    @Test
    void customers_are_listed_over_pages() {
        trials.answering(200, list(true, CUSTOMER)).answering(200, list(false, CUSTOMER));

        assertThat(run("list_customers", "{\"email\":\"a+b@example.com\",\"max\":150}"))
                .isEqualTo("{\"items\":[" + CUSTOMER_OUTPUT + "," + CUSTOMER_OUTPUT + "],\"truncated\":false}");

        assertThat(lines())
                .containsExactly(
                        "GET /stripe/v1/customers?email=a%2Bb%40example.com&limit=100",
                        "GET /stripe/v1/customers?email=a%2Bb%40example.com&limit=100&starting_after=cus_1");
        assertThat(request(0).header("authorization")).isEqualTo("Bearer sk_live_secret");
        assertThat(request(0).header("stripe-version")).isEqualTo("2023-08-16");
        assertThat(request(0).header("idempotency-key")).isEmpty();
    }

    @Test
    void a_list_ends_at_max_and_says_that_there_is_more_and_gives_the_whole_object_when_asked() {
        trials.answering(200, list(true, CUSTOMER));

        assertThat(run("list_customers", "{\"max\":1,\"includeRaw\":true}"))
                .contains("\"raw\":{\"id\":\"cus_1\",\"object\":\"customer\"")
                .endsWith("\"truncated\":true}");
        assertThat(lines()).containsExactly("GET /stripe/v1/customers?limit=1");
    }

    @Test
    void a_customer_is_created_by_a_form_under_a_key_that_a_repeat_has_too() {
        trials.answering(200, CUSTOMER).answering(200, CUSTOMER);
        String params = "{\"email\":\"a@example.com\",\"name\":\"A & B\","
                + "\"metadata\":{\"plan\":\"pro\",\"seats\":3,\"rate\":1.50,\"trial\":true}}";

        assertThat(run("create_customer", params)).isEqualTo(CUSTOMER_OUTPUT);
        run("create_customer", params);

        assertThat(lines().getFirst()).isEqualTo("POST /stripe/v1/customers");
        assertThat(request(0).header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request(0).body())
                .isEqualTo("email=a%40example.com&name=A+%26+B&metadata%5Bplan%5D=pro&metadata%5Bseats%5D=3"
                        + "&metadata%5Brate%5D=1.50&metadata%5Btrial%5D=true");
        assertThat(request(0).header("idempotency-key")).isEqualTo("run_1.step:customer");
        assertThat(request(1).headers()).isEqualTo(request(0).headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a][b", "a]", "[", " ", ""})
    void no_name_of_metadata_leads_elsewhere(String name) {
        String params = "{\"email\":\"a@example.com\",\"metadata\":{" + Json.write(Value.of(name)) + ":\"x\"}}";

        assertThat(failed("create_customer", params).failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void nested_values_are_bracketed_and_nulls_left_out() {
        Fields value = (Fields) Json.parse("{\"items\":[{\"price\":\"p1\",\"quantity\":2.0},{\"price\":\"p2\"}],"
                + "\"expand\":[\"customer\"],\"none\":null,\"empty\":{},\"big\":1e3}");

        assertThat(Form.of(value).stream().map(field -> field.getKey() + "=" + field.getValue()))
                .containsExactly(
                        "items[0][price]=p1",
                        "items[0][quantity]=2",
                        "items[1][price]=p2",
                        "expand[0]=customer",
                        "big=1000");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 1795564800",
        "2026-11-25T08:00:00Z, 1795593600",
        "2026-11-25T09:00:00+01:00, 1795593600",
        "2026-11-25T08:00:00.5Z, 1795593601",
    })
    void what_was_made_since_is_listed_from_that_second_on(String since, String second) {
        trials.answering(
                        200,
                        list(
                                false,
                                "{\"id\":\"ch_1\",\"amount\":500,\"amount_refunded\":0,\"currency\":\"jpy\","
                                        + "\"status\":\"failed\",\"refunded\":false,\"customer\":null,"
                                        + "\"billing_details\":{\"email\":\"a@example.com\"},\"payment_intent\":\"pi_1\","
                                        + "\"failure_message\":\"declined\",\"created\":1795593600}"))
                .answering(
                        200,
                        list(
                                false,
                                "{\"id\":\"pi_1\",\"amount\":500,\"amount_received\":0,\"currency\":\"jpy\","
                                        + "\"status\":\"canceled\",\"latest_charge\":\"ch_1\","
                                        + "\"last_payment_error\":{\"message\":\"declined\"},\"created\":1795593600}"));

        assertThat(run("list_charges", "{\"since\":\"" + since + "\"}"))
                .isEqualTo("{\"items\":[{\"id\":\"ch_1\",\"amount\":500,\"amountRefunded\":0,\"currency\":\"jpy\","
                        + "\"status\":\"failed\",\"refunded\":false,\"email\":\"a@example.com\",\"payment\":\"pi_1\","
                        + "\"failure\":\"declined\",\"createdAt\":\"2026-11-25T08:00:00Z\"}],\"truncated\":false}");
        assertThat(run("list_payments", "{\"since\":\"" + since + "\"}"))
                .isEqualTo("{\"items\":[{\"id\":\"pi_1\",\"amount\":500,\"amountReceived\":0,\"currency\":\"jpy\","
                        + "\"status\":\"canceled\",\"charge\":\"ch_1\",\"failure\":\"declined\","
                        + "\"createdAt\":\"2026-11-25T08:00:00Z\"}],\"truncated\":false}");
        assertThat(lines())
                .containsExactly(
                        "GET /stripe/v1/charges?created%5Bgte%5D=" + second + "&limit=25",
                        "GET /stripe/v1/payment_intents?created%5Bgte%5D=" + second + "&limit=25");
    }

    @Test
    void payouts_are_listed_by_status_and_by_when_they_arrive() {
        trials.answering(
                200,
                list(
                        false,
                        "{\"id\":\"po_1\",\"amount\":7000,\"currency\":\"eur\",\"status\":\"failed\","
                                + "\"arrival_date\":1795593600,\"description\":\"STRIPE PAYOUT\",\"method\":\"standard\","
                                + "\"automatic\":true,\"failure_message\":\"account closed\",\"created\":1795420800}"));

        assertThat(
                        run(
                                "list_payouts",
                                "{\"status\":\"failed\",\"arrivesSince\":\"2026-11-25T08:00:00Z\",\"arrivesUntil\":\"2026-11-26\"}"))
                .isEqualTo("{\"items\":[{\"id\":\"po_1\",\"amount\":7000,\"currency\":\"eur\",\"status\":\"failed\","
                        + "\"arrivesAt\":\"2026-11-25T08:00:00Z\",\"description\":\"STRIPE PAYOUT\","
                        + "\"method\":\"standard\",\"automatic\":true,\"failure\":\"account closed\","
                        + "\"createdAt\":\"2026-11-23T08:00:00Z\"}],\"truncated\":false}");
        assertThat(lines())
                .containsExactly("GET /stripe/v1/payouts?status=failed&arrival_date%5Bgte%5D=1795593600"
                        + "&arrival_date%5Blt%5D=1795651200&limit=25");
        assertThat(trials.failed("stripe", "list_payouts", KEY, "{\"arrivesUntil\":\"soon\"}")
                        .text())
                .contains("/arrivesUntil");
    }

    @Test
    void invoices_and_subscriptions_are_listed_by_status() {
        trials.answering(200, list(false, invoice("open", 1200, 0)))
                .answering(
                        200,
                        list(
                                false,
                                "{\"id\":\"sub_1\",\"status\":\"active\",\"customer\":\"cus_1\",\"currency\":\"eur\","
                                        + "\"items\":{\"data\":[{\"quantity\":2,\"price\":{\"id\":\"price_1\","
                                        + "\"product\":\"prod_1\",\"unit_amount\":2900,\"recurring\":{\"interval\":\"month\"}}}]},"
                                        + "\"current_period_start\":1795593600,\"current_period_end\":1798185600,"
                                        + "\"cancel_at_period_end\":false,\"canceled_at\":null,\"created\":1795593600}"));

        assertThat(run("list_invoices", "{\"status\":\"open\"}"))
                .isEqualTo("{\"items\":[" + invoiceOutput("open", 1200) + "],\"truncated\":false}");
        assertThat(run("list_subscriptions", "{\"status\":\"active\"}"))
                .isEqualTo("{\"items\":[{\"id\":\"sub_1\",\"status\":\"active\",\"customer\":\"cus_1\","
                        + "\"currency\":\"eur\",\"items\":[{\"price\":\"price_1\",\"product\":\"prod_1\",\"quantity\":2,"
                        + "\"amount\":2900,\"interval\":\"month\"}],\"currentPeriodStart\":\"2026-11-25T08:00:00Z\","
                        + "\"currentPeriodEnd\":\"2026-12-25T08:00:00Z\",\"cancelAtPeriodEnd\":false,"
                        + "\"createdAt\":\"2026-11-25T08:00:00Z\"}],\"truncated\":false}");
        assertThat(lines())
                .containsExactly(
                        "GET /stripe/v1/invoices?status=open&limit=25",
                        "GET /stripe/v1/subscriptions?status=active&limit=25");
    }

    @Test
    void a_search_goes_on_by_its_own_pages_and_escapes_the_query() {
        trials.answering(
                        200,
                        "{\"data\":[{\"id\":\"prod_1\",\"name\":\"P\",\"active\":true,\"created\":1795593600}],"
                                + "\"has_more\":true,\"next_page\":\"n==\"}")
                .answering(
                        200,
                        "{\"data\":[{\"id\":\"in_1\",\"status\":\"paid\",\"total\":5,\"currency\":\"eur\","
                                + "\"customer_email\":\"a@example.com\"}],\"has_more\":false,\"next_page\":null}");

        assertThat(run("search", "{\"resource\":\"products\",\"query\":\"name~'A&limit=1'\"}"))
                .isEqualTo("{\"items\":[{\"id\":\"prod_1\",\"status\":\"active\",\"name\":\"P\","
                        + "\"createdAt\":\"2026-11-25T08:00:00Z\"},{\"id\":\"in_1\",\"status\":\"paid\",\"amount\":5,"
                        + "\"currency\":\"eur\",\"email\":\"a@example.com\"}],\"truncated\":false}");
        assertThat(lines())
                .containsExactly(
                        "GET /stripe/v1/products/search?query=name%7E%27A%26limit%3D1%27&limit=25",
                        "GET /stripe/v1/products/search?query=name%7E%27A%26limit%3D1%27&limit=24&page=n%3D%3D");
    }

    @Test
    void an_invoice_is_made_filled_and_finalized_each_under_a_key_of_its_own() {
        trials.answering(200, invoice("draft", 0, 0))
                .answering(200, "{\"id\":\"ii_1\"}")
                .answering(200, "{\"id\":\"ii_2\"}")
                .answering(200, invoice("open", 1200, 0));

        assertThat(run(
                        "create_invoice",
                        "{\"customer\":\"cus_1\",\"finalize\":true,\"daysUntilDue\":14,\"items\":["
                                + "{\"description\":\"C&D\",\"amount\":1500.0,\"currency\":\"JPY\"},"
                                + "{\"description\":\"Rebate\",\"amount\":-300}]}"))
                .isEqualTo(invoiceOutput("open", 1200));

        assertThat(lines())
                .containsExactly(
                        "POST /stripe/v1/invoices",
                        "POST /stripe/v1/invoiceitems",
                        "POST /stripe/v1/invoiceitems",
                        "POST /stripe/v1/invoices/in_1/finalize");
        assertThat(form(0))
                .isEqualTo("customer=cus_1&collection_method=send_invoice&days_until_due=14"
                        + "&pending_invoice_items_behavior=exclude&auto_advance=false&currency=jpy");
        assertThat(request(1).body())
                .isEqualTo("customer=cus_1&invoice=in_1&amount=1500&currency=jpy&description=C%26D");
        assertThat(form(2)).isEqualTo("customer=cus_1&invoice=in_1&amount=-300&currency=jpy&description=Rebate");
        assertThat(form(3)).isEqualTo("auto_advance=true");
        assertThat(trials.server().requests().stream().map(request -> request.header("idempotency-key")))
                .containsExactly("run_1.step:invoice", "run_1.step:item-0", "run_1.step:item-1", "run_1.step:finalize");
    }

    @Test
    void a_draft_is_given_as_it_is_with_its_items_and_also_when_it_cannot_be_read_again() {
        String params = "{\"customer\":\"cus_1\",\"items\":[{\"description\":\"C\",\"amount\":1200}]}";
        for (int times = 0; times < 2; times++) {
            trials.answering(200, invoice("draft", 0, 0)).answering(200, "{\"id\":\"ii_1\"}");
            trials.answering(times == 0 ? 200 : 403, times == 0 ? invoice("draft", 1100, 0) : "{}");
        }

        assertThat(run("create_invoice", params)).isEqualTo(invoiceOutput("draft", 1100));
        assertThat(run("create_invoice", params)).isEqualTo(invoiceOutput("draft", 1200));
        assertThat(lines().get(2)).isEqualTo("GET /stripe/v1/invoices/in_1");
        assertThat(form(0)).contains("days_until_due=30").doesNotContain("currency");
    }

    @Test
    void an_invoice_of_two_currencies_is_refused_before_anything_is_made() {
        assertThat(failed(
                                "create_invoice",
                                "{\"customer\":\"cus_1\",\"items\":["
                                        + "{\"description\":\"a\",\"amount\":1,\"currency\":\"eur\"},"
                                        + "{\"description\":\"b\",\"amount\":1,\"currency\":\"usd\"}]}")
                        .text())
                .isEqualTo("The items of one invoice have one currency, not eur and usd");
        assertThat(trials.server().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"pi_1,payment_intent", "ch_1,charge", "py_1,charge"})
    void a_payment_or_a_charge_is_refunded(String id, String field) {
        trials.answering(
                200,
                "{\"id\":\"re_1\",\"amount\":2000,\"currency\":\"eur\",\"status\":\"succeeded\","
                        + "\"payment_intent\":\"pi_1\",\"charge\":\"ch_1\",\"reason\":\"duplicate\",\"created\":1795593600}");

        assertThat(run("refund", "{\"payment\":\"" + id + "\",\"amount\":2000,\"reason\":\"duplicate\"}"))
                .isEqualTo("{\"id\":\"re_1\",\"amount\":2000,\"currency\":\"eur\",\"status\":\"succeeded\","
                        + "\"payment\":\"pi_1\",\"charge\":\"ch_1\",\"reason\":\"duplicate\","
                        + "\"createdAt\":\"2026-11-25T08:00:00Z\"}");
        assertThat(form(0)).isEqualTo(field + "=" + id + "&amount=2000&reason=duplicate");
        assertThat(request(0).header("idempotency-key")).isEqualTo("run_1.step:refund");
    }

    @Test
    void what_is_neither_a_payment_nor_a_charge_is_not_refunded() {
        assertThat(failed("refund", "{\"payment\":\"in_1\"}").failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void the_balance_is_told_by_currency() {
        trials.answering(
                200,
                "{\"object\":\"balance\",\"available\":[{\"amount\":5,\"currency\":\"eur\",\"source_types\":{\"card\":5}}],"
                        + "\"pending\":[],\"livemode\":true}");

        assertThat(run("balance", "{}"))
                .isEqualTo("{\"available\":[{\"amount\":5,\"currency\":\"eur\"}],\"pending\":[],\"live\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, '', TOOL_ERROR, false",
        "401, '', INTEGRATION_REJECTED, false",
        "402, '', TOOL_ERROR, false",
        "403, '', TOOL_ERROR, false",
        "404, '', TOOL_ERROR, false",
        "409, '', TOOL_ERROR, true",
        "429, '', TOOL_RATE_LIMITED, true",
        "500, '', TOOL_ERROR, true",
        "400, 'Stripe-Should-Retry: true', TOOL_ERROR, true",
        "409, 'Stripe-Should-Retry: false', TOOL_ERROR, false",
        "500, 'Stripe-Should-Retry: false', TOOL_ERROR, false",
        "500, 'Idempotent-Replayed: true', TOOL_ERROR, false",
    })
    void errors_pass_or_last_as_stripe_says(int status, String header, FailureCode code, boolean passing) {
        trials.answering(with(
                status,
                header.isEmpty() ? "" : header + "\r\n",
                "{\"error\":{\"type\":\"x_error\",\"message\":\"no for sk_live_secret\"}}"));

        StepFailure failure = failed("refund", "{\"payment\":\"pi_1\"}");

        assertThat(failure.failureCode()).isEqualTo(code);
        assertThat(failure.isPassing()).isEqualTo(passing);
        assertThat(failure.text()).contains("no for ••••").doesNotContain("sk_live_secret");
    }

    @Test
    void a_limit_tells_its_wait_when_there_is_one() {
        trials.answering(with(429, "Retry-After: 3\r\n", "{}")).answering(429, "{}");

        assertThat(failed("balance", "{}").retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(failed("balance", "{}").retryAfter()).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_with_its_code_and_parameter() {
        trials.answering(
                        402,
                        "{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\","
                                + "\"decline_code\":\"insufficient_funds\",\"message\":\"Your card was declined.\"}}")
                .answering(
                        400,
                        "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\","
                                + "\"message\":\"No such payment_intent: 'pi_1'\",\"param\":\"payment_intent\"}}")
                .answering(RecordingServer.reply(502, "text/html", "<html><title>Bad Gateway</title></html>"));

        assertThat(failed("refund", "{\"payment\":\"pi_1\"}").text())
                .isEqualTo("Stripe answered 402 to POST /v1/refunds: Your card was declined."
                        + " (card_declined, insufficient_funds)");
        assertThat(failed("refund", "{\"payment\":\"pi_1\"}").text())
                .endsWith("No such payment_intent: 'pi_1' (resource_missing)");
        assertThat(failed("refund", "{\"payment\":\"pi_1\"}").text()).endsWith("Bad Gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", "[]", "{}", ""})
    void an_answer_that_makes_no_sense_is_told_as_such(String nonsense) {
        trials.answering(200, nonsense);

        assertThat(failed("list_charges", "{}").text()).contains("answered with");
    }

    private static String undo(String params, String output) {
        return "{\"params\":" + params + ",\"output\":" + output + "}";
    }

    private static final String UNDO_CUSTOMER = undo("{\"email\":\"a@example.com\"}", CUSTOMER_OUTPUT);

    @Test
    void a_customer_who_bought_nothing_is_deleted() {
        trials.answering(200, CUSTOMER)
                .answering(200, NOTHING)
                .answering(200, NOTHING)
                .answering(200, NOTHING)
                .answering(200, "{\"id\":\"cus_1\",\"deleted\":true}");

        assertThat(run("undo_create_customer", UNDO_CUSTOMER)).contains("\"outcome\":\"undone\"");
        assertThat(lines())
                .containsExactly(
                        "GET /stripe/v1/customers/cus_1",
                        "GET /stripe/v1/charges?customer=cus_1&limit=1",
                        "GET /stripe/v1/invoices?customer=cus_1&limit=1",
                        "GET /stripe/v1/subscriptions?customer=cus_1&limit=1&status=all",
                        "DELETE /stripe/v1/customers/cus_1");
    }

    @Test
    void a_customer_who_was_changed_or_bought_something_stays() {
        trials.answering(200, CUSTOMER.replace("\"pro\"", "\"free\""))
                .answering(200, CUSTOMER)
                .answering(200, NOTHING)
                .answering(200, list(false, invoice("open", 1, 0)));

        assertThat(run("undo_create_customer", UNDO_CUSTOMER)).contains("\"outcome\":\"changed_since\"");
        assertThat(run("undo_create_customer", UNDO_CUSTOMER))
                .contains("\"outcome\":\"changed_since\"", "has invoices since");
        assertThat(trials.server().requests()).hasSize(4);
    }

    @Test
    void what_is_gone_already_is_taken_back() {
        trials.answering(200, "{\"id\":\"cus_1\",\"deleted\":true}")
                .answering(404, "{}")
                .answering(404, "{}");

        assertThat(run("undo_create_customer", UNDO_CUSTOMER)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_create_customer", UNDO_CUSTOMER)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_create_invoice", undo("{}", invoiceOutput("open", 1))))
                .contains("\"outcome\":\"undone\"");
    }

    @ParameterizedTest
    @CsvSource({
        "open, open, 0, undone, 2",
        "open, void, 0, undone, 1",
        "open, paid, 1200, cannot, 1",
        "open, open, 200, cannot, 1",
        "open, uncollectible, 0, changed_since, 1",
        "draft, open, 0, changed_since, 1",
    })
    void an_open_invoice_is_voided_unless_it_is_paid(String then, String now, long paid, String outcome, int requests) {
        trials.answering(200, invoice(now, 1200, paid)).answering(200, invoice("void", 1200, 0));

        assertThat(run("undo_create_invoice", undo("{}", invoiceOutput(then, 1200))))
                .contains("\"outcome\":\"" + outcome + "\"");
        assertThat(lines()).hasSize(requests);
        if (requests == 2) {
            assertThat(lines().getLast()).isEqualTo("POST /stripe/v1/invoices/in_1/void");
            assertThat(request(1).header("idempotency-key")).isEqualTo("run_1.step:void");
        }
    }

    @Test
    void a_draft_is_deleted_with_its_items_unless_others_were_put_on_it() {
        String undo = undo(
                "{\"customer\":\"cus_1\",\"items\":[{\"description\":\"C\",\"amount\":1200.0}]}",
                invoiceOutput("draft", 1200));
        String item = "{\"id\":\"ii_1\",\"description\":\"C\",\"amount\":1200}";
        trials.answering(200, invoice("draft", 1200, 0))
                .answering(200, list(false, item))
                .answering(200, "{\"id\":\"ii_1\",\"deleted\":true}")
                .answering(200, "{\"id\":\"in_1\",\"deleted\":true}")
                .answering(200, invoice("draft", 1300, 0))
                .answering(200, list(false, item, "{\"id\":\"ii_2\",\"description\":\"D\",\"amount\":100}"));

        assertThat(run("undo_create_invoice", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_create_invoice", undo)).contains("\"outcome\":\"changed_since\"");
        assertThat(lines().subList(1, 4))
                .containsExactly(
                        "GET /stripe/v1/invoiceitems?invoice=in_1&limit=100",
                        "DELETE /stripe/v1/invoiceitems/ii_1",
                        "DELETE /stripe/v1/invoices/in_1");
        assertThat(lines()).hasSize(6);
    }
}
