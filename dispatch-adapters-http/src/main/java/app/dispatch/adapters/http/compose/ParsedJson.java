package app.dispatch.adapters.http.compose;

import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.compose.MissingTool;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/** The JSON form of what a brief became. */
final class ParsedJson {
    private ParsedJson() {}

    static Fields write(Parsed parsed) {
        return Fields.builder()
                .put("plan", PlanJson.write(parsed.plan()))
                .put(
                        "missing",
                        Value.of(parsed.missing().stream()
                                .map(ParsedJson::missing)
                                .toList()))
                .put(
                        "permissions",
                        Value.of(parsed.permissions().stream()
                                .map(ParsedJson::permission)
                                .toList()))
                .build();
    }

    private static Fields missing(MissingTool missing) {
        return Fields.builder()
                .put("tool", missing.tool())
                .put("label", missing.label())
                .put("reason", missing.reason())
                .build();
    }

    private static Fields permission(Permission permission) {
        return Fields.builder()
                .put("effect", permission.effect().id())
                .put("tool", permission.tool())
                .put("op", permission.op())
                .put("target", permission.target())
                .build();
    }
}
