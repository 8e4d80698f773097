package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.server.settings.SettingsInvalid;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code parse}: prints the plan that a brief becomes. */
final class ParseCommand implements Command {
    private final Surroundings surroundings;

    ParseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("parse");
        spec.usageMessage().description("Prints the plan that a brief becomes, as JSON. Nothing is run or kept.");
        BriefArguments.add(spec);
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws SettingsInvalid {
        String brief = BriefArguments.require(parsed);
        try (Composition composition = new Composition(SettingFlags.read(parsed, surroundings), surroundings)) {
            Parsed plan = composition.forgetful().composer().parse(brief, Optional.empty());
            surroundings.out().println(Json.pretty(PlanJson.write(plan.plan())));
            return OK;
        }
    }
}
