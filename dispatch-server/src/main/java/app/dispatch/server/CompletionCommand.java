package app.dispatch.server;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code completion}: what makes a shell complete the commands. */
final class CompletionCommand implements Command {
    private final Surroundings surroundings;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("completion");
        spec.usageMessage()
                .description("Prints what makes bash, zsh or fish complete the commands.")
                .footer(
                        "",
                        "  bash, zsh:  source <(dispatch completion bash)",
                        "  fish:       dispatch completion fish | source");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SHELL")
                .type(String.class)
                .arity("1")
                .index("0")
                .completionCandidates(List.of("bash", "zsh", "fish"))
                .description("bash, zsh or fish.")
                .build());
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) {
        CommandLine root = parsed.commandSpec().root().commandLine();
        String shell = parsed.matchedPositionalValue(0, "");
        surroundings
                .out()
                .print(
                        switch (shell) {
                            case "bash", "zsh" -> AutoComplete.bash("dispatch", root);
                            case "fish" -> fish(root);
                            default ->
                                throw new ParameterException(
                                        parsed.commandSpec().commandLine(),
                                        "The shell `" + shell + "` is none of bash, zsh and fish.");
                        });
        return OK;
    }

    /** A line for each command, and for each option of each. */
    private static String fish(CommandLine root) {
        String first = names(root).collect(Collectors.joining(" "));
        StringBuilder text = new StringBuilder("complete -c dispatch -f\n");
        root.getSubcommands().forEach((name, command) -> {
            if (command.getCommandSpec().usageMessage().hidden()) {
                return;
            }
            line(text, "not __fish_seen_subcommand_from " + first, "-a " + name, command.getCommandSpec());
            String here = "__fish_seen_subcommand_from " + name;
            command.getSubcommands().forEach((below, spec) -> line(text, here, "-a " + below, spec.getCommandSpec()));
            command.getCommandSpec().options().forEach(option -> line(text, here, option));
        });
        return text.toString();
    }

    private static Stream<String> names(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey);
    }

    private static void line(StringBuilder text, String when, String what, CommandSpec spec) {
        line(text, when, what, String.join(" ", spec.usageMessage().description()));
    }

    private static void line(StringBuilder text, String when, OptionSpec option) {
        String name = option.longestName().replaceFirst("^--", "");
        String value = option.arity().max() > 0 ? " -r" : "";
        line(text, when, "-l " + name + value, String.join(" ", option.description()));
    }

    private static void line(StringBuilder text, String when, String what, String description) {
        text.append("complete -c dispatch -n '")
                .append(when)
                .append("' ")
                .append(what)
                .append(" -d '")
                .append(description.replace("'", "\\'"))
                .append("'\n");
    }
}
