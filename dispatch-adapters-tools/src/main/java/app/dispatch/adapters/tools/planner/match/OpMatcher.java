package app.dispatch.adapters.tools.planner.match;

import app.dispatch.adapters.tools.planner.argument.ArgumentReader;
import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.clause.Said;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the operation for an action by its verb, its nouns and the tool that it names. */
public final class OpMatcher {
    /** Words that name an address; a field of that name can be called. */
    private static final Set<String> ADDRESS =
            Set.of("url", "link", "href", "uri", "address", "location", "urls", "links");

    private static final int SAME_VERB = 3;
    private static final int SAME_MEANING = 2;
    private static final int NAMED = 5;
    private static final int ADDRESSED = 3;
    private static final int MOST_NOUNS = 3;
    private static final int ENOUGH = 3;

    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<String> verbs = new HashSet<>();

    /** An operation, with the words that speak for it. */
    private record Candidate(
            ToolDef tool,
            OpDef op,
            Set<String> names,
            Set<String> verbs,
            Set<Family> families,
            Set<String> nouns,
            Set<String> objects,
            boolean addressed) {}

    /** An operation that was found. */
    public record Match(ToolDef tool, OpDef op, Set<String> nouns) {
        /** A clause without words, for a call that is only implied. */
        public Tokens nothing() {
            return new Tokens("", List.of());
        }
    }

    public OpMatcher(Catalogue catalogue) {
        for (ToolDef tool : catalogue.tools()) {
            Set<String> names = names(tool);
            for (OpDef op : tool.ops()) {
                candidates.add(candidate(tool, op, names));
            }
        }
        candidates.forEach(candidate -> verbs.addAll(candidate.verbs()));
    }

    private static Candidate candidate(ToolDef tool, OpDef op, Set<String> names) {
        List<String> title = words(op.title());
        Set<String> verbs = new HashSet<>(List.of(title.getFirst()));
        Set<String> nouns = new HashSet<>();
        title.stream().skip(1).map(Lemma::singular).forEach(nouns::add);
        op.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .forEach(word -> (word.contains(" ") ? nouns : verbs).add(word));
        op.words().stream()
                .flatMap(word -> words(word).stream())
                .map(Lemma::singular)
                .forEach(nouns::add);
        words(op.id().replace('_', ' ')).stream().map(Lemma::singular).forEach(nouns::add);
        Set<Family> families = new HashSet<>();
        verbs.forEach(verb -> families.addAll(Family.of(verb)));
        for (Value property : op.params().fields("properties").values().values()) {
            if (property instanceof Fields schema) {
                schema.items("enum")
                        .forEach(allowed -> nouns.add(allowed instanceof Value.Text(String text) ? text : ""));
            }
        }
        boolean addressed = op.params().fields("properties").get("url").isPresent();
        return new Candidate(tool, op, names, verbs, families, nouns, objects(title), addressed);
    }

    /** What the title's verb acts on: the "issue" of "Create an issue in a repository". */
    private static Set<String> objects(List<String> title) {
        return title.stream()
                .skip(1)
                .filter(word -> !Said.ARTICLES.contains(word))
                .takeWhile(word -> !Said.OF.contains(word))
                .map(Lemma::singular)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(ToolDef tool) {
        Set<String> names = new HashSet<>(List.of(tool.id(), tool.label().toLowerCase(Locale.ROOT)));
        tool.words().forEach(word -> names.add(word.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }

    /** The verbs that the tools declare. */
    public Set<String> verbs() {
        return Set.copyOf(verbs);
    }

    /** The words that name a tool. */
    public Set<String> names(String tool) {
        return candidates.stream()
                .filter(candidate -> candidate.tool().id().equals(tool))
                .findFirst()
                .map(Candidate::names)
                .orElse(Set.of());
    }

    /** An operation that calls an address that it is given. */
    public Optional<Match> call() {
        return candidates.stream()
                .filter(Candidate::addressed)
                .findFirst()
                .map(found -> new Match(found.tool(), found.op(), found.nouns()));
    }

    /** The operation that fits an action best; empty when none does. */
    public Optional<Match> find(Clause clause) {
        Candidate best = null;
        int most = ENOUGH - 1;
        for (Candidate candidate : candidates) {
            int score = score(candidate, clause);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return Optional.ofNullable(best).map(found -> new Match(found.tool(), found.op(), found.nouns()));
    }

    private int score(Candidate candidate, Clause clause) {
        Tokens tokens = clause.tokens();
        boolean address = tokens.list().stream().anyMatch(token -> token instanceof Link)
                || tokens.list().stream().anyMatch(OpMatcher::namesAddress);
        boolean picks = Set.of(Family.TAKE, Family.JOIN).containsAll(Family.of(clause.verb()))
                && !Family.of(clause.verb()).isEmpty();
        boolean written = ArgumentReader.method(tokens).isPresent();
        int verb = picks && !written ? 0 : verb(candidate, clause.verb());
        if (verb == 0 || (candidate.addressed() && !address)) {
            return 0;
        }
        boolean named = named(candidate.names(), tokens);
        boolean other = !candidate.addressed()
                && candidates.stream()
                        .anyMatch(
                                one -> !one.tool().id().equals(candidate.tool().id())
                                        && !one.addressed()
                                        && named(one.names(), tokens));
        int nouns = (int) tokens.list().stream()
                .filter(token -> token instanceof Word word && candidate.nouns().contains(Lemma.singular(word.lower())))
                .limit(MOST_NOUNS)
                .count();
        int score =
                verb + (named && !candidate.addressed() ? NAMED : 0) + (candidate.addressed() ? ADDRESSED : 0) + nouns;
        boolean fits = tokens.list().stream().anyMatch(token -> handleFor(candidate.op(), token));
        boolean foreign = !candidate.addressed()
                && !acts(candidate, tokens)
                && candidates.stream()
                        .anyMatch(one -> one.tool().id().equals(candidate.tool().id()) && acts(one, tokens));
        boolean unsupported = !candidate.addressed() && !named && !fits && nouns < 2;
        return (other && !named) || foreign || unsupported ? 0 : score;
    }

    private static boolean acts(Candidate candidate, Tokens tokens) {
        return tokens.list().stream()
                .anyMatch(token ->
                        token instanceof Word word && candidate.objects().contains(Lemma.singular(word.lower())));
    }

    /** Whether a name with a sign of its own, such as {@code #dev}, has a place among the parameters. */
    private static boolean handleFor(OpDef op, Token token) {
        String text = token instanceof Word word ? word.text() : "";
        Fields properties = op.params().fields("properties");
        return (text.startsWith("#") && properties.get("channel").isPresent())
                || (text.matches("[\\w.-]+/[\\w.-]+") && properties.get("repo").isPresent());
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

    private static boolean named(Set<String> names, Tokens tokens) {
        return tokens.find(0, i -> names.stream().anyMatch(name -> tokens.phrase(i, name))) < tokens.size();
    }
}
