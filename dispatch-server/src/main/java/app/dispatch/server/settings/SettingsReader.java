package app.dispatch.server.settings;

import static app.dispatch.server.settings.SettingForms.matching;
import static app.dispatch.server.settings.SettingForms.number;
import static app.dispatch.server.settings.SettingForms.oneOf;
import static app.dispatch.server.settings.SettingForms.tried;

import app.dispatch.adapters.http.HttpLimits;
import app.dispatch.adapters.http.HttpSettings;
import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.http.web.TrustedProxies;
import app.dispatch.adapters.persistence.Durability;
import app.dispatch.adapters.persistence.postgres.PostgresUrl;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.connector.oauth.OAuthApps;
import app.dispatch.adapters.tools.connector.oauth.OAuthClient;
import app.dispatch.adapters.tools.connector.oauth.OAuthVendor;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.mail.SmtpServer;
import app.dispatch.adapters.tools.planner.llm.PlannerBudget;
import app.dispatch.adapters.tools.planner.llm.PlannerChoice;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one and collects what is wrong with them; for one use. */
final class SettingsReader {
    private static final Predicate<String> APP_TEXT =
            Pattern.compile("[\\x21-\\x7E]{1,1000}").asMatchPredicate();

    private static final Predicate<String> MODEL =
            Pattern.compile("[\\x20-\\x7E]{1,200}").asMatchPredicate();

    private static final Predicate<String> KEY =
            Pattern.compile("[\\x21-\\x7E]{1,4096}").asMatchPredicate();

    private final SettingSources sources;
    private final List<String> wrong = new ArrayList<>();

    private final Set<Setting> unread = new HashSet<>();

    /** Why the value that is being read is refused, where that is known. */
    private String because = "";

    SettingsReader(SettingSources sources) {
        this.sources = sources;
    }

    /** All of them, and what is wrong; what cannot be read is as if it were not said. */
    SettingsLook look() {
        PublicUrl publicUrl = readOrNull(ServerSetting.PUBLIC_URL, tried(SettingsReader::publicUrl));
        Settings settings = new Settings(
                http(publicUrl),
                data(),
                keys(),
                upstream(publicUrl),
                runs(),
                users(publicUrl),
                planner(),
                log(),
                new TelemetryReader(this).read());
        unread.addAll(sources.unread());
        return new SettingsLook(
                settings,
                Stream.concat(sources.wrong().stream(), wrong.stream()).toList(),
                unread,
                sources);
    }

    private HttpSettings http(@Nullable PublicUrl publicUrl) {
        return new HttpSettings(
                read(ServerSetting.HOST, SettingForms::host, ""),
                read(ServerSetting.PORT, number(0, 65_535), 0),
                publicUrl,
                read(ServerSetting.TRUSTED_PROXIES, tried(SettingForms::proxies), new TrustedProxies(List.of())),
                read(ServerSetting.PARSE_PER_MINUTE, number(0, 100_000), 0),
                readOrNull(ServerSetting.CRON_SECRET, SettingForms::cronSecret),
                httpLimits());
    }

    private Settings.Data data() {
        return new Settings.Data(
                read(ServerSetting.DATA, SettingForms::folder, Path.of("")),
                readOrNull(ServerSetting.DATABASE, telling(PostgresUrl::jdbc)),
                read(ServerSetting.DURABILITY, oneOf(Durability.values()), Durability.PROCESS));
    }

    private Settings.Keys keys() {
        return new Settings.Keys(
                readOrNull(ServerSetting.MASTER_KEY, MasterKey::ofBase64),
                readOrNull(ServerSetting.OLD_MASTER_KEY, MasterKey::ofBase64));
    }

    private Settings.Upstream upstream(@Nullable PublicUrl publicUrl) {
        return new Settings.Upstream(egress(publicUrl), tools(), apps(), llmUrls());
    }

    private Settings.Runs runs() {
        return new Settings.Runs(
                Duration.ofSeconds(read(ServerSetting.RUN_TIMEOUT, number(1, 86_400), 1)),
                retention(),
                read(ServerSetting.CRON_MISSED, SettingForms::missedRuns, MissedRuns.SKIP));
    }

