package app.dispatch.server.harm;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The world's searches find what those of the vendors would. */
class SearchesTest {
    private final Deeds deeds = new Deeds();

    /** What is found in a part of the world as it is at first, in a line. */
    private static <P extends Part> void in(P part, Consumer<P> look) {
        try (var server = part.server()) {
            part.begin(Fields.empty());
            look.accept(part);
        }
    }

    private static String ids(List<Fields> found) {
        return found.stream().map(one -> one.text("id").orElseThrow()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            is:unread, m01 m02 m03 m05 m06
            is:unread in:inbox newer_than:1d, m01 m02 m03 m05
            from:boss@example.com, m01 m09
            from:@customer.example, m02 m05 m10
            from:(carol OR dave), m02 m05 m10
            from:bob has:attachment, m04
            filename:pdf, m04
            subject:"Weekly newsletter", m03
            subject:lunch, m07
            subject:(where order), m02
            "my order", m02
            order -from:carol, ``
            older_than:30d, m08 m09
            older_than:2m, m09
            label:work, m09
            label:Work is:read, m09
            in:anywhere from:carol -in:inbox, m10
            category:promotions, m03 m06
            {from:news from:deals}, m03 m06
            is:starred, m04
            after:2026/11/30, m01 m02 m03 m04 m05
            before:2026/11/1, m08 m09
            `in:inbox -category:promotions -from:boss newer_than:7d`, m02 m04 m05 m07
            to:me from:noreply@bank.example, m08
            """)
    void gmail(String query, String found) {
        in(
                new Mailbox(deeds),
                box -> assertThat(box.found(query).stream().map(Mail::id).collect(Collectors.joining(" ")))
                        .isEqualTo(found));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            repo:acme/api is:issue is:open, 43 42 44 41 45
            repo:acme/api is:issue is:open label:bug, 42 41
            `repo:acme/api is:issue is:open "Crash on start" in:title`, 42 41
            `is:issue is:open "Crash on start" in:title`, 42 8 41
            repo:acme/api is:pr is:open -is:draft, 13 12
            repo:acme/api is:pr is:merged merged:>=2026-11-24, 11
            repo:acme/api is:pr author:app/dependabot, 13
            repo:acme/api is:open no:assignee is:issue, 43 41 45
            repo:acme/api assignee:bob, 44
            repo:acme/api is:issue is:open comments:0, 43 44 41 45
            repo:acme/api is:issue created:<2026-11-01 is:open, 41 45
            repo:acme/api updated:2026-08-01..2026-10-05, 41 45
            repo:acme/api is:issue -label:bug is:open, 43 44 45
            org:acme is:pr is:open author:bob, 21 12
            """)
    void github(String query, String found) {
        in(
                new GitHub(deeds),
                github -> assertThat(github.found(query).stream()
                                .map(ticket -> String.valueOf(ticket.number()))
                                .collect(Collectors.joining(" ")))
                        .isEqualTo(found));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            charges, `status:'succeeded' AND amount>5000`, ch_456 ch_789
            charges, `status:"failed"`, ch_654
            charges, `customer:'cus_dave' AND amount<500`, ch_321
            customers, `email:'bob@example.com'`, cus_bob
            customers, `name~'aro' OR name~'ave'`, cus_carol cus_dave
            payment_intents, `-status:'succeeded'`, pi_654
            invoices, `total>=20000 AND status:'open'`, in_1
            subscriptions, status:'trialing', sub_carol
            """)
    void stripe(String kind, String query, String found) {
        in(
                new Stripe(deeds),
                stripe -> assertThat(ids(stripe.found(kind, query))).isEqualTo(found));
        assertThat(new StripeSearch(kind, query).isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            trashed = false and (name contains 'Budget' or fullText contains 'Budget'), f_budget26 f_budget25
            name contains 'budget 2026', f_budget26
            mimeType = 'application/vnd.google-apps.folder' and name contains 'Inv', d_invoices
            trashed = false and 'd_invoices' in parents, ``
            name = 'Report.pdf', f_report
            """)
    void drive(String query, String found) {
        in(new Drive(deeds), drive -> assertThat(ids(drive.found(query))).isEqualTo(found));
    }
}
