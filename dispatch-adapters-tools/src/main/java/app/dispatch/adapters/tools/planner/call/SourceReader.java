package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.call.RefReader.Found;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Set;

/** Reads which call an answer is of: {@code of the first call}, {@code from https://…}, {@code of step 2}. */
final class SourceReader {
    private static final Set<String> AROUND = Phrases.words("""
            the that this both each all call request to two three""");
    static final Set<String> CALLS = Phrases.words("""
            call calls request requests step steps url urls get one ones site api endpoint""");
    /** What an answer is, said with a verb. */
    static final Phrases RETURNS = Phrases.of("""
            it returns | it returned | it answers | it answered | it gives | it gives back | it sends
            it sends back | it responds with | it replies | it says | comes back | came back | you get
            you get back | you got | you receive | you received | they return | they returned | they answer
            is returned | was returned | they give | it contains | that returns | that returned | i get | we get
            we got | you fetched | was fetched | it has | it returns there | returned | you read""");

    private final Tokens tokens;

    SourceReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** "(the answer) of the first call", "of https://…", "from step 2", "2". */
    Found at(int end, Which otherwise) {
        String word = tokens.word(end);
        if (word.matches("[1-9]")) {
            return new Found(RefReader.answer(new Which.Nth(Integer.parseInt(word) - 1)), end + 1);
        }
        int returned = RETURNS.end(tokens, tokens.word(end).equals("that") ? end + 1 : end);
        if (returned > 0) {
            return new Found(RefReader.answer(otherwise), returned);
        }
        if (!FunctionWords.OF.contains(word)) {
            return new Found(RefReader.answer(otherwise), end);
        }
        int at = end + 1;
        while (AROUND.contains(tokens.word(at)) && at < end + 4) {
            at++;
        }
        return source(end, at, otherwise);
    }

    private Found source(int end, int at, Which otherwise) {
        if (at < tokens.size()
                && tokens.get(at) instanceof Link link
                && Set.of("of", "from", "by").contains(tokens.word(end))) {
            return new Found(RefReader.answer(new Which.From(link.url())), at + 1);
        }
        Integer ordinal = FunctionWords.ORDINALS.get(tokens.word(at));
        if (ordinal != null && (tokens.is(at + 1, CALLS) || tokens.is(at + 1, FunctionWords.ANSWER))) {
            return new Found(RefReader.answer(new Which.Nth(ordinal)), at + 2);
        }
        if (tokens.is(at, Set.of("step", "call", "request"))
                && tokens.word(at + 1).matches("[1-9]")) {
            return new Found(RefReader.answer(new Which.Nth(Integer.parseInt(tokens.word(at + 1)) - 1)), at + 2);
        }
        if (tokens.word(at - 1).matches("call|request")
                && Set.of("of", "from", "to").contains(tokens.word(end))
                && at > end + 1) {
            return new Found(RefReader.answer(otherwise), at);
        }
        if (tokens.is(at, FunctionWords.PAYLOAD) && Set.of("of", "from", "in").contains(tokens.word(end))) {
            return new Found(new Ref.Payload(List.of()), at + 1);
        }
        return new Found(
                RefReader.answer(otherwise),
                tokens.is(at, CALLS) && Set.of("of", "from").contains(tokens.word(end)) ? at + 1 : end);
    }
}