    private Settings.Users users(@Nullable PublicUrl publicUrl) {
        return new Settings.Users(
                signUps(), quotas(), mail(publicUrl), read(ServerSetting.AUDIT_DAYS, number(0, 36_500), 0));
    }

    private Settings.@Nullable Mail mail(@Nullable PublicUrl publicUrl) {
        int before = wrong.size();
        SmtpServer server = readOrNull(ServerSetting.SMTP_URL, tried(SmtpServer::parse));
        Email from = readOrNull(ServerSetting.SMTP_FROM, tried(Settings.Mail::sender));
        return wrong.size() > before ? null : Settings.Mail.of(server, from, publicUrl, wrong);
    }

    private Settings.Log log() {
        return new Settings.Log(
                read(ServerSetting.LOG, oneOf(LogFormat.values()), LogFormat.TEXT),
                read(ServerSetting.LOG_LEVEL, oneOf(LogLevel.values()), LogLevel.INFO));
    }

    private HttpLimits httpLimits() {
        return HttpLimits.of(
                read(ServerSetting.CONNECTIONS, number(1, 1_000_000), 1),
                read(ServerSetting.CONNECTIONS_PER_CLIENT, number(1, 1_000_000), 1));
    }

    private SignUps signUps() {
        return new SignUps(
                read(ServerSetting.SIGNUP, oneOf(SignUps.Policy.values()), SignUps.Policy.CLOSED),
                read(ServerSetting.SIGNUPS_PER_HOUR, number(0, 100_000), 0));
    }

    /** The host of the public URL leads back to the server. */
    private EgressPolicy egress(@Nullable PublicUrl publicUrl) {
        EgressPolicy allowed = read(ServerSetting.EGRESS_ALLOW, tried(EgressPolicy::parse), EgressPolicy.publicOnly());
        EgressPolicy egress = read(ServerSetting.EGRESS_DENY, tried(allowed::without), allowed);
        return publicUrl == null ? egress : egress.without(publicUrl.host());
    }

    private static PublicUrl publicUrl(String text) {
        PublicUrl url = PublicUrl.parse(text);
        EgressPolicy.publicOnly().without(url.host());
        return url;
    }

    private Retention retention() {
        return new Retention(
                read(ServerSetting.HISTORY_RUNS, number(0, 100_000_000), 0),
                (long) read(ServerSetting.HISTORY_TEXT, number(0, 1 << 20), 0) << 20,
                read(ServerSetting.HISTORY_DAYS, number(0, 36_500), 0));
    }

    private Quotas quotas() {
        return new Quotas(
                read(ServerSetting.QUOTA_WORKFLOWS, number(1, 1_000_000), 1),
                (long) read(ServerSetting.QUOTA_WORKFLOW_TEXT, number(1, 10_240), 1) << 20,
                read(ServerSetting.QUOTA_WEBHOOKS, number(1, 10_000), 1),
                read(ServerSetting.QUOTA_TOKENS, number(1, 10_000), 1));
    }

    /** What does not fit together is told of settings that can be read at all. */
    private PlannerSettings planner() {
        int before = wrong.size();
        PlannerSettings planner = new PlannerSettings(
                read(ServerSetting.PLANNER, PlannerChoice::of, PlannerChoice.AUTO),
                readOrNull(ServerSetting.PLANNER_BASE_URL, SettingForms::baseUrl),
                readOrNull(ServerSetting.PLANNER_MODEL, matching(MODEL)),
                readOrNull(ServerSetting.PLANNER_API_KEY, matching(KEY)),
                Duration.ofSeconds(read(ServerSetting.PARSE_TIMEOUT, number(1, 600), 1)),
                read(ServerSetting.PLANNER_MAX_TOKENS, number(256, 200_000), 256),
                budget());
        if (wrong.size() == before) {
            planner.flaws().forEach(flaw -> wrong.add(planner(flaw.part()).variable() + ": " + flaw.message()));
        }
        return planner;
    }

    private PlannerBudget budget() {
        return new PlannerBudget(
                read(ServerSetting.PLANNER_ANONYMOUS, matching(Set.of("builtin", "model")::contains), "builtin")
                        .equals("model"),
                read(ServerSetting.PLANNER_CLIENT_PER_DAY, number(0, 1_000_000), 0),
                read(ServerSetting.PLANNER_USER_PER_DAY, number(0, 1_000_000), 0),
                read(ServerSetting.PLANNER_PER_DAY, number(0, 1_000_000), 0));
    }

