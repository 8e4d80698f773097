package app.dispatch.adapters.http;

import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.application.Ids;
import app.dispatch.application.account.Accounts;
import app.dispatch.application.background.Background;
import app.dispatch.application.compose.Composer;
import app.dispatch.application.credential.Credentials;
import app.dispatch.application.delivery.Deliveries;
import app.dispatch.application.integration.Integrations;
import app.dispatch.application.quota.Usage;
import app.dispatch.application.run.Runs;
import app.dispatch.application.template.Templates;
import app.dispatch.application.token.Tokens;
import app.dispatch.application.trigger.Cron;
import app.dispatch.application.trigger.Triggers;
import app.dispatch.application.workflow.Workflows;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What the server offers over HTTP, and what it needs for it.
 *
 * @param background gets the loops of the server
 * @param ready whether work can be taken just now: the stores answer, and nothing is shutting down
 */
public record HttpPorts(
        Accounts accounts,
        Workflows workflows,
        Runs runs,
        Composer composer,
        PrometheusMetrics metrics,
        Tokens tokens,
        Usage usage,
        Credentials credentials,
        Integrations integrations,
        Templates templates,
        Deliveries deliveries,
        Triggers triggers,
        Cron cron,
        BooleanSupplier ready,
        Background background,
        Ids ids,
        InstantSource clock) {}
