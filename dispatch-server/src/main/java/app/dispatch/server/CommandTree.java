package app.dispatch.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dispatch.domain.error.Refusal;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.SettingsInvalid;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: all commands, their help, and what becomes of what goes wrong in them. */
final class CommandTree {
    private static final int USAGE_WIDTH = 110;

    /** What Java makes of a byte in an argument that the locale's encoding does not have. */
    private static final char UNREADABLE = '\uFFFD';

    private final Surroundings surroundings;
    private final CommandLine line;

    CommandTree(Surroundings surroundings) {
        this.surroundings = surroundings;
        CommandSpec root = CommandSpec.create().name("dispatch").addOption(help());
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        root.version("dispatch " + Version.text());
        root.usageMessage()
                .description("Programmable agents: a brief in English becomes a plan that is run and recorded.")
                .footer(
                        "",
                        "`./dispatch test` runs the test suite. `./dispatch COMMAND --help` says more of a command.");
        for (Command command : commands()) {
            CommandSpec spec = command.spec().addOption(help());
            root.addSubcommand(spec.name(), spec);
        }
        this.line = new CommandLine(root)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(surroundings.out(), true, UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((wrong, args) -> usage(wrong))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(USAGE_WIDTH);
    }

    private List<Command> commands() {
        return List.of(
                new RunCommand(surroundings),
                new ParseCommand(surroundings),
                new HistoryCommand(surroundings),
                new ServeCommand(surroundings),
                new RotateKeysCommand(surroundings),
                new BackupCommand(BackupCommand.Direction.BACKUP, surroundings),
                new BackupCommand(BackupCommand.Direction.RESTORE, surroundings),
                new SelfTrainCommand(surroundings));
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    int run(String... args) {
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
        try {
            return command.execute(parsed);
        } catch (SettingsInvalid invalid) {
            invalid.lines().forEach(surroundings::complain);
            return Command.USAGE;
        } catch (CannotStart cannot) {
            surroundings.complain(cannot.line());
            return Command.FAILED;
        } catch (Refusal refusal) {
            surroundings.complain(RefusalText.firstLine(refusal));
            RefusalText.more(refusal).forEach(surroundings.err()::println);
            return Command.FAILED;
        }
    }

    private int usage(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        surroundings.complain(wrong.getMessage() + " (" + command + " --help says more)");
        return Command.USAGE;
    }
}
