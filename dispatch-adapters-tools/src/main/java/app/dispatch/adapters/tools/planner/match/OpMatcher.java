package app.dispatch.adapters.tools.planner.match;

import app.dispatch.adapters.tools.planner.argument.ArgumentReader;
import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the operation for an action by its verb, its nouns and the tool that it names. */
public final class OpMatcher {
    /** Words that name an address; a field of that name can be called. */
    private static final Set<String> ADDRESS =
            Set.of("url", "link", "href", "uri", "address", "location", "urls", "links");

    /** Words before an address that something is sent to. */
    private static final Set<String> TOWARDS = Set.of("to", "at", "into", "onto");

    private static final Pattern REPO = Pattern.compile("[\\w.-]+/[\\w.-]+");

    private static final int SAME_VERB = 3;
    private static final int SAME_MEANING = 2;
    private static final int NAMED = 5;
    private static final int ADDRESSED = 3;
    private static final int MOST_NOUNS = 3;
    private static final int ENOUGH = 3;

    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, Set<String>> names = new LinkedHashMap<>();
    private final Map<String, Phrases> named = new LinkedHashMap<>();
    private final Map<String, Long> verbs;
    private final Names proper;

    /** An operation that was found. */
    public record Match(ToolDef tool, OpDef op, Set<String> nouns) {
        /** A clause without words, for a call that is only implied. */
        public Tokens nothing() {
            return new Tokens("", List.of());
        }
    }

    /**
     * What a clause says, whatever the operation.
     *
     * @param words its words, nouns in the singular
     * @param own whether only one operation declares its verb, which then says enough
     * @param tools the tools that it names, those that call any address apart
     * @param acting the tools that have an operation on something that it names
     * @param address whether it names an address
     * @param directed whether something is to go to one
     * @param picks whether it only picks from what is at hand
     */
    private record Saying(
            Clause clause,
            List<String> words,
            boolean own,
            Set<String> tools,
            Set<String> acting,
            boolean address,
            boolean directed,
            boolean picks) {}

    /** Tells whether a word that may be a name stands like one. */
    public interface Names {
        boolean stands(Tokens tokens, int at);
    }

    public OpMatcher(Catalogue catalogue, Names proper) {
        this.proper = proper;
        for (ToolDef tool : catalogue.tools()) {
            Set<String> words = namesOf(tool);
            names.put(tool.id(), words);
            List<Candidate> ops =
                    tool.ops().stream().map(op -> Candidate.of(tool, op, words)).toList();
            if (!ops.stream().allMatch(Candidate::addressed)) {
                named.put(tool.id(), Phrases.of(String.join("|", words)));
            }
            candidates.addAll(ops);
        }
        verbs = candidates.stream()
                .flatMap(candidate -> candidate.verbs().stream())
                .collect(Collectors.groupingBy(verb -> verb, Collectors.counting()));
    }

