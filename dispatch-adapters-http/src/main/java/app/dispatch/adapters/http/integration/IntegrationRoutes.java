package app.dispatch.adapters.http.integration;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.FolderKey;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.integration.Integrations;
import app.dispatch.application.integration.Integrations.Connected;
import app.dispatch.application.json.IntegrationJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/integrations}: a user's connections of tools, and what tools there are. */
public record IntegrationRoutes(
        Integrations integrations, @Nullable FolderKey folder) {
    /** Where vendors send users' browsers back to. */
    private static final String CALLBACK = "/api/oauth/callback";

    private record Saving(Map<String, String> fields, boolean test) {
        static Saving read(Reading body) {
            Optional<Map<String, String>> fields = texts(body);
            if (body.value("fields").isEmpty()) {
                body.problem("fields", "is required");
            }
            return new Saving(fields.orElse(Map.of()), body.bool("test").orElse(false));
        }
    }

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/integrations", this::list).query("schemas"),
                Route.user(MANAGE, PUT, "/api/integrations/{tool}", this::save).audited(AuditAction.CONNECTION_SAVED),
                Route.user(MANAGE, DELETE, "/api/integrations/{tool}", this::delete)
                        .audited(AuditAction.CONNECTION_REMOVED),
                Route.user(MANAGE, POST, "/api/integrations/{tool}", this::test),
                Route.user(MANAGE, POST, "/api/integrations/{tool}/connect", this::connect),
                Route.open(GET, CALLBACK, this::connected)
                        .withoutHead()
                        .anyQuery()
                        .audited(AuditAction.CONNECTION_SAVED));
    }

    private void list(Call call, UserId owner) {
        answer(call, owner, call.flag("schemas", true));
    }

    private void answer(Call call, UserId owner, boolean schemas) {
        call.answer(Fields.builder()
                .put(
                        "integrations",
                        Value.of(integrations.list(owner).stream()
                                .map(IntegrationJson::write)
                                .toList()))
                .put(
                        "available",
                        Value.of(integrations.available().stream()
                                .map(tool ->
                                        IntegrationJson.write(tool, integrations.isConnectable(tool.id()), schemas))
                                .toList()))
                .build());
    }

    private void save(Call call, UserId owner) {
        Saving given = call.body(Saving::read);
        call.leave();
        Integrations.Saved saved = integrations.save(owner, tool(call), given.fields(), given.test());
        FieldsBuilder answer = Fields.builder().put("integration", IntegrationJson.write(saved.integration()));
        saved.test().ifPresent(test -> answer.put("test", IntegrationJson.writeAnswer(test)));
        call.answer(answer.build());
    }

    private void delete(Call call, UserId owner) {
        integrations.delete(owner, tool(call));
        answer(call, owner, true);
    }

    private void test(Call call, UserId owner) {
        Optional<Map<String, String>> fields = call.optionalBody(IntegrationRoutes::texts);
        call.leave();
        call.answer(IntegrationJson.writeAnswer(integrations.test(owner, tool(call), fields)));
    }

    private void connect(Call call, UserId owner) {
        call.noBody();
        String url = integrations.connect(owner, tool(call), call.serverUrl() + CALLBACK);
        call.answer(Fields.builder().put("url", url).build());
    }

    /** A person's browser comes here, so that a refusal is a page too. */
    private void connected(Call call) {
        String state = call.query("state").orElse("");
        Optional<User> user = folderOwner(call, state).or(call::returningUser);
        call.note().nothing();
        if (user.isEmpty()) {
            ConnectedPage.signIn().answer(call);
            return;
        }
        call.leave();
        try {
            Connected connected = integrations.connected(
                    user.get().id(),
                    state,
                    call.query("code"),
                    call.query("error").isPresent());
            call.note().by(user.get().id());
            call.note().about(connected.label());
            ConnectedPage.of(connected).answer(call);
        } catch (Refusal refused) {
            if (refused.errorCode() != ErrorCode.BAD_REQUEST) {
                throw refused;
            }
            ConnectedPage.refused(refused.text()).answer(call);
        }
    }

    /**
     * The owner of the data folder, when the command line of this machine sent the browser: that one has no session, and is known
     * by what came back alone (RFC 8252, 7.3).
     */
    private Optional<User> folderOwner(Call call, String state) {
        return Optional.ofNullable(folder)
                .map(FolderKey::owner)
                .filter(owner -> call.isLocal() && integrations.awaits(owner.id(), state));
    }

    /** The member {@code fields}, each of them a text; those that are null are left out. */
    private static Optional<Map<String, String>> texts(Reading body) {
        return body.fields("fields").map(fields -> {
            Reading each = new Reading(fields, body.at("fields"), body.problems());
            Map<String, String> texts = new LinkedHashMap<>();
            each.keys().forEach(key -> each.text(key).ifPresent(text -> texts.put(key, text)));
            return texts;
        });
    }

    private static String tool(Call call) {
        return call.context().pathParam("tool");
    }
}
