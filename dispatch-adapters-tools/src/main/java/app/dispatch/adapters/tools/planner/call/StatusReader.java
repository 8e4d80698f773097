package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Condition.Compares;
import app.dispatch.adapters.tools.planner.call.ConditionReader.Found;
import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a status code must be: {@code the status is 200}, {@code it answers with a 5xx}, {@code status >= 500}. */
final class StatusReader {
    private static final Phrases STATUS = Phrases.of("""
            status | status code | response code | the response code | http status | the http status
            the response status | the answer status | the status code | the http status code | the code
            its code""");
    private static final Set<String> VERBS = Phrases.words("""
            returns answers responds gives is returned doesn't does isn't replies comes has""");
    private static final Set<String> AROUND = Set.of("a", "an", "status", "code", "http", "with", "in", "the");
    private static final Phrases OR_MORE = Phrases.of("or higher | or more | or above");

    private final Tokens tokens;
    private final RefReader refs;

    StatusReader(Tokens tokens, RefReader refs) {
        this.tokens = tokens;
        this.refs = refs;
    }

    /** The status code of an answer. */
    static Ref of(Which which) {
        return new Answer(which, Facet.STATUS, List.of());
    }

    Optional<Found> at(int from) {
        Optional<RefReader.Found> ref = refs.at(from);
        if (ref.isPresent() && ref.get().ref() instanceof Answer answer && answer.facet() == Facet.STATUS) {
            return code(ref.get().end(), of(answer.which()), true);
        }
        int named = STATUS.end(tokens, from);
        if (named > 0) {
            return code(named, of(new Which.Last()), true);
        }
        return subject(from)
                .filter(subject -> tokens.is(subject.end(), VERBS))
                .flatMap(subject -> code(subject.end(), subject.ref(), false));
    }

    /** What answers with the code: "it", "the call", an address. */
    private Optional<RefReader.Found> subject(int from) {
        int at = from;
        while (FunctionWords.DETERMINERS.contains(tokens.word(at))) {
            at++;
        }
        if (at < tokens.size() && tokens.get(at) instanceof Link link) {
            return RefReader.found(of(new Which.From(link.url())), at + 1);
        }
        boolean noun = OutcomeReader.CALL_NOUNS.contains(tokens.word(at))
                || tokens.is(at, FunctionWords.ANSWER)
                || tokens.word(at).equals("it");
        int end = noun ? at + 1 : at;
        return noun || at > from ? RefReader.found(of(new Which.Last()), end) : Optional.empty();
    }

    private Optional<Found> code(int from, Ref status, boolean named) {
        return Operators.at(tokens, from).flatMap(operator -> {
            int at = tokens.find(operator.end(), i -> !AROUND.contains(tokens.word(i)));
            String word = tokens.word(at);
            if (word.matches("[1-5]xx")) {
                return range(at, status, operator.sign());
            }
            if (word.matches("[1-5]\\d\\d")) {
                return codes(at, status, operator.sign());
            }
            return named && word.equals("ok")
                    ? Optional.of(new Found(new Compares(status, operator.sign(), Value.of(200)), at + 1))
                    : Optional.empty();
        });
    }

    private Optional<Found> range(int at, Ref status, String sign) {
        long first = (tokens.word(at).charAt(0) - '0') * 100L;
        Condition range = new Condition.Both(
                new Compares(status, ">=", Value.of(first)), new Compares(status, "<", Value.of(first + 100)));
        return Optional.of(new Found(sign.equals("!=") ? new Condition.Not(range) : range, after(at)));
    }

    /** One code, or several: "200 or 201". */
    private Optional<Found> codes(int at, Ref status, String sign) {
        Condition condition = new Compares(status, sign, code(at));
        boolean not = sign.equals("!=");
        int end = after(at);
        while ((tokens.word(end).equals("or") || (not && tokens.word(end).equals("and")))
                && tokens.word(end + 1).matches("[1-5]\\d\\d")) {
            Condition other = new Compares(status, sign, code(end + 1));
            condition = not ? new Condition.Both(condition, other) : new Condition.Either(condition, other);
            end += 2;
        }
        int more = OR_MORE.end(tokens, end);
        return Optional.of(
                more > 0 ? new Found(new Compares(status, ">=", code(at)), more) : new Found(condition, end));
    }

    private Value code(int at) {
        return Value.of(Long.parseLong(tokens.word(at)));
    }

    private int after(int at) {
        return tokens.is(at + 1, Set.of("status", "code", "error", "response", "range")) ? at + 2 : at + 1;
    }
}
