package app.dispatch.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dispatch.domain.value.Value.Fields;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: all commands and their help. */
final class CommandTree {
    private static final int NARROWEST = 55;
    private static final int USAGE_WIDTH = 100;

    /** What Java makes of a byte in an argument that the locale's encoding does not have. */
    private static final char UNREADABLE = '\uFFFD';

    private final Surroundings surroundings;
    private final Complaints complaints;
    private final CommandLine line;
    private final String[] args;

    /** @param args what will be run: only what is named there is made whole */
    CommandTree(Surroundings surroundings, String... args) {
        this.surroundings = surroundings;
        this.complaints = new Complaints(surroundings);
        this.args = args.clone();
        CommandSpec root = CommandSpec.create().name("dispatch").addOption(help());
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        root.version("dispatch " + Version.text());
        List<String> words = List.of(args);
        Commands commands = Commands.of(surroundings, new HashSet<>(words)).meant(words);
        commands.all().forEach(each -> add(root, each.command().get().spec()));
        this.line = new CommandLine(root)
                .setColorScheme(new ColorScheme.Builder(Ansi.OFF).build())
                .setOut(new PrintWriter(surroundings.out(), true, UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((wrong, all) -> usage(wrong))
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(width());
        HelpText.write(root, commands.shown());
    }

    private static void add(CommandSpec parent, CommandSpec spec) {
        spec.addOption(help());
        spec.subcommands().values().forEach(below -> below.getCommandSpec().addOption(help()));
        parent.addSubcommand(spec.name(), spec);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    /** As wide as the terminal says that it is, within reason. */
    private int width() {
        try {
            int columns = Integer.parseInt(surroundings.environment().getOrDefault("COLUMNS", ""));
            return Math.max(NARROWEST, Math.min(columns, USAGE_WIDTH));
        } catch (NumberFormatException unknown) {
            return USAGE_WIDTH;
        }
    }

    /** Runs it; returns the exit code. */
    int run() {
        for (String argument : args) {
            if (argument.indexOf(UNREADABLE) >= 0) {
                surroundings.complain("An argument has characters that this locale does not know; set LC_ALL=C.UTF-8.");
                return Command.USAGE;
            }
        }
        return line.execute(args);
    }

    private int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!(last.commandSpec().userObject() instanceof Command command)) {
            line.usage(surroundings.err());
            return Command.USAGE;
        }
        return execute(command, last);
    }

    private int execute(Command command, ParseResult parsed) {
        boolean json = parsed.commandSpec().findOption("--json") != null && parsed.hasMatchedOption("--json");
        return complaints.code(json, () -> command.execute(parsed));
    }

    private int usage(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        boolean json = Arrays.asList(args).contains("--json");
        complaints.say(
                json,
                "usage",
                UsageText.of(wrong) + (json ? "" : " (" + command + " --help says more)"),
                Fields.empty());
        return Command.USAGE;
    }
}