    private static Set<String> namesOf(ToolDef tool) {
        Set<String> names = new HashSet<>(List.of(tool.id(), tool.label().toLowerCase(Locale.ROOT)));
        tool.words().forEach(word -> names.add(word.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** The verbs that the tools declare. */
    public Set<String> verbs() {
        return Set.copyOf(verbs.keySet());
    }

    /** The words that name a tool. */
    public Set<String> names(String tool) {
        return names.getOrDefault(tool, Set.of());
    }

    /** An operation that calls an address that it is given. */
    public Optional<Match> call() {
        return candidates.stream().filter(Candidate::addressed).findFirst().map(OpMatcher::match);
    }

    private static Match match(Candidate found) {
        return new Match(found.tool(), found.op(), found.nouns());
    }

    /** The operation that fits an action best; empty when none does. */
    public Optional<Match> find(Clause clause) {
        Saying saying = saying(clause);
        Candidate best = null;
        int most = ENOUGH - 1;
        for (Candidate candidate : candidates) {
            int score = score(candidate, saying);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return Optional.ofNullable(best).map(OpMatcher::match);
    }

    private Saying saying(Clause clause) {
        Tokens tokens = clause.tokens();
        List<String> words = new ArrayList<>();
        boolean address = false;
        boolean directed = false;
        boolean calls = call().isPresent();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            address |= token instanceof Link || namesAddress(token);
            directed |= calls && token instanceof Link && TOWARDS.contains(tokens.word(i - 1));
            if (i > 0 && token instanceof Word word) {
                words.add(Lemma.singular(word.lower()));
            }
        }
        Set<Family> families = Family.of(clause.verb());
        boolean picks = !families.isEmpty()
                && Set.of(Family.TAKE, Family.JOIN).containsAll(families)
                && ArgumentReader.method(tokens).isEmpty();
        boolean own = verbs.getOrDefault(clause.verb(), 0L) == 1;
        return new Saying(clause, words, own, namedIn(tokens), actingOn(words), address, directed, picks);
    }

    /** The tools that are named, those that call any address apart. */
    public Set<String> namedIn(Tokens tokens) {
        return named.entrySet().stream()
                .filter(tool -> tokens.find(0, i -> isNamed(tool.getValue(), tokens, i)) < tokens.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The last place where one of those tools is named; -1 when none is. */
    public int lastNamed(Tokens tokens) {
        int last = tokens.size() - 1;
        while (last >= 0 && !isAnyNamed(tokens, last)) {
            last--;
        }
        return last;
    }

    private boolean isAnyNamed(Tokens tokens, int at) {
        return named.values().stream().anyMatch(names -> isNamed(names, tokens, at));
    }

    /** A name of one letter is one only when it is written large: "post it on X", but not "for each x". */
    private boolean isNamed(Phrases names, Tokens tokens, int at) {
        boolean small = tokens.get(at) instanceof Word word
                && word.text().length() == 1
                && !Character.isUpperCase(word.text().charAt(0));
        int end = small ? 0 : names.end(tokens, at);
        return end > at + 1 || (end > 0 && proper.stands(tokens, at));
    }

    private Set<String> actingOn(List<String> words) {
        Set<String> distinct = Set.copyOf(words);
        return candidates.stream()
                .filter(candidate -> acts(candidate, distinct))
                .map(candidate -> candidate.tool().id())
                .collect(Collectors.toSet());
    }

    private static boolean acts(Candidate candidate, Set<String> words) {
        return candidate.objects().stream().anyMatch(words::contains);
    }

    private static int score(Candidate candidate, Saying saying) {
        int verb = saying.picks() ? 0 : verb(candidate, saying.clause().verb());
        if (verb == 0 || (candidate.addressed() ? !saying.address() : saying.directed())) {
            return 0;
        }
        int nouns = (int) saying.words().stream()
                .filter(candidate.nouns()::contains)
                .limit(MOST_NOUNS)
                .count();
        if (candidate.addressed()) {
            return verb + ADDRESSED + nouns;
        }
        boolean named = saying.tools().contains(candidate.tool().id());
        boolean foreign = saying.acting().contains(candidate.tool().id())
                && saying.words().stream().noneMatch(candidate.objects()::contains);
        boolean supported = named
                || (saying.own() && verb == SAME_VERB)
                || nouns >= 2
                || saying.clause().tokens().list().stream().anyMatch(token -> handleFor(candidate.op(), token));
        return foreign || !supported || (!named && !saying.tools().isEmpty()) ? 0 : verb + (named ? NAMED : 0) + nouns;
    }

    /** Whether a name with a sign of its own, such as {@code #dev}, has a place among the parameters. */
    private static boolean handleFor(OpDef op, Token token) {
        String text = token instanceof Word word ? word.text() : "";
        Fields properties = op.params().fields("properties");
        return (text.startsWith("#") && properties.get("channel").isPresent())
                || (properties.get("repo").isPresent() && REPO.matcher(text).matches());
    }

    private static boolean namesAddress(Token token) {
        return token instanceof Word word
                && (ADDRESS.contains(word.lower())
                        || word.lower().endsWith("_url")
                        || word.text().endsWith("Url")
                        || word.text().endsWith("URL")
                        || word.lower().matches(".*\\.(url|link|href|uri|location)"));
    }

    private static int verb(Candidate candidate, String verb) {
        if (candidate.verbs().contains(verb)) {
            return SAME_VERB;
        }
        Set<Family> families = Family.of(verb);
        if (families.stream().anyMatch(candidate.families()::contains)) {
            return SAME_MEANING;
        }
        return candidate.addressed() && !families.isEmpty() ? 1 : 0;
    }
}
