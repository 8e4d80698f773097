package app.dispatch.server;

import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.SettingsInvalid;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the command line. */
public interface Command {
    /** The exit code of what went well. */
    int OK = 0;

    /** The exit code of what went wrong. */
    int FAILED = 1;

    /** The exit code for a command line or settings that cannot be. */
    int USAGE = 2;

    /** The exit code of what was interrupted: 128 and the number of SIGINT. */
    int INTERRUPTED = 130;

    /** Its name, options and help. */
    CommandSpec spec();

    /**
     * Carries it out.
     *
     * @return the exit code
     * @throws app.dispatch.domain.error.Refusal when what was asked is refused
     * @throws picocli.CommandLine.ParameterException for a command line that cannot be
     */
    int execute(ParseResult parsed) throws CannotStart, SettingsInvalid;
}
