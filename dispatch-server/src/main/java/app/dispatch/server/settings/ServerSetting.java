package app.dispatch.server.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be set of the server itself. */
public enum ServerSetting implements Setting {
    CONFIG(
            "DISPATCH_CONFIG",
            "--config",
            null,
            "a file of YAML",
            "A file with settings by name, such as `port: 8080`; what flags and variables say stands before it."),
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
            "postgres://USER:PASSWORD@HOST:PORT/DATABASE, or a JDBC address that begins with jdbc:postgresql://",
            "A PostgreSQL database, in place of the one in the data folder."),
    DURABILITY(
            "DISPATCH_DURABILITY",
            "process",
            "process or power",
            "What the data folder's database withstands: a crash of the process, or a loss of power too, at the price"
                    + " of speed."),
    MASTER_KEY(
            "DISPATCH_MASTER_KEY",
            null,
            "base64 of exactly 32 bytes, such as `openssl rand -base64 32` prints",
            "The key that others are derived from; else one is made in the data folder."),
    OLD_MASTER_KEY(
            "DISPATCH_OLD_MASTER_KEY",
            null,
            "base64 of exactly 32 bytes",
            "The master key before this one: opens what was saved then, until rotate-keys has been run."),
    PUBLIC_URL(
            "DISPATCH_PUBLIC_URL",
            "--public-url",
            null,
            "http:// or https:// with a host and, if need be, a port, and nothing after it",
            "The address at which people and other systems reach the server, when it is not its own."),
    TRUSTED_PROXIES(
            "DISPATCH_TRUSTED_PROXIES",
            "",
            "IP addresses or networks such as 10.0.0.0/8, with commas between",
            "The proxies whose X-Forwarded-For tells who the client is."),
    CONNECTIONS(
            "DISPATCH_CONNECTIONS",
            "10000",
            "a number from 1 to 1000000",
            "How many connections may be open at once; one more is closed."),
    CONNECTIONS_PER_CLIENT(
            "DISPATCH_CONNECTIONS_PER_CLIENT",
            "1000",
            "a number from 1 to 1000000",
            "How many of them from one address, or one /64 network of IPv6, that is not a trusted proxy's."),
    EGRESS_ALLOW(
            "DISPATCH_EGRESS_ALLOW",
            "",
            "hosts, host:port, or networks such as 10.1.0.0/16, with commas between",
            "What steps may reach although its address is private, or Dispatch's own."),
    EGRESS_DENY(
            "DISPATCH_EGRESS_DENY",
            "",
            "hosts, host:port, or networks such as 10.1.0.0/16, with commas between",
            "What steps may not reach although its address is public, such as the outer address of a NAT."),
    SIGNUP(
            "DISPATCH_SIGNUP",
            "open",
            "open, closed or invite",
            "Who may create an account: anyone, nobody, or who has an invitation of a user's."),
    SIGNUPS_PER_HOUR(
            "DISPATCH_SIGNUPS_PER_HOUR",
            "100",
            "a number from 0 to 100000, 0 for any number",
            "How many accounts an hour may be created from one client's address."),
    SMTP_URL(
            "DISPATCH_SMTP_URL",
            null,
            "smtp:// or smtps:// with a host and, if need be, user:password@ and a port",
            "The server that takes mails to who forgot a password, such as"
                    + " smtps://user:password@mail.example.com:465."),
    SMTP_FROM("DISPATCH_SMTP_FROM", null, "an e-mail address in ASCII", "The address that these mails are from."),
    PARSE_PER_MINUTE(
            "DISPATCH_PARSE_PER_MINUTE",
            "30",
            "a number from 0 to 100000, 0 to turn it off",
            "How many briefs a minute are planned for a client that is not signed in."),
    RUN_TIMEOUT(
            "DISPATCH_RUN_TIMEOUT",
            "120",
            "a number of seconds from 1 to 86400",
            "The most time that a run may take, in seconds."),
    LOG(
            "DISPATCH_LOG",
            "text",
            "text or json",
            "How the server's log is written to standard error: lines for people, or an object of JSON a line."),
    LOG_LEVEL(
            "DISPATCH_LOG_LEVEL",
            "info",
            "error, warn, info or debug",
            "From which weight on the server logs; debug has a line for each request."),
    HISTORY_RUNS(
            "DISPATCH_HISTORY_RUNS",
            "100000",
            "a number from 0 to 100000000, 0 for any number",
            "How many ended runs of a user are kept; the oldest are deleted."),
    HISTORY_TEXT(
            "DISPATCH_HISTORY_TEXT",
            "2048",
            "a number of MiB from 0 to 1048576, 0 for any amount",
            "How much text of ended runs of a user is kept: plans, payloads and journals; the oldest are deleted."),
    HISTORY_DAYS(
            "DISPATCH_HISTORY_DAYS",
            "90",
            "a number of days from 0 to 36500, 0 for ever",
            "How long a run is kept after its end."),
    AUDIT_DAYS(
            "DISPATCH_AUDIT_DAYS",
            "365",
            "a number of days from 0 to 36500, 0 for ever",
            "How long the audit log is kept: who changed who may do what."),
    QUOTA_WORKFLOWS(
            "DISPATCH_QUOTA_WORKFLOWS", "1000", "a number from 1 to 1000000", "How many workflows a user may have."),
    QUOTA_WORKFLOW_TEXT(
            "DISPATCH_QUOTA_WORKFLOW_TEXT",
            "20",
            "a number of MiB from 1 to 10240",
            "How much JSON the plans of a user's workflows may have; earlier versions yield to it."),
    QUOTA_WEBHOOKS(
            "DISPATCH_QUOTA_WEBHOOKS",
            "50",
            "a number from 1 to 10000",
            "How many webhooks that are told of runs a user may have."),
    QUOTA_TOKENS(
            "DISPATCH_QUOTA_TOKENS",
            "100",
            "a number from 1 to 10000",
            "How many personal API tokens a user may have."),
    CRON_SECRET(
            "CRON_SECRET",
            null,
            "up to 1000 printable characters of ASCII",
            "What outside schedulers say at /api/cron; without it they are not let in."),
    CRON_MISSED(
            "DISPATCH_CRON_MISSED",
            "skip",
            "skip or once",
            "What becomes of times of a schedule at which no server ran: nothing, or one run for all of them."),
    PLANNER(
            "DISPATCH_PLANNER",
            "auto",
            "auto, builtin, openai, anthropic, google or qwen",
            "What turns a brief into a plan: the model of the user's own key, else the server's, else the builtin"
                    + " planner; or one of these."),
    PLANNER_BASE_URL(
            "DISPATCH_PLANNER_BASE_URL",
            null,
            "http:// or https:// with a host, and a path if need be",
            "Where the planner's model is, when not at its provider; under auto a server that speaks OpenAI's API. May"
                    + " be private."),
    PLANNER_MODEL(
            "DISPATCH_PLANNER_MODEL",
            null,
            "up to 200 printable characters of ASCII",
            "The model that plans; else the provider's usual one, or that of the user's key."),
    PLANNER_API_KEY(
            "DISPATCH_PLANNER_API_KEY",
            null,
            "up to 4096 printable characters of ASCII, without blanks",
            "The server's own key of the planner's model, used for every brief where no user's key is, and paid by"
                    + " you."),
    PLANNER_ANONYMOUS(
            "DISPATCH_PLANNER_ANONYMOUS",
            "builtin",
            "builtin or model",
            "Who plans for people who are not signed in, where the server has a model of its own."),
    PLANNER_CLIENT_PER_DAY(
            "DISPATCH_PLANNER_CLIENT_PER_DAY",
            "20",
            "a number from 0 to 1000000, 0 for any number",
            "How many briefs a day the server's model plans for an address of people who are not signed in."),
    PLANNER_USER_PER_DAY(
            "DISPATCH_PLANNER_USER_PER_DAY",
            "200",
            "a number from 0 to 1000000, 0 for any number",
            "How many briefs a day the server's model plans for a signed-in user; their own keys are not counted."),
    PLANNER_PER_DAY(
            "DISPATCH_PLANNER_PER_DAY",
            "5000",
            "a number from 0 to 1000000, 0 for any number",
            "How many briefs a day the server's model plans in all, half of them for people who are not signed in."),
    PLANNER_MAX_TOKENS(
            "DISPATCH_PLANNER_MAX_TOKENS",
            "8192",
            "a number from 256 to 200000",
            "The most tokens of one answer of the model that plans, thoughts included; no model takes more than its"
                    + " own bound."),
    PARSE_TIMEOUT(
            "DISPATCH_PARSE_TIMEOUT",
            "60",
            "a number of seconds from 1 to 600",
            "The most time that a language model may take for one brief, in seconds."),
    LLM_OPENAI_BASE_URL(
            "DISPATCH_LLM_OPENAI_BASE_URL",
            "https://api.openai.com/v1",
            "http:// or https:// with a host, and a path if need be",
            "Where users' OpenAI keys are used: another endpoint that speaks the same; may be private."),
    LLM_ANTHROPIC_BASE_URL(
            "DISPATCH_LLM_ANTHROPIC_BASE_URL",
            "https://api.anthropic.com",
            "http:// or https:// with a host, and a path if need be",
            "The same for Anthropic keys."),
    LLM_GOOGLE_BASE_URL(
            "DISPATCH_LLM_GOOGLE_BASE_URL",
            "https://generativelanguage.googleapis.com/v1beta",
            "http:// or https:// with a host, and a path if need be",
            "The same for Google keys.");

    private final String variable;
    private final @Nullable String flag;
    private final @Nullable String byDefault;
    private final String allowed;
    private final String purpose;

    ServerSetting(String variable, @Nullable String flag, @Nullable String byDefault, String allowed, String purpose) {
        this.variable = variable;
        this.flag = flag;
        this.byDefault = byDefault;
        this.allowed = allowed;
        this.purpose = purpose;
    }

    /** One without a flag. */
    ServerSetting(String variable, @Nullable String byDefault, String allowed, String purpose) {
        this(variable, null, byDefault, allowed, purpose);
    }

    @Override
    public String variable() {
        return variable;
    }

    @Override
    public Optional<String> flag() {
        return Optional.ofNullable(flag);
    }

    @Override
    public Optional<String> byDefault() {
        return Optional.ofNullable(byDefault);
    }

    @Override
    public String allowed() {
        return allowed;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public boolean isSecret() {
        return switch (this) {
            case MASTER_KEY, OLD_MASTER_KEY, DATABASE, CRON_SECRET, SMTP_URL, PLANNER_API_KEY -> true;
            default -> false;
        };
    }
}
