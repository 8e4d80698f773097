package app.dispatch.application.json;

import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenSecret;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON form of a personal API token. */
public final class TokenJson {
    private TokenJson() {}

    /**
     * The token as its owner sees it, without its secret.
     *
     * @param made what was made with it, as {@link #made} writes it
     */
    public static Fields write(Token token, Fields made) {
        return Fields.builder()
                .put("id", token.id().value())
                .put("name", token.name())
                .put("prefix", token.prefix())
                .put("scopes", scopes(token))
                .put("workflows", workflows(token))
                .put("createdAt", token.createdAt().toEpochMilli())
                .put("expiresAt", time(token.expiresAt()))
                .put("lastUsedAt", time(token.lastUsedAt()))
                .put("made", made)
                .build();
    }

    /** A new token with its secret, to be shown this once. */
    public static Fields issued(Token token, TokenSecret secret) {
        return Fields.builder()
                .put("token", secret.text())
                .put("id", token.id().value())
                .put("name", token.name())
                .put("scopes", scopes(token))
                .put("workflows", workflows(token))
                .put("createdAt", token.createdAt().toEpochMilli())
                .put("expiresAt", time(token.expiresAt()))
                .build();
    }

    /** A program that asks for a token, as the person sees it who is to let it in. */
    public static Fields write(DeviceLogin login) {
        return Fields.builder()
                .put("name", login.name())
                .put("scopes", texts(login.scopes().stream().map(Scope::id)))
                .put("client", login.client())
                .put("createdAt", login.createdAt().toEpochMilli())
                .put("expiresAt", login.expiresAt().toEpochMilli())
                .build();
    }

    /** What was made with a token. */
    public static Fields made(List<WorkflowId> workflows, List<WebhookId> webhooks) {
        return Fields.builder()
                .put("workflows", texts(workflows.stream().map(WorkflowId::value)))
                .put("webhooks", texts(webhooks.stream().map(WebhookId::value)))
                .build();
    }

    private static Value workflows(Token token) {
        return token.workflows().isEmpty()
                ? Value.NULL
                : texts(token.workflows().stream().map(WorkflowId::value));
    }

    private static Value scopes(Token token) {
        return texts(token.scopes().stream().map(Scope::id));
    }

    private static Value texts(Stream<String> texts) {
        return Value.of(texts.map(Value::of).toList());
    }

    /** Reads the scopes of a token that is to be made; those of one whose maker names none when they are left out. */
    public static Set<Scope> readScopes(Reading from) {
        Optional<List<String>> names = from.texts("scopes");
        if (names.isEmpty()) {
            return Scope.usual();
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (int i = 0; i < names.get().size(); i++) {
            String name = names.get().get(i);
            Optional<Scope> scope = Scope.of(name);
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                from.problems().add(new Problem(from.at("scopes") + "/" + i, unknown(name)));
            }
        }
        return scopes;
    }

    /** Reads the workflows that a token is to be narrowed to; empty when they are left out. */
    public static Set<WorkflowId> readWorkflows(Reading from) {
        Optional<List<String>> ids = from.texts("workflows");
        if (ids.filter(List::isEmpty).isPresent()) {
            from.problem("workflows", "must name at least one workflow, or be left out for all");
        }
        Set<WorkflowId> workflows = new LinkedHashSet<>();
        List<String> given = ids.orElse(List.of());
        for (int i = 0; i < given.size(); i++) {
            try {
                workflows.add(new WorkflowId(given.get(i)));
            } catch (IllegalArgumentException notAnId) {
                from.problems().add(new Problem(from.at("workflows") + "/" + i, "is not the id of a workflow"));
            }
        }
        return workflows;
    }

    private static String unknown(String name) {
        List<String> known = Arrays.stream(Scope.values()).map(Scope::id).toList();
        return "must be one of " + String.join(", ", known) + DidYouMean.hint(name, known);
    }

    private static Value time(@Nullable Instant at) {
        return at == null ? Value.NULL : Value.of(at.toEpochMilli());
    }
}
