package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
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
        Optional<String> counted = given.isCall() ? counted(comparison) : Optional.empty();
        if (counted.isPresent()) {
            return counted;
        }
        for (int at = range.from() + comparison.at() - 1; at >= range.from(); at--) {
            String word = tokens.word(at);
            if (given.isCall() && EnglishWords.READING.has(word) && Knowledge.restricts(tokens.word(at - 1))) {
                used.set(at);
                continue; // "the usd value"
            }
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

    /** "less than 5 degrees celsius", "warmer than 20": a member that is named by what it is counted in, or how it compares. */
    private Optional<String> counted(Comparison comparison) {
        int end = range.from() + comparison.end();
        String measure = "";
        while (end < range.to() && EnglishWords.UNIT.has(tokens.word(end))) {
            measure = EnglishWords.ALIKE.beside(tokens.word(end)).isEmpty() ? measure : tokens.word(end);
            used.set(end++);
        }
        for (int i = range.from() + comparison.at(); i < range.from() + comparison.end(); i++) {
            List<String> said = EnglishWords.MEASURE.beside(tokens.word(i));
            measure = measure.isEmpty() && !said.isEmpty() ? said.getFirst() : measure;
        }
        String member = measure;
        return Optional.of(member)
                .filter(one -> !one.isEmpty())
                .flatMap(one -> comparison.of(
                        Wording.open(given.output() + ".json", one), number -> Expressions.number(number, "")));
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
        Optional<String> money = given.operation().output().values().stream()
                .filter(one ->
                        one.is("currency") && !comparison.number().currency().isEmpty())
                .findFirst()
                .map(one -> " && " + given.output() + "." + one.name() + " == "
                        + Expressions.text(comparison.number().currency()));
        return comparison
                .of(path, number -> Expressions.number(number, member.unit()))
                .map(one -> one + money.orElse(""));
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
