package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads another name for the plan: "rename it to Stale pulls". */
final class NameReader implements Reader {
    private static final int LONGEST = 200;
    private static final String IT = "(?:it|this|that|(?:the|this|my) (?:plan|workflow|automation))";
    private static final Pattern NAME =
            Pattern.compile("(?i)^(?:(?:rename|retitle) " + IT + "(?: to| as| into)?|(?:call|name|title) " + IT
                    + "|(?:change|set) (?:its|the|the plan's|the workflow's) name(?: of " + IT + ")? to):? (.+)$");

    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        Matcher name = NAME.matcher(clause.written());
        Token last = clause.get(clause.size() - 1);
        if (!name.matches() || last instanceof Token.Link) {
            return Optional.empty();
        }
        String wanted = last instanceof Token.Quote(String text, int start, int end) ? text : name.group(1);
        if (wanted.isBlank() || wanted.length() > LONGEST) {
            throw new Unclear("a plan's name has 1 to " + LONGEST + " characters");
        }
        edit.rename(wanted);
        return Optional.of("name " + wanted);
    }
}
