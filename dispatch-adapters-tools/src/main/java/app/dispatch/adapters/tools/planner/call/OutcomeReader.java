package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Condition.Compares;
import app.dispatch.adapters.tools.planner.call.Condition.Fails;
import app.dispatch.adapters.tools.planner.call.Condition.Works;
import app.dispatch.adapters.tools.planner.call.ConditionReader.Found;
import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads whether a call went well: {@code it is down}, {@code the first call fails}, {@code there are any items}. */
final class OutcomeReader {
    private static final Phrases NONE = Phrases.of("""
            there are none | there is nothing | there are no items | there are no results | nothing comes back
            there are no entries | it returns nothing | it is empty | nothing is returned""");
    private static final Phrases SOME = Phrases.of("""
            there are any | there are some | there are any items | there are items | there is anything
            there are any results | there are results | there is something | it returns anything
            there are any entries | anything comes back""");
    private static final Phrases DOWN = Phrases.of("""
            is down | is not up | is unreachable | is not reachable | is offline | is broken | is failing
            fails | failed | has failed | goes down | errors | errors out | is not available | is unavailable
            does not answer | doesn't answer | does not respond | doesn't respond | is not ok | isn't ok
            is not okay | isn't up | isn't reachable | isn't available | does not work | doesn't work
            is not working | isn't working | is not healthy | isn't healthy | is unhealthy | times out | is dead
            did not work | didn't work | is not responding | isn't responding | is not successful
            isn't successful | was not successful | goes wrong | is not fine | stops responding
            cannot be reached | can't be reached | does not succeed | doesn't succeed""");
    private static final Phrases ERROR = Phrases.of("""
            returns an error | answers with an error | gives an error | responds with an error
            returns an error code | returns an error status | is an error | reports an error | throws an error
            returned an error | has an error status | answers an error | shows an error | returns an http error""");
    private static final Phrases UP = Phrases.of("""
            is up | is ok | is okay | works | worked | succeeds | succeeded | is reachable | is available
            is fine | answers | responds | is healthy | is successful | was successful | goes well | went well
            is online | is working | is alive | is good | has succeeded | goes through | went through
            is a success | returns ok""");
    /** As in "it's down". */
    private static final Phrases DOWN_NOW = DOWN.after("is");

    private static final Phrases UP_NOW = UP.after("is");
    /** What a call, or what it calls, may be called. */
    static final Set<String> CALL_NOUNS = Phrases.words("""
            call request step check site website page server service endpoint api url host fetch get download
            ping app post one backend machine health healthcheck system attempt deployment""");

    private static final Set<String> SUBJECTS = Set.of("it", "something", "anything", "everything", "they", "status");

    private final Tokens tokens;

    OutcomeReader(Tokens tokens) {
        this.tokens = tokens;
    }

    Optional<Found> at(int from) {
        return outcome(from).or(() -> items(from));
    }

    /** "it is down", "the first call fails", "https://… works", "that fails". */
    private Optional<Found> outcome(int from) {
        if (from < tokens.size() && tokens.get(from) instanceof Link link) {
            return predicate(from + 1, new Which.From(link.url()));
        }
        int at = from;
        Which which = new Which.Last();
        while (FunctionWords.DETERMINERS.contains(tokens.word(at))
                || FunctionWords.ORDINALS.containsKey(tokens.word(at))
                || tokens.is(at, FunctionWords.ADJECTIVES)) {
            Integer ordinal = FunctionWords.ORDINALS.get(tokens.word(at));
            which = ordinal == null ? which : new Which.Nth(ordinal);
            at++;
        }
        if (!CALL_NOUNS.contains(tokens.word(at)) && !tokens.is(at, FunctionWords.ANSWER) && !tokens.is(at, SUBJECTS)) {
            return at == from ? Optional.empty() : predicate(at, which);
        }
        at += CALL_NOUNS.contains(tokens.word(at + 1)) && !verbForm(at + 1) ? 2 : 1;
        boolean address = Set.of("to", "of", "at").contains(tokens.word(at)) && at + 1 < tokens.size();
        return address && tokens.get(at + 1) instanceof Link link
                ? predicate(at + 2, new Which.From(link.url()))
                : predicate(at, which);
    }

    private boolean verbForm(int at) {
        return DOWN.end(tokens, at) > 0 || UP.end(tokens, at) > 0;
    }

    private Optional<Found> predicate(int from, Which which) {
        int at = Set.of("ever", "still", "really", "currently", "then").contains(tokens.word(from)) ? from + 1 : from;
        int are = tokens.word(at).equals("'s") && !Operators.starts(tokens, at + 2) ? at : 0;
        int down = are > 0 ? DOWN_NOW.end(tokens, at + 1) : DOWN.end(tokens, at);
        if (down > 0) {
            return Optional.of(new Found(new Fails(which), down));
        }
        int error = ERROR.end(tokens, at);
        if (error > 0) {
            return Optional.of(new Found(new Compares(StatusReader.of(which), ">=", Value.of(400)), error));
        }
        int up = are > 0 ? UP_NOW.end(tokens, at + 1) : UP.end(tokens, at);
        boolean more = up > 0
                && (tokens.is(up, Set.of("with", "ok", "that", "in", "to"))
                        || (up < tokens.size() && tokens.get(up) instanceof Quote)
                        || tokens.word(up).matches("\\d.*"));
        return up > 0 && !more ? Optional.of(new Found(new Works(which), up)) : Optional.empty();
    }

    /** "there are any items", "there is nothing", "any come back". */
    private Optional<Found> items(int from) {
        Ref answer = new Answer(new Which.It(), Facet.WHOLE, List.of());
        int none = NONE.end(tokens, from);
        if (none > 0) {
            return Optional.of(new Found(new Condition.Empty(answer), none));
        }
        int some = SOME.end(tokens, from);
        return some > 0
                ? Optional.of(new Found(new Condition.Not(new Condition.Empty(answer)), some))
                : Optional.empty();
    }
}
