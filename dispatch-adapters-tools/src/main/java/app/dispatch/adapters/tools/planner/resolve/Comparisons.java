package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes how an amount or a number compares: "over $500", "with more than 3 comments". */
final class Comparisons {
    private static final Set<String> LASTING = Set.of("last", "lasts", "lasting", "take", "takes", "taking");

    private final Tokens tokens;

    Comparisons(FreeWords words) {
        this.tokens = words.tokens();
    }

    /** Takes those of numbers that each item has. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        if (parts.isEmpty()) {
            return;
        }
        int last = parts.getLast().to();
        lasting(claim, parts.getFirst().from(), last, taken);
        for (int i = parts.getFirst().from(); i < last; i++) {
            Optional<Comparison> found =
                    taken.get(i) ? Optional.empty() : Comparison.at(tokens, i).filter(one -> one.end() <= last);
            Optional<Param> member = found.flatMap(one -> compared(claim, one));
            if (member.isPresent()) {
                take(claim, member.get(), found.orElseThrow());
                i = found.orElseThrow().end() - 1;
            }
        }
    }

    /** "longer than an hour": of things that have a start and an end, how long they last. */
    private void lasting(Claim claim, int from, int to, BitSet taken) {
        Optional<Param> start = claim.operation.member("start").filter(Param::isTime);
        Optional<Param> end = claim.operation.member("end").filter(Param::isTime);
        for (int i = from; i < to && start.isPresent() && end.isPresent(); i++) {
            boolean longer = tokens.phrase(i, "longer than") || tokens.phrase(i, "more than");
            boolean shorter = tokens.phrase(i, "shorter than") || tokens.phrase(i, "less than");
            Optional<Period.Length> length = (longer || shorter) && !taken.get(i)
                    ? Period.length(tokens, i + 2).filter(one -> one.end() <= to)
                    : Optional.empty();
            if (length.isPresent()) {
                claim.filters.add(moment(end.get()) + " - " + moment(start.get()) + (longer ? " > " : " < ")
                        + "duration('" + Period.length(length.get().minutes()) + "')");
                int that = tokens.is(i - 1, LASTING) ? i - 1 : i;
                claim.use(
                        tokens.is(that - 1, Set.of("that", "which")) ? that - 1 : that,
                        length.get().end());
                return;
            }
        }
    }

    /** When something begins or ends, which is a date alone where it is of whole days. */
    private static String moment(Param member) {
        String at = "thing." + member.name();
        return "timestamp(" + at + " + (size(" + at + ") == 10 ? 'T00:00:00Z' : ''))";
    }

    private void take(Claim claim, Param member, Comparison comparison) {
        comparison
                .of("thing." + member.name(), number -> Expressions.number(number, member.unit()))
                .ifPresent(filter -> {
                    claim.filters.add(filter);
                    money(claim, member, comparison.number().currency());
                    claim.use(comparison.at(), comparison.end());
                    for (int at : List.of(comparison.at() - 1, comparison.at() - 2, comparison.end())) {
                        if ((at >= 0 && member.nouns().contains(Lemma.singular(tokens.word(at))))
                                || member.nouns().contains(tokens.word(at))) {
                            claim.use(at, at + 1);
                        }
                    }
                });
    }

    /** "over 100 EUR": an amount of other money is none of them, where each says of which it is. */
    private static void money(Claim claim, Param member, String currency) {
        claim.operation
                .member("currency")
                .filter(one -> !currency.isEmpty() && !member.is("currency"))
                .map(one -> "default(thing." + one.name() + ", '') == " + Expressions.text(currency))
                .filter(one -> !claim.filters.contains(one))
                .ifPresent(claim.filters::add);
    }

    private Optional<Param> compared(Claim claim, Comparison comparison) {
        if (!comparison.number().currency().isEmpty()) {
            return claim.operation.member("amount");
        }
        Set<String> beside = new HashSet<>();
        for (int i = comparison.at() - 3; i < comparison.at(); i++) {
            beside.add(tokens.word(i));
            beside.add(Lemma.singular(tokens.word(i)));
        }
        for (int i = comparison.end(); i < comparison.end() + 2; i++) {
            beside.add(tokens.word(i));
            beside.add(Lemma.singular(tokens.word(i)));
        }
        return claim.operation.members().values().stream()
                .filter(Param::isNumber)
                .filter(one -> one.nouns().stream()
                        .anyMatch(noun -> beside.contains(noun) || beside.contains(Lemma.singular(noun))))
                .findFirst();
    }
}
