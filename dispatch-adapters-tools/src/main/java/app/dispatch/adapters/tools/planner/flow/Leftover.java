package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a brief that no step stands for. */
final class Leftover {
    private static final int MOST_TOLD = 6;
    /** Words that carry no meaning of their own beside those that are read. */
    private static final Set<String> SMALL = Phrases.words("""
            a an the my our your his her their its this that these those some any all each every both other more
            i we you it they them one ones me us he she who whom which what whatever there here
            of to in into on onto from for with by via at as about over through using per than regarding
            and or & + plus also too then so is are was were be been being am has have had do does did can could
            will would should may might want need needs like get gets got please hi hello hey thanks thank up out
            off new latest list lists thing things stuff result results contents content information info data
            item items entry entries details everything anything something automatically workflow automation plan
            time day days week month today now when whenever if once 's 'm 're again back straight directly
            together user users account named called create build make set send post save nice know let sure
            whole full same next into simple simply really just only way case order""");

    /** Parameters whose text begins with what the brief calls a thing, whether or not it was narrowed by those words. */
    private static final Set<String> CONTENT =
            Set.of("text", "content", "body", "message", "description", "subject", "title", "name");

    private Leftover() {}

    /** Runs of words that are neither read nor part of what a step is given. */
    static List<String> of(Tokens tokens, Set<Integer> read, List<Draft> steps) {
        StringBuilder given = new StringBuilder();
        for (Draft step : steps) {
            step.params.forEach((name, value) -> given.append(
                    value.toString().contains("{{ steps.") && CONTENT.contains(name) ? "" : value.toString()));
        }
        steps.forEach(step -> given.append(step.when).append(step.forEach).append(step.approval));
        String params = given.toString().toLowerCase(Locale.ROOT);
        String whole = params
                + steps.stream()
                        .map(step -> step.params.toString())
                        .toList()
                        .toString()
                        .toLowerCase(Locale.ROOT);
        List<String> runs = new ArrayList<>();
        List<Token> run = new ArrayList<>();
        for (Token token : tokens.list()) {
            boolean left = switch (token) {
                case Word word ->
                    !read.contains(word.start())
                            && !SMALL.contains(word.lower())
                            && !FunctionWords.FILLER.contains(word.lower())
                            && !Lexicon.BY_ITSELF.contains(word.lower())
                            && !params.contains(word.lower());
                case Token.Quote quote -> !whole.contains(quoted(quote));
                case Token.Link link -> !whole.contains(link.url().toLowerCase(Locale.ROOT));
                case Token.Literal literal -> false;
                case Token.Mark mark -> false;
            };
            if (left) {
                run.add(token);
            } else if (!run.isEmpty()) {
                runs.add(new Tokens(tokens.text(), run).written());
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            runs.add(new Tokens(tokens.text(), run).written());
        }
        return runs.size() > MOST_TOLD ? runs.subList(0, MOST_TOLD) : runs;
    }

    /** As it stands in a plan, where quotes in it are escaped. */
    private static String quoted(Token.Quote quote) {
        return quote.text().toLowerCase(Locale.ROOT).replace("{{", "").strip();
    }
}
