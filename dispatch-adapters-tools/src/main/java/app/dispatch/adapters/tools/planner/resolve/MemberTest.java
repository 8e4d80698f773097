package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares a member of what was given to a number: "the price is below 10". */
final class MemberTest {
    private final Tokens tokens;
    private final Range range;
    private final Given given;
    private final BitSet used;

    MemberTest(Tokens tokens, Range range, Given given, BitSet used) {
        this.tokens = tokens;
        this.range = range;
        this.given = given;
        this.used = used;
    }

    /** The expression; empty when no member is named that has a number. */
    Optional<String> expression(Comparison comparison) {
        for (int at = range.from() + comparison.at() - 1; at >= range.from(); at--) {
            String word = tokens.word(at);
            if (used.get(at) && !given.isCall() && nameStands(at)) {
                continue; // "the pending balance"
            }
            if (given.isCall()
                    && (EnglishWords.DOWN.has(word) || EnglishWords.UP.has(word) || EnglishWords.ANSWERING.has(word))) {
                return Optional.empty(); // "down for more than 10 minutes"
            }
            Optional<String> known = given.isCall() ? Optional.empty() : Members.named(given.operation(), word);
            if (known.isPresent()) {
                used.set(at);
                return compare(Objects.requireNonNull(given.operation().output().get(known.get())), comparison);
            }
            if (given.isCall() && Knowledge.restricts(word) && word.matches("[a-z_]+") && !used.get(at)) {
                used.set(at);
                String path = Wording.open(given.output() + ".json", Lemma.singular(word));
                return comparison.of(path, number -> Expressions.number(number, ""));
            }
        }
        Optional<Param> amount = given.operation().output().values().stream()
                .filter(one -> one.is("amount", "total") || holdsAmounts(one))
                .findFirst();
        return amount.flatMap(one -> compare(one, comparison));
    }

    /** Whether a member is named before a place. */
    private boolean nameStands(int at) {
        return IntStream.range(range.from(), at)
                .anyMatch(other -> !used.get(other)
                        && Members.named(given.operation(), tokens.word(other)).isPresent());
    }

    private static boolean holdsAmounts(Param list) {
        return list.schema().fields("items").fields("properties").values().values().stream()
                .anyMatch(MemberTest::isAmount);
    }

    private static boolean isAmount(Value schema) {
        return schema instanceof Value.Fields fields
                && fields.text("x-role").filter("amount"::equals).isPresent();
    }

    private Optional<String> compare(Param member, Comparison comparison) {
        String path = given.output() + "." + member.name();
        if (member.isList()) {
            return member.schema().fields("items").fields("properties").values().entrySet().stream()
                    .filter(one -> isAmount(one.getValue()))
                    .findFirst()
                    .flatMap(one -> any(
                            path,
                            one.getKey(),
                            ((Value.Fields) one.getValue()).text("x-unit").orElse(""),
                            comparison));
        }
        return comparison.of(path, number -> Expressions.number(number, member.unit()));
    }

    /** Whether one of several amounts, each in its currency, is so: is less where none is as much. */
    private static Optional<String> any(String path, String amount, String unit, Comparison comparison) {
        boolean below = comparison.sign().startsWith("<") && comparison.upper().isEmpty();
        String currency = comparison.number().currency();
        String in = currency.isEmpty() ? "" : " && one.currency == " + Expressions.text(currency);
        return (below ? comparison.opposite() : comparison)
                .of("one." + amount, number -> Expressions.number(number, unit))
                .map(one -> (below ? "!" : "") + path + ".exists(one, " + one + in + ")");
    }
}
