package app.dispatch.server.settings;

import app.dispatch.adapters.http.HttpSettings;
import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.persistence.Durability;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.connector.oauth.OAuthApps;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.mail.SmtpServer;
import app.dispatch.adapters.tools.planner.llm.PlannerSettings;
import app.dispatch.application.account.SignUps;
import app.dispatch.application.trigger.MissedRuns;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.run.Retention;
import app.dispatch.server.log.LogFormat;
import app.dispatch.server.log.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that Dispatch is told from outside before it starts.
 *
 * @param http where and how the server listens, and what clients may take of it
 * @param planner who plans briefs
 * @param telemetry what is sent to OpenTelemetry's collectors
 */
public record Settings(
        HttpSettings http,
        Data data,
        Keys keys,
        Upstream upstream,
        Runs runs,
        Users users,
        PlannerSettings planner,
        Log log,
        TelemetrySettings telemetry) {
    /**
     * Where data is kept.
     *
     * @param folder the data folder, absolute
     * @param database a JDBC address; null for the database in the data folder
     * @param durability what the database in the data folder withstands
     */
    public record Data(Path folder, @Nullable String database, Durability durability) {
        /** Without the address, which may hold a password. */
        @Override
        public String toString() {
            return folder.toString();
        }
    }

    /**
     * The keys that others are derived from.
     *
     * @param present null for the one in the data folder
     * @param former the one before; null for none but what the data folder keeps
     */
    public record Keys(
            @Nullable MasterKey present, @Nullable MasterKey former) {}

    /**
     * What is called, and where it is.
     *
     * @param egress what steps may reach
     * @param tools where the vendors' APIs are
     * @param apps what is registered at vendors, so that users can connect tools on their pages
     * @param llmUrls where each provider of language models is, without a slash at the end
     */
    public record Upstream(EgressPolicy egress, VendorUrls tools, OAuthApps apps, Map<Provider, String> llmUrls) {
        public Upstream {
            llmUrls = Map.copyOf(llmUrls);
        }
    }

    /**
     * How runs are.
     *
     * @param timeout the most time of a run
     * @param retention how long ended ones are kept
     * @param missed what becomes of times of schedules at which no server ran
     */
    public record Runs(Duration timeout, Retention retention, MissedRuns missed) {}

    /**
     * Who may use the server, and for how much.
     *
     * @param signUps who may create an account
     * @param quotas how much each user may keep
     * @param mail how mails to users are sent; null for not
     * @param auditDays how long the audit log is kept; 0 for ever
     */
    public record Users(
            SignUps signUps, Quotas quotas, @Nullable Mail mail, int auditDays) {}

    /**
     * How mails to users are sent.
     *
     * @param publicUrl where their links lead
     */
    public record Mail(SmtpServer server, Email from, PublicUrl publicUrl) {
        /**
         * What was said of it, all or nothing. Links in mails lead to the public URL: one that a request says could be anybody's.
         *
         * @param wrong gets what is missing
         */
        static @Nullable Mail of(
                @Nullable SmtpServer server, @Nullable Email from, @Nullable PublicUrl publicUrl, List<String> wrong) {
            if (server == null && from == null) {
                return null;
            }
            if (server != null && from != null && publicUrl != null) {
                return new Mail(server, from, publicUrl);
            }
            String missing = (server == null
                            ? ServerSetting.SMTP_URL
                            : from == null ? ServerSetting.SMTP_FROM : ServerSetting.PUBLIC_URL)
                    .variable();
            wrong.add(missing + ": it must stand beside "
                    + (server == null ? ServerSetting.SMTP_FROM : ServerSetting.SMTP_URL).variable());
            return null;
        }

        /**
         * An address that mails can be from.
         *
         * @throws IllegalArgumentException when it is none, or not of ASCII
         */
        static Email sender(String text) {
            if (!text.matches("[\\x21-\\x7E]+")) {
                throw new IllegalArgumentException("not ASCII");
            }
            return new Email(text);
        }
    }

    /**
     * How the server's log is written.
     *
     * @param level from which weight on
     */
    public record Log(LogFormat format, LogLevel level) {}

    /**
     * The settings that flags, environment variables and the file that these name say, in this order, and defaults for the
     * rest. A variable that is blank counts as not there.
     *
     * @throws SettingsInvalid with a line for each wrong value
     */
    public static Settings of(Map<ServerSetting, String> flags, Map<String, String> environment)
            throws SettingsInvalid {
        return SettingsLook.of(flags, environment).whole();
    }

    @Override
    public String toString() {
        return "Settings[" + http.host() + ":" + http.port() + ", " + data + "]";
    }
}
