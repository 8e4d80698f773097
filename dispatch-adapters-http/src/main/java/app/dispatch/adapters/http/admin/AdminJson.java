package app.dispatch.adapters.http.admin;

import app.dispatch.application.admin.Administration.Details;
import app.dispatch.application.admin.Administration.Listed;
import app.dispatch.application.json.Reading;
import app.dispatch.application.quota.Usage;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.quota.QuotaLimits;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.Patch;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The JSON form of users as administrators see them: nothing of it is a secret of theirs. */
final class AdminJson {
    private static final long MOST_WORKFLOWS = 1_000_000;
    private static final long MOST_TEXT = 10_240L << 20;
    private static final long MOST_OTHERS = 10_000;

    private AdminJson() {}

    /** A user in a list. */
    static Fields write(Listed listed) {
        return user(listed).build();
    }

    /** A user, with what they have of what they may keep. */
    static Fields write(Details details) {
        QuotaLimits limits = details.listed().user().standing().limits();
        return user(details.listed())
                .put("limits", limits(limits))
                .put(
                        "quotas",
                        Value.of(details.usage().stream().map(AdminJson::write).toList()))
                .build();
    }

    static Fields limits(QuotaLimits limits) {
        return Fields.builder()
                .put("workflows", number(limits.workflows()))
                .put("workflowText", number(limits.workflowText()))
                .put("webhooks", number(limits.webhooks()))
                .put("tokens", number(limits.tokens()))
                .build();
    }

    private static FieldsBuilder user(Listed listed) {
        User user = listed.user();
        Standing standing = user.standing();
        return Fields.builder()
                .put("id", user.id().value())
                .put("email", user.email().value())
                .put("name", user.name())
                .put("admin", standing.admin())
                .put("createdAt", user.createdAt().toEpochMilli())
                .put("seenAt", time(standing.seenAt()))
                .put("lockedAt", time(standing.lockedAt()))
                .put("workflows", Value.of(listed.workflows()))
                .put("runs", Value.of(listed.runs()));
    }

    private static Fields write(Usage.Used used) {
        return Fields.builder()
                .put("quota", used.quota())
                .put("used", used.used())
                .put("most", used.most())
                .build();
    }

    private static Value time(@Nullable Instant at) {
        return at == null ? Value.NULL : Value.of(at.toEpochMilli());
    }

    private static Value number(@Nullable Number number) {
        return number == null ? Value.NULL : Value.of(number.longValue());
    }

    /** Reads which limits of a user change: null is what all may, and what is left out stays. */
    static UnaryOperator<QuotaLimits> readLimits(Reading from) {
        Patch<Long> workflows = limit(from, "workflows", MOST_WORKFLOWS);
        Patch<Long> text = limit(from, "workflowText", MOST_TEXT);
        Patch<Long> webhooks = limit(from, "webhooks", MOST_OTHERS);
        Patch<Long> tokens = limit(from, "tokens", MOST_OTHERS);
        return now -> new QuotaLimits(
                limit(workflows.map(Math::toIntExact), now.workflows()),
                limit(text, now.workflowText()),
                limit(webhooks.map(Math::toIntExact), now.webhooks()),
                limit(tokens.map(Math::toIntExact), now.tokens()));
    }

    private static Patch<Long> limit(Reading from, String key, long most) {
        return from.given(key).filter(Value.Null.class::isInstance).isPresent()
                ? Patch.clear()
                : from.whole(key, 1, most).map(Patch::set).orElse(Patch.keep());
    }

    private static <T> @Nullable T limit(Patch<T> patch, @Nullable T now) {
        return switch (patch) {
            case Patch.Keep<T>() -> now;
            case Patch.Set<T>(T value) -> value;
            case Patch.Clear<T>() -> null;
        };
    }
}
