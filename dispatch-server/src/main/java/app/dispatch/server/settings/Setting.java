package app.dispatch.server.settings;

import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.oauth.OAuthVendor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing that can be set from outside: by its flag, else its environment variable, else in a file; else it has its default. */
public sealed interface Setting permits ServerSetting, TelemetrySetting, VendorSetting, OAuthSetting {
    /** All that there are. */
    static List<Setting> all() {
        Stream<Setting> server = Arrays.stream(ServerSetting.values());
        Stream<Setting> telemetry = Arrays.stream(TelemetrySetting.values());
        Stream<Setting> vendors = Arrays.stream(Vendor.values()).map(VendorSetting::new);
        Stream<Setting> apps = Arrays.stream(OAuthVendor.values())
                .flatMap(vendor -> Arrays.stream(OAuthPart.values()).map(part -> new OAuthSetting(vendor, part)));
        return Stream.of(server, telemetry, vendors, apps).flatMap(each -> each).toList();
    }

    /** The environment variable's name. */
    String variable();

    /** Its name in a file of settings. */
    default String key() {
        return variable().toLowerCase(Locale.ROOT).replaceFirst("^dispatch_", "");
    }

    /** Whether it may have several values, which are one text with commas between: what is allowed says so. */
    default boolean isList() {
        return allowed().contains("with commas between");
    }

    /** The flag of the command line, for those that have one. */
    default Optional<String> flag() {
        return Optional.empty();
    }

    /** The value when nobody says anything. */
    Optional<String> byDefault();

    /** What values are allowed, in words. */
    String allowed();

    /** What it is for: one sentence. */
    String purpose();

    /** Whether its value may hold a secret, so that no message shows it. */
    boolean isSecret();
}
