package app.dispatch.application;

import app.dispatch.application.account.AccountService;
import app.dispatch.application.account.Accounts;
import app.dispatch.application.account.PooledPasswords;
import app.dispatch.application.account.ResetMails;
import app.dispatch.application.account.UserQuotas;
import app.dispatch.application.admin.Administration;
import app.dispatch.application.admin.AdministrationService;
import app.dispatch.application.audit.AuditLog;
import app.dispatch.application.audit.AuditService;
import app.dispatch.application.quota.Usage;
import app.dispatch.application.quota.UsageService;
import app.dispatch.application.run.RunSubsystem;
import app.dispatch.application.token.DeviceLoginService;
import app.dispatch.application.token.DeviceLogins;
import app.dispatch.application.token.TokenService;
import app.dispatch.application.token.Tokens;
import app.dispatch.domain.account.UserId;
import java.util.Optional;
import java.util.Set;

/** Who uses Dispatch, by what they get in, and what they may keep, put together. */
final class UserSubsystem {
    private final Stores stores;
    private final Accounts accounts;
    private final Tokens tokens;
    private final DeviceLogins deviceLogins;
    private final Usage usage;
    private final Administration administration;
    private final AuditService auditLog;
    private final Optional<ResetMails> resetMails;

    /** Those of the outside, whose runs are these. */
    UserSubsystem(Outside outside, RunSubsystem runs) {
        stores = outside.stores();
        UserQuotas quotas = UserQuotas.of(outside.quotas(), stores.accounts());
        accounts = new AccountService(
                stores.accounts(),
                new PooledPasswords(outside.passwords(), outside.cpu()),
                outside.signUps(),
                runs::stopAll,
                outside.ids(),
                outside.clock(),
                outside.resetLinks().map(links -> stores.resetMails()));
        tokens = new TokenService(stores, quotas, outside.ids(), outside.clock());
        deviceLogins = new DeviceLoginService(stores.deviceLogins(), tokens, outside.ids(), outside.clock());
        usage = new UsageService(stores, quotas, outside.retention());
        administration =
                new AdministrationService(stores, usage, runs.runs(), runs::stopAll, outside.ids(), outside.clock());
        auditLog = new AuditService(
                stores.admin().audit(), outside.auditDays(), outside.ids(), outside.clock(), outside.background());
        resetMails = outside.resetLinks()
                .map(links -> new ResetMails(
                        stores.resetMails(),
                        stores.accounts(),
                        links,
                        outside.ids(),
                        outside.clock(),
                        outside.background()));
    }

    Accounts accounts() {
        return accounts;
    }

    Tokens tokens() {
        return tokens;
    }

    DeviceLogins deviceLogins() {
        return deviceLogins;
    }

    Usage usage() {
        return usage;
    }

    Administration administration() {
        return administration;
    }

    AuditLog auditLog() {
        return auditLog;
    }

    /** Begins to forget what is kept no longer. */
    void startSweeping() {
        auditLog.start();
    }

    /** Whether that user may do nothing. */
    boolean isLocked(UserId user) {
        return !stores.accounts().locked(Set.of(user)).isEmpty();
    }

    /** Begins to send mails. */
    void start() {
        resetMails.ifPresent(ResetMails::start);
    }

    /** Sends no more. */
    void close() {
        resetMails.ifPresent(ResetMails::close);
        auditLog.close();
    }
}