    private static Setting planner(PlannerSettings.Part part) {
        return switch (part) {
            case MODEL -> ServerSetting.PLANNER_MODEL;
            case API_KEY -> ServerSetting.PLANNER_API_KEY;
        };
    }

    private Map<Provider, String> llmUrls() {
        return Map.of(
                Provider.OPENAI, read(ServerSetting.LLM_OPENAI_BASE_URL, SettingForms::baseUrl, ""),
                Provider.ANTHROPIC, read(ServerSetting.LLM_ANTHROPIC_BASE_URL, SettingForms::baseUrl, ""),
                Provider.GOOGLE, read(ServerSetting.LLM_GOOGLE_BASE_URL, SettingForms::baseUrl, ""));
    }

    private VendorUrls tools() {
        VendorUrls tools = VendorUrls.vendors();
        for (Vendor vendor : Vendor.values()) {
            String url = read(new VendorSetting(vendor), tried(text -> checked(vendor, text)), "");
            if (!url.isEmpty() && !url.equals(vendor.baseUrl())) {
                tools = tools.with(vendor, url);
            }
        }
        return tools;
    }

    /** Those of which both the id and the secret are said; one without the other is wrong. */
    private OAuthApps apps() {
        OAuthApps apps = OAuthApps.none();
        for (OAuthVendor vendor : OAuthVendor.values()) {
            Setting idSetting = new OAuthSetting(vendor, OAuthPart.ID);
            Setting secretSetting = new OAuthSetting(vendor, OAuthPart.SECRET);
            String id = read(idSetting, matching(APP_TEXT), "");
            String secret = read(secretSetting, matching(APP_TEXT), "");
            String url = read(new OAuthSetting(vendor, OAuthPart.BASE_URL), SettingForms::baseUrl, "");
            if (!id.isEmpty() && !secret.isEmpty()) {
                apps = apps.with(vendor, new OAuthClient(id, secret));
            } else if (!id.isEmpty() || !secret.isEmpty()) {
                wrong.add((id.isEmpty() ? secretSetting : idSetting).variable() + ": it must stand beside "
                        + (id.isEmpty() ? idSetting : secretSetting).variable());
            }
            if (!url.isEmpty()) {
                apps = apps.at(vendor, url);
            }
        }
        return apps;
    }

    /** The text, when it can be a base URL, and calls to its host can be let through. */
    private static String checked(Vendor vendor, String text) {
        EgressPolicy.parse(VendorUrls.vendors().with(vendor, text).opening(vendor));
        return text;
    }

    <T> T read(Setting setting, Function<String, Optional<T>> form, T ifWrong) {
        T value = readOrNull(setting, form);
        return value == null ? ifWrong : value;
    }

    <T> @Nullable T readOrNull(Setting setting, Function<String, Optional<T>> form) {
        Optional<Told> told = sources.told(setting);
        return told.isPresent()
                ? parse(setting, told.get(), form)
                : setting.byDefault().flatMap(form).orElse(null);
    }

    /** Whether somebody says it: else it has its default. */
    boolean isSaid(Setting setting) {
        return sources.told(setting).isPresent();
    }

    private <T> @Nullable T parse(Setting setting, Told told, Function<String, Optional<T>> form) {
        Optional<T> value = form.apply(told.text());
        if (value.isEmpty()) {
            String content = told.content() == null ? "its value" : "the content of " + told.content();
            String shown = setting.isSecret() ? content : "`" + told.text() + "`";
            wrong.add(told.place() + ": " + shown + " is not allowed" + because + "; it must be " + setting.allowed());
            because = "";
            unread.add(setting);
        }
        return value.orElse(null);
    }

    /** What the reader makes of the text; why it refuses it is told, which has nothing of what may be a secret. */
    private <T> Function<String, Optional<T>> telling(Function<String, T> reader) {
        return text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException refused) {
                because = " (" + refused.getMessage() + ")";
                return Optional.empty();
            }
        };
    }
}
