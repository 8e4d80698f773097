package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.match.OpMatcher;
import app.dispatch.adapters.tools.planner.match.OpMatcher.Match;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one action that is three: "summarize my Gmail into a Notion page" gets from the one tool what another works on,
 * and puts what becomes of it into a third.
 */
final class Pipeline {
    private static final Set<String> INTO = Phrases.words("""
            into to in onto on as""");

    /** Verbs that put something somewhere, the better ones first. */
    private static final List<String> PUTTING = List.of("create", "send");

    private static final Set<String> HOLDING = Set.of("content", "text", "body", "message");

    private final OpMatcher matcher;

    Pipeline(OpMatcher matcher) {
        this.matcher = matcher;
    }

    /** The actions that it is; empty when it is one. */
    List<Clause> parts(Clause clause) {
        Tokens tokens = clause.tokens();
        Optional<Match> worker = matcher.find(bare(clause));
        if (worker.isEmpty()
                || worker.get().op().params().fields("properties").get("input").isEmpty()) {
            return List.of();
        }
        int last = matcher.lastNamed(tokens);
        int to = tokens.find(1, i -> tokens.is(i, INTO) && i <= last);
        boolean from = !matcher.namedIn(tokens.slice(1, to)).isEmpty();
        Optional<Clause> put = to < tokens.size() ? put(clause, to) : Optional.empty();
        if (!from || (to < tokens.size() && put.isEmpty())) {
            return List.of();
        }
        List<Clause> parts = new ArrayList<>();
        parts.add(clause(clause, "get", tokens.slice(1, to).list()));
        parts.add(clause(clause, clause.verb(), List.of(word("it", tokens.get(0)))));
        put.ifPresent(parts::add);
        return parts;
    }

    private Optional<Clause> put(Clause clause, int to) {
        Tokens tokens = clause.tokens();
        List<Token> rest = new ArrayList<>(List.of(word("it", tokens.get(to))));
        rest.addAll(tokens.slice(to, tokens.size()).list());
        return PUTTING.stream()
                .map(verb -> clause(clause, verb, rest))
                .filter(one -> matcher.find(one).filter(Pipeline::holds).isPresent())
                .findFirst();
    }

    /** Whether what is put somewhere has a place in it. */
    private static boolean holds(Match match) {
        return match.op().params().fields("properties").values().keySet().stream()
                .anyMatch(HOLDING::contains);
    }

    private static Clause bare(Clause clause) {
        return clause(clause, clause.verb(), List.of());
    }

    private static Clause clause(Clause of, String verb, List<Token> rest) {
        List<Token> tokens = new ArrayList<>(List.of(word(verb, of.tokens().get(0))));
        tokens.addAll(rest);
        return new Clause(of.group(), of.branch(), verb, new Tokens(of.tokens().text(), tokens), of.when(), of.each());
    }

    private static Token word(String text, Token at) {
        return new Word(text, text, at.start(), at.end());
    }
}
