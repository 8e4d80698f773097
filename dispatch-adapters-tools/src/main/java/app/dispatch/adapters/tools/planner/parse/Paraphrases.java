package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.text.WordFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says in plain words what people say in many ways, by the rules of {@code paraphrases.txt}. Immutable. */
public final class Paraphrases {
    private static final List<ParaphraseLine> ALL = lines();
    private static final List<ParaphraseLine> LINES =
            ALL.stream().filter(line -> !line.isOtherwise()).toList();
    private static final List<ParaphraseLine> OTHERWISE =
            ALL.stream().filter(ParaphraseLine::isOtherwise).toList();

    /** So many rules may say the same words anew, one after another. */
    private static final int MOST_AT_ONCE = 3;

    /** So many other ways of saying a brief are tried, as each takes the time of a plan. */
    private static final int MOST_OTHERS = 6;

    private Paraphrases() {}

    /** How many rules there are. */
    public static int size() {
        return ALL.size();
    }

    /** The same brief in plainer words; the same object where no rule fits. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        Tokens read = SameDay.read(tokens);
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Tokens plainer = plainer(read, knowledge);
            if (plainer.equals(read)) {
                return read;
            }
            read = plainer;
        }
        return read;
    }

    /**
     * The brief in other words, the likeliest first: by rules that may take it for what was not meant, and so are only for briefs
     * that leave something open as they stand, where nothing is left open then.
     */
    public static List<Tokens> others(Tokens tokens, Knowledge knowledge) {
        List<Paraphrase> rules = rules(OTHERWISE, tokens);
        Tokens all = tokens;
        for (Paraphrase rule : rules) {
            all = by(List.of(rule), all, knowledge);
        }
        Set<List<Token>> others = new LinkedHashSet<>();
        others.add(all.list());
        rules.forEach(rule -> others.add(by(List.of(rule), tokens, knowledge).list()));
        others.remove(tokens.list());
        return others.stream()
                .limit(MOST_OTHERS)
                .map(other -> read(new Tokens(tokens.text(), other), knowledge))
                .toList();
    }

    private static Tokens plainer(Tokens tokens, Knowledge knowledge) {
        return by(rules(LINES, tokens), tokens, knowledge);
    }

    /** The rules that a brief has the words of. */
    private static List<Paraphrase> rules(List<ParaphraseLine> lines, Tokens tokens) {
        Set<String> words = new HashSet<>();
        tokens.list().forEach(token -> {
            if (token instanceof Word word) {
                words.add(word.lower());
            }
        });
        return lines.stream()
                .filter(line -> line.mayFit(words))
                .map(ParaphraseLine::rule)
                .toList();
    }

    /** The same brief, said by the first of these rules that fits, wherever one does. */
    private static Tokens by(List<Paraphrase> rules, Tokens tokens, Knowledge knowledge) {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int from = at;
            Optional<Paraphrase.Match> match = rules.stream()
                    .flatMap(rule -> rule.at(tokens, from, knowledge).stream())
                    .findFirst();
            if (match.isEmpty()) {
                all.add(tokens.get(at));
                at++;
            } else {
                say(match.get(), tokens, from, all);
                at = match.get().end();
            }
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /**
     * Words of the rule stand, with no length, where what is before them ends, unless the brief has them: then they are those. One
     * without parts stands for all that it replaces.
     */
    private static void say(Paraphrase.Match match, Tokens tokens, int from, List<Token> into) {
        int at = tokens.get(from).start();
        boolean alone = match.said().stream().noneMatch(said -> said.contains("$"));
        int end = alone ? tokens.get(match.end() - 1).end() : at;
        Set<String> used = new HashSet<>();
        for (String said : match.said()) {
            boolean composed = said.startsWith("\"") && !said.startsWith("\"$");
            List<Token> part =
                    said.contains("$") && !composed ? match.part(said).list() : List.of();
            if (composed) {
                into.add(match.composed(said, at, Math.max(end, at)));
            } else if (said.startsWith("$") && used.add(said)) {
                into.addAll(part);
            } else if (said.startsWith("$")) {
                for (Token again : part) {
                    into.add(again instanceof Word word ? new Word(word.text(), word.lower(), at, at) : again);
                }
            } else if (said.startsWith("\"$") && !part.isEmpty()) {
                String text = match.part(said).written();
                into.add(new Token.Quote(
                        text, part.getFirst().start(), part.getLast().end()));
            } else if (said.length() == 1 && !Character.isLetterOrDigit(said.charAt(0))) {
                into.add(new Token.Mark(said.charAt(0), at, at));
            } else {
                int place = at;
                int last = end;
                into.add(match.word(said).orElseGet(() -> new Word(said, said, place, last)));
            }
            at = into.getLast().end();
            end = at;
        }
    }

    private static List<ParaphraseLine> lines() {
        return WordFiles.text(Paraphrases.class, "paraphrases.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(ParaphraseLine::new)
                .toList();
    }
}
