package app.dispatch.server.command;

import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Door;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A command line that is said most, {@code parse BRIEF} or {@code runs}, without any option: understood without the library for
 * command lines, whose classes no archive takes, so that they alone would be a fifth of the time.
 *
 * @param words those behind the command
 */
public record PlainLine(String command, List<String> words) {
    private static final String PARSE = "parse";
    private static final String RUNS = "runs";

    public PlainLine {
        words = List.copyOf(words);
    }

    /** These arguments, where they are one. */
    public static Optional<PlainLine> of(String... args) {
        if (args.length == 0) {
            return Optional.empty();
        }
        List<String> words = Arrays.asList(args).subList(1, args.length);
        boolean plain = switch (args[0]) {
            case PARSE -> !words.isEmpty() && words.stream().allMatch(PlainLine::isPlain);
            case RUNS -> words.isEmpty();
            default -> false;
        };
        return plain ? Optional.of(new PlainLine(args[0], words)) : Optional.empty();
    }

    /** What can be neither an option nor a file of arguments, nor wrong. */
    private static boolean isPlain(String word) {
        return !word.isBlank() && word.charAt(0) != '-' && word.charAt(0) != '@' && word.indexOf('\uFFFD') < 0;
    }

    /**
     * Does what it says.
     *
     * @param local the door to local data
     * @return the exit code
     */
    public int act(Surroundings surroundings, BiFunction<Settings, Surroundings, Door> local)
            throws CannotStart, SettingsInvalid {
        Reach reach = new Reach(surroundings, local, Set.of());
        return Verb.act(
                command.equals(PARSE) ? new RunVerb(reach)::parse : RunsVerbs::listAll, new Said.Plain(words), reach);
    }
}
