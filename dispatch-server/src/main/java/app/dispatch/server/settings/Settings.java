package app.dispatch.server.settings;

import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.http.web.TrustedProxies;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.egress.EgressPolicy;
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
 * @param masterKey null for the one in the data folder
 * @param publicUrl null for the server's own address
 * @param trustedProxies those whose word on a client's address is believed
 * @param egress what steps may reach
 * @param parsePerMinute what a client that is not signed in may have planned
 * @param runTimeout the most time of a run
 * @param tools where the vendors' APIs are
 */
public record Settings(
        String host,
        int port,
        Path data,
        @Nullable String database,
        @Nullable MasterKey masterKey,
        @Nullable PublicUrl publicUrl,
        TrustedProxies trustedProxies,
        EgressPolicy egress,
        int parsePerMinute,
        Duration runTimeout,
        VendorUrls tools) {
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
