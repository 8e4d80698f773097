package app.dispatch.server;

import app.dispatch.adapters.tools.egress.ConnectionFailures;
import app.dispatch.adapters.tools.mail.SmtpMailSender;
import app.dispatch.application.mail.MailFailed;
import app.dispatch.server.Findings.Finding;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.TelemetrySettings.Target;
import app.dispatch.server.telemetry.OtlpProbe;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;

/** Whether what the settings name is where they say, and lets the server in. Nothing is sent, and nothing changed. */
final class ConfigReach {
    /** How long each connection and each answer may take. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long all of one thing may take: a name's look-up has no limit of its own, and a mail server answers several times. */
    private static final Duration MOST = Duration.ofSeconds(15);

    private final Surroundings surroundings;
    private final List<Trial> trials = new ArrayList<>();

    private record Trial(String check, FutureTask<Finding> outcome) {}

    private ConfigReach(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All of them at once, since most of it is waiting. */
    static List<Finding> look(Settings settings, Surroundings surroundings, boolean offline) {
        ConfigReach reach = new ConfigReach(surroundings);
        Settings.Mail mail = settings.users().mail();
        if (mail != null) {
            reach.trying("mail", offline, () -> reach.mail(mail));
        }
        var traces = settings.telemetry().traces();
        if (traces != null) {
            reach.trying("traces", offline, () -> collector("traces", traces.target()));
        }
        var metrics = settings.telemetry().metrics();
        if (metrics != null) {
            reach.trying("metrics", offline, () -> collector("metrics", metrics.target()));
        }
        return reach.trials.stream().map(ConfigReach::outcome).toList();
    }

    @FunctionalInterface
    private interface Trying {
        Finding finding() throws InterruptedException;
    }

    private void trying(String check, boolean offline, Trying trying) {
        FutureTask<Finding> outcome =
                new FutureTask<>(offline ? () -> Finding.note(check, "not tried (--offline)") : trying::finding);
        trials.add(new Trial(check, outcome));
        Thread.ofVirtual().start(outcome);
    }

    private static Finding outcome(Trial trial) {
        try {
            return trial.outcome().get(MOST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Finding.wrong(trial.check(), "no answer within " + MOST.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.note(trial.check(), "not tried: interrupted");
        }
    }

    private Finding mail(Settings.Mail mail) {
        SmtpMailSender sender = new SmtpMailSender(
                mail.server(),
                mail.from(),
                PATIENCE,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                () -> "",
                surroundings.clock());
        try {
            sender.tryLogin();
            return Finding.ok(
                    "mail",
                    mail.server()
                            + (mail.server().login() == null
                                    ? " answers; it was asked without a login"
                                    : " lets the user in")
                            + "; no mail was sent");
        } catch (MailFailed failed) {
            return Finding.wrong("mail", failed.getMessage() + " (DISPATCH_SMTP_URL)");
        }
    }

    private static Finding collector(String check, Target target) throws InterruptedException {
        URI url = URI.create(target.url());
        int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        ConnectionFailures failures =
                new ConnectionFailures(url.getHost(), port, PATIENCE, "", "should the endpoint begin with http://?");
        try {
            return answered(check, target, new OtlpProbe(target, PATIENCE).status());
        } catch (IOException broken) {
            return Finding.wrong(check, target + ": " + failures.text(broken) + hint(url));
        } catch (IllegalArgumentException notAllowed) {
            return Finding.wrong(check, "one of the headers cannot be sent by HTTP");
        }
    }

    /** The port that collectors listen at for gRPC is what people try first. */
    private static String hint(URI url) {
        return url.getPort() == 4317 ? "; 4317 is usually for gRPC, which is not spoken here: try 4318" : "";
    }

    private static final Map<Integer, String> REMEDIES = Map.of(
            401, "it wants a key: say it in OTEL_EXPORTER_OTLP_HEADERS",
            403, "it wants another key: see OTEL_EXPORTER_OTLP_HEADERS",
            404, "nothing takes them at this path: collectors have /v1/traces and /v1/metrics",
            405, "nothing takes them at this path: collectors have /v1/traces and /v1/metrics",
            415, "it does not take OTLP as protobuf over HTTP");

    private static Finding answered(String check, Target target, int status) {
        if (status / 100 == 2) {
            return Finding.ok(check, target + " takes them");
        }
        String remedy = status / 100 == 3 ? "it leads elsewhere: say where to" : REMEDIES.get(status);
        String says = target + " answers " + status;
        return remedy == null
                ? Finding.note(check, says + " to a request that holds nothing; look whether some arrive")
                : Finding.wrong(check, says + ": " + remedy);
    }
}
