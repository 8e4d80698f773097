package app.dispatch.server.settings;

import app.dispatch.adapters.tools.connector.Vendor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that can be set from outside: by its flag, else its environment variable, else it has its default. */
public enum Setting {
    HOST(
            "DISPATCH_HOST",
            "--host",
            "127.0.0.1",
            "a host name or an IP address",
            "The address that the server listens on."),
    PORT(
            "DISPATCH_PORT",
            "--port",
            "8080",
            "a number from 0 to 65535, 0 for any free port",
            "The port that the server listens on."),
    DATA(
            "DISPATCH_DATA",
            "--data",
            "./data",
            "a folder; it is created when it is not there",
            "The folder that keeps the database and the master key."),
    DATABASE(
            "DISPATCH_DATABASE_URL",
            "--database",
            null,
            "a JDBC address that begins with jdbc:postgresql://",
            "A PostgreSQL database, in place of the one in the data folder."),
    DURABILITY(
            "DISPATCH_DURABILITY",
            null,
            "process",
            "process (power is not available yet)",
            "What the data folder's database withstands: a crash of the process."),
    MASTER_KEY(
            "DISPATCH_MASTER_KEY",
            null,
            null,
            "base64 of exactly 32 bytes, such as `openssl rand -base64 32` prints",
            "The key that others are derived from; else one is made in the data folder."),
    PUBLIC_URL(
            "DISPATCH_PUBLIC_URL",
            "--public-url",
            null,
            "http:// or https:// with a host and, if need be, a port, and nothing after it",
            "The address at which people and other systems reach the server, when it is not its own."),
    TRUSTED_PROXIES(
            "DISPATCH_TRUSTED_PROXIES",
            null,
            "",
            "IP addresses or networks such as 10.0.0.0/8, with commas between",
            "The proxies whose X-Forwarded-For tells who the client is."),
    EGRESS_ALLOW(
            "DISPATCH_EGRESS_ALLOW",
            null,
            "",
            "hosts, host:port, or networks such as 10.1.0.0/16, with commas between",
            "What steps may reach although its address is private."),
    PARSE_PER_MINUTE(
            "DISPATCH_PARSE_PER_MINUTE",
            null,
            "30",
            "a number from 0 to 100000, 0 to turn it off",
            "How many briefs a minute are planned for a client that is not signed in."),
    RUN_TIMEOUT(
            "DISPATCH_RUN_TIMEOUT",
            null,
            "120",
            "a number of seconds from 1 to 86400",
            "The most time that a run may take, in seconds."),
    PLANNER(
            "DISPATCH_PLANNER",
            null,
            "auto",
            "auto or builtin (planners that ask a language model are not available yet)",
            "What turns a brief into a plan."),
    TOOL_GMAIL(Vendor.GMAIL),
    TOOL_GOOGLE_CALENDAR(Vendor.GOOGLE_CALENDAR),
    TOOL_GOOGLE_DRIVE(Vendor.GOOGLE_DRIVE),
    TOOL_GOOGLE_OAUTH(Vendor.GOOGLE_OAUTH),
    TOOL_NOTION(Vendor.NOTION),
    TOOL_SLACK(Vendor.SLACK),
    TOOL_DISCORD(Vendor.DISCORD),
    TOOL_GITHUB(Vendor.GITHUB),
    TOOL_LINEAR(Vendor.LINEAR),
    TOOL_STRIPE(Vendor.STRIPE),
    TOOL_X(Vendor.X),
    TOOL_HTTP(
            "DISPATCH_TOOL_HTTP_BASE_URL",
            null,
            "",
            "http:// or https:// with a host and, if need be, a path, and nothing after it",
            "What a URL of the tool http that begins with / goes behind; may be private."),
    TOOL_OPENAI(Vendor.OPENAI);

    private final String variable;
    private final @Nullable String flag;
    private final @Nullable String byDefault;
    private final String allowed;
    private final String purpose;

    Setting(String variable, @Nullable String flag, @Nullable String byDefault, String allowed, String purpose) {
        this.variable = variable;
        this.flag = flag;
        this.byDefault = byDefault;
        this.allowed = allowed;
        this.purpose = purpose;
    }

    /** Where a vendor's API is. */
    Setting(Vendor vendor) {
        this(
                "DISPATCH_TOOL_" + vendor.name() + "_BASE_URL",
                null,
                vendor.baseUrl(),
                "http:// or https:// with a host and, if need be, a path, and nothing after it",
                "Where the API of " + vendor.label() + " is; may be private.");
    }

    /** The environment variable's name. */
    public String variable() {
        return variable;
    }

    /** The flag of the command line, for those that have one. */
    public Optional<String> flag() {
        return Optional.ofNullable(flag);
    }

    /** The value when nobody says anything. */
    public Optional<String> byDefault() {
        return Optional.ofNullable(byDefault);
    }

    /** What values are allowed, in words. */
    public String allowed() {
        return allowed;
    }

    /** What it is for: one sentence. */
    public String purpose() {
        return purpose;
    }

    /** Whether its value may hold a secret, so that no message shows it. */
    public boolean isSecret() {
        return this == MASTER_KEY || this == DATABASE;
    }
}
