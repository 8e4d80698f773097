package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which texts have to stand in what happens: 'a message contains "crash" or "down"'. */
final class EventTexts {
    private final Making plan;
    private final Tokens tokens;

    EventTexts(Making plan) {
        this.plan = plan;
        this.tokens = plan.tokens;
    }

    /** 'an email contains "x"', 'and its subject contains "x"': where texts are searched for, as if it were said behind the noun. */
    Stream<Part> sought(Operation like, Part part) {
        int verb = tokens.find(
                part.from(),
                i -> i >= part.to() || EnglishWords.HOLDING.phrases().at(tokens, i));
        int quote = Held.quote(tokens, EnglishWords.HOLDING.phrases().end(tokens, verb), part.to());
        boolean own = EnglishWords.THEIR.has(tokens.word(verb - 2))
                && Members.named(like, tokens.word(verb - 1)).isPresent();
        int from = own ? verb - 2 : verb;
        boolean sought = from > part.from()
                && quote < part.to()
                && like.param("query").isPresent()
                && (own || Members.named(like, tokens.word(verb - 1)).isEmpty())
                && !EnglishWords.NO.has(tokens.word(verb - 1));
        int end = EnglishWords.AND.has(tokens.word(from - 1)) ? from - 1 : from;
        return sought
                ? Stream.of(
                        new Part(part.relator(), part.at(), part.from(), end),
                        new Part(own ? "whose" : "containing", from, own ? verb - 1 : quote, part.to()))
                : Stream.of(part);
    }

    /** "a message contains "help"": what has to stand in what comes. */
    void take(Claim claim, BitSet used) {
        Range event = plan.event();
        int at = tokens.find(
                event.from(),
                i -> i >= event.to()
                        || (EnglishWords.HOLDING.phrases().at(tokens, i)
                                && (isQuoted(claim, i + 1) || (!claim.used.get(i) && !used.get(i)))
                                && !EnglishWords.EXISTING.has(tokens.word(i))));
        if (at < event.to()) {
            Optional<String> text = claim.operation
                    .member("content")
                    .or(() -> claim.operation.member("title"))
                    .map(member -> "string(default(thing." + member.name() + ", ''))");
            held(at, "json(thing)", text, used).ifPresent(filter -> {
                claim.filters.add(filter);
                claim.operation
                        .param("includes_content")
                        .ifPresent(whole -> claim.params.put(whole.name(), Value.of(true)));
            });
        }
    }

    private boolean isQuoted(Claim claim, int at) {
        int quote = Held.quote(tokens, at, plan.event().to());
        return quote < plan.event().to() && !claim.used.get(quote);
    }

    /**
     * What a verb such as "contains" says of a text; marks the words for it.
     *
     * @param where the expression for all that comes
     * @param text that for the text which it begins with; empty where nobody knows it
     */
    Optional<String> held(int verb, String where, Optional<String> text, BitSet used) {
        int value = EnglishWords.HOLDING.phrases().end(tokens, verb);
        boolean not = EnglishWords.NO.has(tokens.word(verb - 1));
        boolean begins = EnglishWords.OPENING.phrases().at(tokens, verb);
        Optional<Held> texts = Held.at(tokens, value, plan.event().to());
        Optional<String> held = texts.flatMap(one -> begins
                ? text.flatMap(of -> one.of(said -> Held.test(of, "startsWith", said), not))
                : one.in(where, not));
        if (held.isPresent()) {
            used.set(not ? verb - 1 : verb, texts.get().end());
        }
        return held;
    }
}
