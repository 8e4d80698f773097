package app.dispatch.server;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The first page of the help: the commands in groups, on one screen. */
final class HelpText {
    private static final int NAME = 12;

    private HelpText() {}

    /** Gives the root its help. */
    static void write(CommandSpec root, Map<String, List<NamedCommand>> groups) {
        root.usageMessage()
                .customSynopsis("dispatch COMMAND [ARGUMENTS] [OPTIONS]")
                .description("Programmable agents: a brief in English becomes a plan that is run and recorded.")
                .footer(
                        "",
                        "`dispatch help COMMAND` says more. Exit codes: 0 done, 1 failed or refused, 2 wrong usage,",
                        "130 stopped by Ctrl-C, 143 by SIGTERM.");
        root.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> text(root, groups));
    }

    private static String text(CommandSpec root, Map<String, List<NamedCommand>> groups) {
        StringBuilder text = new StringBuilder();
        groups.forEach((heading, commands) -> {
            text.append('\n').append(heading).append('\n');
            for (NamedCommand command : commands) {
                CommandSpec spec = Objects.requireNonNull(root.subcommands().get(command.name()))
                        .getCommandSpec();
                String[] description = spec.usageMessage().description();
                text.append("  ")
                        .append(spec.name())
                        .append(" ".repeat(Math.max(1, NAME - spec.name().length())))
                        .append(description[0])
                        .append('\n');
            }
        });
        return text.toString();
    }
}
