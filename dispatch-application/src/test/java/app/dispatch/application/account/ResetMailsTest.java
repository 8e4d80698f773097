package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.account.Accounts.Client;
import app.dispatch.application.background.Background;
import app.dispatch.application.mail.Mail;
import app.dispatch.application.mail.MailFailed;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.ResetCode;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResetMailsTest {
    private static final Email ADA = new Email("ada@example.com");
    private static final Client HERE = new Client("192.0.2.1", null);

    private final SettableClock clock = new SettableClock();
    private final InMemoryAccountStore accounts = new InMemoryAccountStore();
    private final InMemoryResetMailStore waiting = new InMemoryResetMailStore();
    private final List<Mail> sent = new ArrayList<>();
    private final List<Instant> failing = new ArrayList<>();
    private final ResetDesk desk = new ResetDesk(accounts, Optional.of(waiting), clock);
    private boolean broken;
    private final ResetMails mails = new ResetMails(
            waiting,
            accounts,
            new ResetLinks(this::take, "https://dispatch.example.com"),
            Ids.from(new Random(1)),
            clock,
            new Background());

    private void take(Mail mail) {
        if (broken) {
            failing.add(clock.instant());
            throw new MailFailed("broken");
        }
        sent.add(mail);
    }

    @BeforeEach
    void addUsers() {
        accounts.add(new User(new UserId("usr_first"), new Email("first@example.com"), "", "hash", Instant.EPOCH));
        accounts.add(new User(new UserId("usr_ada"), ADA, "Ada", "hash", Instant.EPOCH));
    }

    private void ask(String email) {
        desk.ask(Optional.of(new Email(email)), HERE);
    }

    @Test
    void who_has_an_account_gets_a_link_that_works_and_nobody_else_gets_anything() {
        ask("ADA@example.com");
        ask("nobody@example.com");
        desk.ask(Optional.empty(), HERE);

        mails.sendDue();
        mails.sendDue();

        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(ADA);
            assertThat(mail.toString()).doesNotContain("dsp_reset_", "ada@");
            String code = mail.text().replaceFirst("(?s).*https://dispatch\\.example\\.com/reset#(\\S+).*", "$1");
            assertThat(code).startsWith("dsp_reset_");
            assertThat(accounts.byReset(new ResetCode(code).hash(), clock.instant()))
                    .hasValueSatisfying(user -> assertThat(user.email()).isEqualTo(ADA));
        });
    }

    @Test
    void who_is_locked_gets_nothing() {
        accounts.change(new UserId("usr_ada"), standing -> standing.withLock(clock.instant()));
        ask("ada@example.com");

        mails.sendDue();

        assertThat(sent).isEmpty();
    }

    @Test
    void what_fails_is_tried_again_ever_later_and_given_up_in_the_end() {
        broken = true;
        ask("ada@example.com");
        Instant asked = clock.instant();

        for (int second = 0; second < 3600; second++) {
            mails.sendDue();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(failing)
                .containsExactly(
                        asked,
                        asked.plusSeconds(10),
                        asked.plusSeconds(70),
                        asked.plusSeconds(370),
                        asked.plusSeconds(1570));
        assertThat(waiting.take(clock.instant(), clock.instant(), 9)).isEmpty();
    }

    @Test
    void what_failed_once_is_sent_when_the_server_is_back() {
        broken = true;
        ask("ada@example.com");
        mails.sendDue();
        broken = false;

        clock.advance(Duration.ofSeconds(10));
        mails.sendDue();

        assertThat(sent).hasSize(1);
    }

    @Test
    void an_address_is_written_to_three_times_an_hour_and_who_asks_is_not_told() {
        for (int n = 0; n < 5; n++) {
            ask("ada@example.com");
            mails.sendDue();
        }
        assertThat(sent).hasSize(3);

        clock.advance(Duration.ofHours(1));
        ask("ada@example.com");
        mails.sendDue();
        assertThat(sent).hasSize(4);
    }

    @Test
    void a_client_asks_twenty_times_an_hour_and_is_told_then() {
        for (int n = 0; n < 20; n++) {
            ask(n + "@example.com");
        }

        assertThatThrownBy(() -> ask("20@example.com"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("rate_limited"));
        desk.ask(Optional.of(ADA), new Client("192.0.2.2", null));
    }
}
