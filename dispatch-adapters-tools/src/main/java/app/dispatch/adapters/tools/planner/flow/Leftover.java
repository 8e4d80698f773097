package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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

    private final Set<Integer> read;

    /** The words of what steps are given, but of texts that only begin with what the brief calls a thing. */
    private final Set<String> words = new HashSet<>();

    /** All that steps are given, in lower case. */
    private final String whole;

    private Leftover(Set<Integer> read, List<Draft> steps) {
        this.read = read;
        StringBuilder all = new StringBuilder();
        for (Draft step : steps) {
            step.params.forEach((name, value) -> {
                boolean headed = value.toString().contains("{{ steps.") && CONTENT.contains(name);
                add(headed ? "" : value.toString());
                all.append(value).append(' ');
            });
            Stream.of(step.when, step.forEach, step.approval)
                    .filter(Objects::nonNull)
                    .forEach(text -> {
                        add(text);
                        all.append(text).append(' ');
                    });
        }
        whole = all.toString().toLowerCase(Locale.ROOT);
    }

    private void add(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        words.addAll(List.of(lower.split("[^\\p{L}\\p{N}'-]+", -1)));
        words.addAll(
                List.of(lower.split("[\\s\"'\\[\\](){},=]+", -1))); // as names such as #dev and acme/api are written
    }

    /** Runs of words that are neither read nor part of what a step is given. */
    static List<String> of(Tokens tokens, Set<Integer> read, List<Draft> steps) {
        Leftover leftover = new Leftover(read, steps);
        List<String> runs = new ArrayList<>();
        List<Token> run = new ArrayList<>();
        for (Token token : tokens.list()) {
            if (leftover.isLeft(token)) {
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

    /**
     * The same of a brief of which only the words are known that briefs are made of: those count as read.
     *
     * @param known the words of the tools that they are about
     */
    static List<String> besides(Tokens tokens, Set<String> known, List<Draft> steps) {
        Set<Integer> read = new HashSet<>();
        tokens.list().stream()
                .filter(token -> token instanceof Word word
                        && (known.contains(word.lower())
                                || (!isName(word)
                                        && Lemma.in(known, word.lower()).isPresent())))
                .forEach(token -> read.add(token.start()));
        return of(tokens, read, steps);
    }

    /** "Billing" in "labelled Billing". */
    private static boolean isName(Word word) {
        return word.start() > 0 && Character.isUpperCase(word.text().charAt(0));
    }

    private boolean isLeft(Token token) {
        return switch (token) {
            case Word word -> !read.contains(word.start()) && !isSmall(word.lower()) && !isGiven(word.lower());
            case Token.Quote quote -> !whole.contains(plain(quote.text()));
            case Token.Link link -> !whole.contains(plain(link.url()));
            case Token.Literal literal -> false;
            case Token.Mark mark -> false;
        };
    }

    private static boolean isSmall(String word) {
        return SMALL.contains(word) || FunctionWords.FILLER.contains(word) || Lexicon.BY_ITSELF.contains(word);
    }

    private boolean isGiven(String word) {
        return words.contains(word)
                || words.contains(word.replaceFirst("^[#@]", ""))
                || Lemma.forms(word).stream().anyMatch(words::contains);
    }

    /** As it stands in a plan. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("{{", "").strip();
    }
}
