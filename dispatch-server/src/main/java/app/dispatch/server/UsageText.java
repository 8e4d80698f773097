package app.dispatch.server;

import app.dispatch.domain.error.DidYouMean;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and what was probably meant. */
final class UsageText {
    private UsageText() {}

    static String of(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(wrong.getMessage());
        }
        CommandLine line = wrong.getCommandLine();
        String first = unmatched.getUnmatched().getFirst();
        Collection<String> commands = line.getSubcommands().keySet();
        if (first.startsWith("-")) {
            return none("option", first, line.getCommandSpec().optionsMap().keySet());
        }
        return commands.isEmpty() ? "There is no place for `" + first + "`" : none("command", first, commands);
    }

    private static String none(String kind, String said, Collection<String> known) {
        return "There is no " + kind + " `" + said + "`" + DidYouMean.hint(said, known);
    }
}
