package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds what starts a plan from outside: a call of its webhook, however the brief puts it. */
public final class TriggerReader {
    private static final Phrases LEAD = Phrases.of("""
            triggered by a webhook | started by a webhook | started by its webhook | triggered by its webhook
            on webhook | receive a webhook | start on a webhook | wait for a webhook | webhook trigger
            triggered by webhook | use a webhook trigger | start with a webhook | runs on a webhook
            run on a webhook | start by webhook | accept a webhook | take a webhook | on a webhook call
            on webhook call | on each webhook call | on every webhook call | receive a webhook call
            on a webhook | by webhook | via webhook | with a webhook trigger""");
    private static final Phrases CALLED = Phrases.of("""
            is called | is triggered | is invoked | gets called | gets triggered | this is called
            this plan is called | this workflow is called | this workflow is triggered | i call it | called
            triggered | someone calls it | somebody calls it | someone calls this""");
    private static final Phrases WITH = Phrases.of("""
            by webhook | via webhook | through the webhook | at the webhook | by a webhook | via a webhook
            with a payload | from outside | at its webhook""");
    private static final Set<String> AT_WORDS = Phrases.words("""
            new its incoming any http post json each every another someone somebody anyone this plan's
            workflow's plan workflow 's plans is""");

    private static final Phrases WHEN = Phrases.of("""
            when | whenever | once | each time | every time | on | upon | as soon as | after | if | for each
            for every | anytime | any time | on each | on every""");
    private static final Phrases ARRIVES = Phrases.of("""
            arrives | comes in | comes | is received | is submitted | is posted | is sent | lands | gets in
            is called | fires | is hit | is triggered | is invoked | is fired | gets called | gets hit
            gets triggered | is posted to it | reaches it | reaches the webhook | is delivered | comes through
            hits the webhook | arrives by webhook | comes in by webhook | arrives via webhook
            comes in via webhook | arrives at the webhook | arrives on the webhook | is placed | is created
            is received by webhook | is called from outside | receives a call | receives a request
            receives data | is sent to the webhook | is posted to the webhook | signs up
            arrives through the webhook | calls it | arrives over the webhook | receives an event
            receives a payload | gets a call | gets data | gets a request""");
    private static final Set<String> OUTSIDE = Phrases.words("""
            email mail pr pull issue slack gmail github notion stripe linear discord tweet calendar meeting file
            commit release message site page website server""");

    private TriggerReader() {}

    /**
     * The brief without the words that tell of its trigger.
     *
     * @param noun what arrives, such as {@code order}
     * @param plain whether the brief names the webhook itself
     */
    public record Found(Tokens rest, String noun, boolean plain) {}

    /** The webhook that starts a plan; empty when the brief speaks of none. */
    public static Optional<Found> read(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Found> found = at(tokens, i).or(lead(tokens, i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Supplier<Optional<Found>> lead(Tokens tokens, int at) {
        return () -> {
            int end = LEAD.end(tokens, at);
            return end == 0 || (end < tokens.size() && tokens.get(end) instanceof Link)
                    ? Optional.empty()
                    : Optional.of(new Found(rest(tokens, at, end), "webhook", true));
        };
    }

    private static Optional<Found> at(Tokens tokens, int from) {
        int when = WHEN.end(tokens, from);
        if (when == 0) {
            return Optional.empty();
        }
        int at = when;
        while (FunctionWords.ARTICLES.contains(tokens.word(at)) || AT_WORDS.contains(tokens.word(at))) {
            at++;
        }
        int it = tokens.word(at).equals("it") ? at + 1 : 0;
        int called = CALLED.end(tokens, it > 0 ? it : when);
        if (called > 0) {
            return Optional.of(new Found(rest(tokens, from, called), "webhook", true));
        }
        return noun(tokens, from, at);
    }

    private static Optional<Found> noun(Tokens tokens, int from, int at) {
        String noun = tokens.word(at);
        int end = at + 1;
        if (noun.isEmpty() || !noun.matches("[a-z][a-z-]*")) {
            return Optional.empty();
        }
        String last = noun;
        for (int words = 0;
                words < 3
                        && ARRIVES.end(tokens, end) == 0
                        && tokens.word(end).matches("(?!(?:in|of|from|to|at)$)[a-z][a-z-]*");
                words++) {
            last = tokens.word(end);
            end++;
        }
        int arrives = ARRIVES.end(tokens, end);
        boolean hook = tokens.slice(at, end).list().stream()
                .anyMatch(token -> token instanceof Token.Word word
                        && Set.of("webhook", "hook", "payload", "event").contains(word.lower()));
        boolean every = hook
                && arrives == 0
                && Set.of("for", "on", "upon").contains(tokens.word(from))
                && (tokens.mark(end, ',') || tokens.mark(end, ':'));
        if ((arrives == 0 && !every)
                || (!hook && tokens.slice(at, end).list().stream().anyMatch(TriggerReader::outside))) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                rest(tokens, from, Math.max(arrives, end)),
                Set.of("webhook", "hook").contains(last) ? "webhook" : last,
                hook));
    }

    private static boolean outside(Token token) {
        return token instanceof Token.Word word && OUTSIDE.contains(word.lower());
    }

    private static Tokens rest(Tokens tokens, int from, int to) {
        int start = from;
        while (start > 0 && tokens.mark(start - 1, ',')) {
            start--;
        }
        int end = to;
        int with = WITH.end(tokens, end);
        end = Math.max(end, with);
        while (start == 0 && (tokens.mark(end, ',') || tokens.mark(end, ':'))) {
            end++;
        }
        return tokens.without(start, end);
    }
}
