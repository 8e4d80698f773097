package app.dispatch.server;

import app.dispatch.application.Dispatch;
import app.dispatch.application.compose.ParseRequest;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanDiffJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.settings.SettingsInvalid;
import app.dispatch.server.terminal.Words;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code parse}: prints the plan that a brief becomes, or what it makes of a plan; warnings go to the error stream. */
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
        PlanFile.add(
                spec,
                "Change the plan in this file as the brief says, and print it with what is another; - reads it from"
                        + " standard input.");
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws SettingsInvalid {
        String brief = BriefArguments.require(parsed);
        try (Composition composition = new Composition(SettingFlags.read(parsed, surroundings), surroundings)) {
            Dispatch dispatch = composition.forgetful();
            Optional<PlanDraft> current = parsed.hasMatchedOption(PlanFile.OPTION)
                    ? Optional.of(PlanFile.read(parsed, dispatch.planJson(), surroundings.in()))
                    : Optional.empty();
            Parsed made = dispatch.composer()
                    .parse(new ParseRequest(
                            Optional.empty(), Optional.empty(), brief, Optional.empty(), false, current));
            surroundings.out().println(Json.pretty(shown(made)));
            for (Warning warning : made.warnings()) {
                surroundings.err().println(Words.clean("warning: " + warning.path() + " " + warning.message()));
                surroundings.err().println(Words.clean("  " + warning.hint()));
            }
            return OK;
        }
    }

    /** A new plan as it is; a changed one with what is another. */
    private static Fields shown(Parsed made) {
        Fields plan = PlanJson.write(made.plan());
        return made.diff()
                .map(diff -> Fields.builder()
                        .put("plan", plan)
                        .put("diff", PlanDiffJson.write(diff))
                        .build())
                .orElse(plan);
    }
}
