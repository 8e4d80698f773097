package app.dispatch.server.settings;

import app.dispatch.adapters.http.HttpLimits;
import app.dispatch.adapters.http.trigger.CronSecret;
import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.http.web.TrustedProxies;
import app.dispatch.adapters.persistence.Durability;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.connector.oauth.OAuthApps;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.planner.llm.PlannerSettings;
import app.dispatch.application.account.SignUps;
import app.dispatch.application.trigger.MissedRuns;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.run.Retention;
import app.dispatch.server.log.LogFormat;
import app.dispatch.server.log.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that Dispatch is told from outside before it starts.
 *
 * @param port 0 for any free one
 * @param data the data folder, absolute
 * @param database a JDBC address; null for the database in the data folder
 * @param durability what the database in the data folder withstands
 * @param masterKey null for the one in the data folder
 * @param publicUrl null for the server's own address
 * @param trustedProxies those whose word on a client's address is believed
 * @param egress what steps may reach
 * @param parsePerMinute what a client that is not signed in may have planned
 * @param runTimeout the most time of a run
 * @param log how the server's log is written
 * @param logLevel from which weight on
 * @param tools where the vendors' APIs are
 * @param retention how long ended runs are kept
 * @param quotas how much each user may keep
 * @param oldMasterKey the master key before; null for none but what the data folder keeps
 * @param llmUrls where each provider of language models is, without a slash at the end
 * @param cronSecret what outside schedulers say to be let in; null to let none in
 * @param missedRuns what becomes of times of schedules at which no server ran
 * @param apps what is registered at vendors, so that users can connect tools on their pages
 * @param planner who plans briefs
 * @param http what clients may take of the server
 * @param signUps who may create an account
 */
public record Settings(
        String host,
        int port,
        Path data,
        @Nullable String database,
        Durability durability,
        @Nullable MasterKey masterKey,
        @Nullable PublicUrl publicUrl,
        TrustedProxies trustedProxies,
        EgressPolicy egress,
        int parsePerMinute,
        Duration runTimeout,
        LogFormat log,
        LogLevel logLevel,
        VendorUrls tools,
        Retention retention,
        Quotas quotas,
        @Nullable MasterKey oldMasterKey,
        Map<Provider, String> llmUrls,
        @Nullable CronSecret cronSecret,
        MissedRuns missedRuns,
        OAuthApps apps,
        PlannerSettings planner,
        HttpLimits http,
        SignUps signUps) {
    public Settings {
        llmUrls = Map.copyOf(llmUrls);
    }

    /**
     * The settings that flags and environment variables say, a flag before its variable, and defaults for the rest. A
     * variable that is blank counts as not there.
     *
     * @throws SettingsInvalid with a line for each wrong value
     */
    public static Settings of(Map<Setting, String> flags, Map<String, String> environment) throws SettingsInvalid {
        return new SettingsReader(flags, environment).read();
    }

    @Override
    public String toString() {
        return "Settings[" + host + ":" + port + ", " + data + "]";
    }
}
