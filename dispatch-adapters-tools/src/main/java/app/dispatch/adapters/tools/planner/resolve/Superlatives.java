package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes what puts some of a list before all others: "the biggest payment", "the 3 cheapest articles". */
final class Superlatives {
    /** What prices are called where nobody says what stands in a list. */
    static final String PRICE = "price";

    private final Tokens tokens;

    Superlatives(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A superlative: the member by which things are ordered, and its words. */
    private record Found(String member, boolean down, int from, int end) {}

    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                if (!taken.get(i) && !claim.used.get(i) && claim.order.isEmpty() && take(claim, part, i)) {
                    return;
                }
            }
        }
    }

    private boolean take(Claim claim, Part part, int at) {
        boolean down = EnglishWords.MOST.has(tokens.word(at));
        boolean led = !tokens.word(at - 1).equals("at");
        Optional<Found> found = led && (down || EnglishWords.FEWEST.has(tokens.word(at)))
                ? found(claim, part, at, down)
                : Optional.empty();
        if (found.isEmpty()) {
            return false;
        }
        Optional<Numbers.Found> before = number(at - 1).filter(one -> at > part.from());
        Optional<Numbers.Found> number = before.or(() -> number(at + 1));
        int noun = number.filter(one -> before.isEmpty())
                .map(Numbers.Found::end)
                .orElse(found.get().end());
        boolean plural = noun < part.to() && !tokens.word(noun).equals(Lemma.singular(tokens.word(noun)));
        if (number.isEmpty() && plural && found.get().end() == noun && !claim.one) {
            return false; // nobody said how many
        }
        claim.count = number.map(one -> one.value().longValue()).orElse(1L);
        claim.order = "thing." + found.get().member() + (found.get().down() ? " desc" : "");
        claim.use(before.isPresent() ? at - 1 : at, Math.max(found.get().end(), noun));
        return true;
    }

    private Optional<Numbers.Found> number(int at) {
        return Numbers.at(tokens, at)
                .filter(one -> one.currency().isEmpty()
                        && !one.percent()
                        && one.digits().matches("\\d{1,3}"));
    }

    private Optional<Found> found(Claim claim, Part part, int at, boolean down) {
        boolean degree = tokens.is(at, EnglishWords.DEGREE.words());
        String next = tokens.word(at + 1);
        boolean priced = EnglishWords.PRICED.has(degree ? next : tokens.word(at));
        int end = priced && degree ? at + 2 : at + 1;
        if (!claim.operation.lists()) {
            if (priced) {
                claim.notes.add("“" + tokens.slice(at, end).written() + "” goes by `" + PRICE + "`.");
                return Optional.of(new Found(PRICE, down, at, end));
            }
            boolean noun = at + 1 < part.to() && Knowledge.restricts(next) && !EnglishWords.ANYTHING.has(next);
            return noun ? Optional.of(new Found(Lemma.singular(next), down, at, at + 2)) : Optional.empty();
        }
        Optional<Param> member = priced
                ? Optional.empty()
                : Members.named(claim.operation, next)
                        .map(claim.operation.members()::get)
                        .filter(Param::isNumber);
        if (member.isPresent()) {
            return Optional.of(new Found(member.get().name(), down, at, at + 2));
        }
        return degree && !priced
                ? Optional.empty()
                : claim.operation
                        .member("amount")
                        .filter(Param::isNumber)
                        .map(one -> new Found(one.name(), down, at, end));
    }
}
