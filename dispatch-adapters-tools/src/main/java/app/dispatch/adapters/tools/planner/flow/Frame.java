package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What holds for a whole flow.
 *
 * @param webhook whether what it waits for calls the plan's webhook
 * @param parallel whether the brief says that things are done at the same time
 * @param looks whether it looks again and again, mostly for nothing
 * @param window how many minutes there are between two runs
 * @param named the tools that the brief names
 * @param conditions what the brief makes depend on something
 */
record Frame(
        Optional<Event> event,
        boolean webhook,
        boolean parallel,
        boolean looks,
        long window,
        Set<String> named,
        List<Tokens> conditions) {
    private static final int LOOK_BACK = 40;
    /** What stands before the verb of what is done for each of several. */
    private static final Pattern FOR_EACH = Pattern.compile("(?is).*\\bfor (each|every)( [\\w-]+){1,3}\\W+\\w+\\W*");

    private static final Set<String> EACH = Set.of("each", "every");

    /** Whether a piece is done for each of several. */
    boolean each(Piece piece) {
        Tokens tokens = piece.tokens();
        int start = tokens.isEmpty() ? 0 : tokens.get(0).start();
        String before = tokens.text().substring(Math.max(0, start - LOOK_BACK), start);
        return tokens.find(0, i -> tokens.is(i, EACH)) < tokens.size()
                || FOR_EACH.matcher(before).matches();
    }

    /** Whether what is done is done for each of what is found. */
    boolean eachFound() {
        return !webhook && event.filter(one -> one.is(Event.Kind.HAPPENS)).isPresent();
    }
}
