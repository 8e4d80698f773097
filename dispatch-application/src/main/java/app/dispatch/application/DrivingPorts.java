package app.dispatch.application;

import app.dispatch.application.account.Accounts;
import app.dispatch.application.admin.Administration;
import app.dispatch.application.audit.AuditLog;
import app.dispatch.application.compose.Composer;
import app.dispatch.application.credential.Credentials;
import app.dispatch.application.delivery.Deliveries;
import app.dispatch.application.integration.Integrations;
import app.dispatch.application.quota.Usage;
import app.dispatch.application.run.Runs;
import app.dispatch.application.template.Templates;
import app.dispatch.application.token.DeviceLogins;
import app.dispatch.application.token.Tokens;
import app.dispatch.application.trigger.Cron;
import app.dispatch.application.trigger.Triggers;
import app.dispatch.application.workflow.Workflows;

/** Every driving port of Dispatch: all that one may ask of it. Safe for use by several threads. */
public interface DrivingPorts {
    /** What one may ask of accounts. */
    Accounts accounts();

    /** How much of what they may keep users have. */
    Usage usage();

    /** What administrators may ask of users. */
    Administration administration();

    /** Who changed who may do what. */
    AuditLog auditLog();

    /** What one may ask of personal API tokens. */
    Tokens tokens();

    /** What one may ask of programs that a person is to let in. */
    DeviceLogins deviceLogins();

    /** What one may ask of webhooks that are told of runs, and of what they were sent. */
    Deliveries deliveries();

    /** What one may ask of saved workflows. */
    Workflows workflows();

    /** What turns briefs into plans. */
    Composer composer();

    /** What one may ask of templates. */
    Templates templates();

    /** What one may ask of runs. */
    Runs runs();

    /** What one may ask of keys of language model providers. */
    Credentials credentials();

    /** What one may ask of connections of tools. */
    Integrations integrations();

    /** What one may ask of triggers by calls from outside. */
    Triggers triggers();

    /** What starts the workflows that are due. */
    Cron cron();
}
