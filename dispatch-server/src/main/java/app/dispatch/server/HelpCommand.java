package app.dispatch.server;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code help}: the help of all, or of a command. */
final class HelpCommand implements Command {
    private final Surroundings surroundings;

    HelpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("help");
        spec.usageMessage().description("Shows the help of a command.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..*")
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Such as runs, or runs list.")
                .build());
        spec.addOption(OptionSpec.builder("--man")
                .description("Print all of it as a manual page.")
                .build());
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) {
        CommandLine at = parsed.commandSpec().parent().commandLine();
        if (parsed.hasMatchedOption("--man")) {
            surroundings.out().print(ManPage.of(at));
            return OK;
        }
        List<String> words = parsed.matchedPositionalValue(0, List.<String>of());
        for (String word : words) {
            CommandLine below = at.getSubcommands().get(word);
            if (below == null) {
                throw new UnmatchedArgumentException(at, List.of(word));
            }
            at = below;
        }
        at.usage(surroundings.out());
        return OK;
    }
}
