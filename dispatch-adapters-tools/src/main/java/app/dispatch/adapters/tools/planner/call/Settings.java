package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how a step runs: time-out, attempts, redirects, whether its failure matters. */
final class Settings {
    private static final Phrases GOES_ON = Phrases.of("""
            ignoring errors | ignore errors | ignoring any errors | ignore any errors | even if it fails
            continue on error | ignore failures | do not stop on errors | don't fail if it fails
            ignoring failures | go on if it fails | continue if it fails | carry on if it fails""");
    private static final Phrases ATTEMPTS = Phrases.of("""
            retry | retrying | try | trying | retry it | try it | retry up to | try up to | retrying up to
            up to | at most | retries | trying up to | with up to | retry at most""");
    private static final Phrases TIMEOUT = Phrases.of("""
            a timeout of | timeout of | timeout | a time-out of | a time limit of | within""");
    private static final Phrases NOT = Phrases.of("""
            without following redirects | do not follow redirects | don't follow redirects
            not following redirects | without redirects""");
    private static final Phrases FOLLOW = Phrases.of("""
            following redirects | follow redirects""");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})-?(ms|s|sec|seconds?|milliseconds?|minutes?)?");

    private final Scope scope;
    private final Tokens tokens;
    private final Arguments found;

    Settings(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
        this.found = scope.found();
    }

    /** How the step runs: time-outs, attempts, whether its failure matters. */
    int read(int at) {
        int from = scope.joint(at) || tokens.mark(at, ',') ? at + 1 : at;
        int goesOn = GOES_ON.end(tokens, from);
        if (goesOn > 0) {
            found.goesOn = true;
            return goesOn;
        }
        int attempts = attempts(from);
        int timeout = attempts > 0 ? attempts : timeout(from);
        return timeout > 0 ? timeout : redirects(from);
    }

    private int attempts(int from) {
        int start = ATTEMPTS.end(tokens, from);
        String number = tokens.word(start > 0 ? start : from);
        int count = number.matches("[1-9]|1\\d")
                ? Integer.parseInt(number)
                : FunctionWords.COUNTS.getOrDefault(number, number.equals("twice") ? 2 : 0);
        int after = (start > 0 ? start : from) + 1;
        boolean times = (number.equals("twice") && start > 0)
                || tokens.is(after, Set.of("times", "attempts", "tries", "retries"));
        if (count == 0 || !times || (start == 0 && !tokens.is(after, Set.of("attempts", "tries", "retries")))) {
            return 0;
        }
        boolean again = tokens.slice(from, after + 1).list().stream()
                .anyMatch(token ->
                        token instanceof Token.Word word && word.lower().startsWith("retr"));
        found.attempts = count + (again ? 1 : 0);
        return number.equals("twice") ? after : after + 1;
    }

    private int timeout(int from) {
        int start = TIMEOUT.end(tokens, from);
        int lead = tokens.mark(start, ':') ? start + 1 : start;
        String number = start > 0
                ? tokens.word(lead)
                : tokens.is(from, Set.of("a", "an")) ? tokens.word(from + 1) : tokens.word(from);
        int noun = start > 0 ? lead + 1 : tokens.is(from, Set.of("a", "an")) ? from + 2 : from + 1;
        Matcher written = DURATION.matcher(number);
        if (!written.matches() || scope.caller().called("timeout").isEmpty()) {
            return 0;
        }
        boolean joined = written.group(2) != null;
        String unit = joined ? written.group(2) : tokens.word(noun);
        int after = joined ? noun : noun + 1;
        boolean named = start > 0 || tokens.word(after).equals("timeout");
        long factor = factor(unit);
        if (!named || factor == 0) {
            return 0;
        }
        found.labelled.put(
                scope.caller().called("timeout").orElseThrow(),
                new Operand.Given(Value.of(Long.parseLong(written.group(1)) * factor)));
        return start > 0 ? after : after + 1;
    }

    private int redirects(int from) {
        int not = NOT.end(tokens, from);
        int follow = FOLLOW.end(tokens, from);
        Optional<String> property = scope.caller().called("redirects");
        if ((not == 0 && follow == 0) || property.isEmpty()) {
            return 0;
        }
        found.labelled.put(property.get(), new Operand.Given(Value.of(not == 0)));
        return Math.max(not, follow);
    }

    /** Milliseconds in a unit; 0 when it is none. */
    private static long factor(String unit) {
        if (unit.startsWith("ms") || unit.startsWith("milli")) {
            return 1;
        }
        return unit.startsWith("min") ? 60_000 : unit.startsWith("s") ? 1_000 : 0;
    }
}
