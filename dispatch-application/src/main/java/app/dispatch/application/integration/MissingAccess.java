package app.dispatch.application.integration;

import app.dispatch.application.tool.RequiredAccess;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.ToolDef;
import java.util.stream.Collectors;

/** Says what a user has to save so that a call can be made: all ways that there are. */
final class MissingAccess {
    private MissingAccess() {}

    static StepFailure of(ToolDef tool, RequiredAccess access) {
        String words = access.connection() ? connection(tool) : "";
        if (!access.keys().isEmpty()) {
            words += words.isEmpty() ? "There is no " : ", or a ";
            words += keys(access);
        }
        return StepFailure.lasting(FailureCode.INTEGRATION_MISSING, words);
    }

    private static String connection(ToolDef tool) {
        String fields = tool.fields().stream()
                .filter(field -> field.required() || tool.ways().stream().anyMatch(way -> way.contains(field.key())))
                .map(FieldDef::key)
                .collect(Collectors.joining(", "));
        return tool.label() + " is not connected: save its fields (" + fields + ") with PUT /api/integrations/"
                + tool.id();
    }

    /** Such as "key of Anthropic (PUT /api/credentials/anthropic)". */
    private static String keys(RequiredAccess access) {
        return "key of "
                + access.keys().stream().sorted().map(Provider::label).collect(Collectors.joining(" or "))
                + access.keys().stream()
                        .sorted()
                        .map(provider -> "/api/credentials/" + provider.id())
                        .collect(Collectors.joining(" or ", " (PUT ", ")"));
    }
}
