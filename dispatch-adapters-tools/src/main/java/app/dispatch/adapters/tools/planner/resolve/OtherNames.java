package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes the names behind a first one of what each may have many of: "labelled p2 or p3", "labelled bug but not wip". */
final class OtherNames {
    private final FreeWords words;
    private final Tokens tokens;

    OtherNames(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    /** Takes those that stand behind a filter by the first; the place after them. */
    int take(Claim claim, Meaning meaning, int end, boolean not) {
        return without(claim, meaning, either(claim, meaning, end, not));
    }

    /** "labelled p2 or p3": takes a second name for what each may have many of; the place after it. */
    private int either(Claim claim, Meaning meaning, int end, boolean not) {
        int last = end + 2;
        boolean two = meaning.hasStar()
                && meaning.param().isList()
                && tokens.is(end, Set.of("or", "nor"))
                && isName(claim, end + 1);
        if (!two) {
            return end;
        }
        String is = Expressions.is(meaning.param(), Value.of(words.value(end + 1, last)), not);
        if (not) {
            claim.filters.add(is);
        } else {
            claim.filters.add("(" + claim.filters.removeLast() + " || " + is + ")");
        }
        return last;
    }

    /** "labelled p2 but not wip": takes what each must not have of the same; the place after it. */
    int without(Claim claim, Meaning meaning, int end) {
        boolean joins =
                EnglishWords.AND.has(tokens.word(end)) || tokens.word(end).equals("but");
        Optional<Param> member = Optional.of(meaning.param())
                .filter(one -> joins && meaning.hasStar() && one.isList())
                .filter(one -> EnglishWords.NO.has(tokens.word(end + 1)) && isName(claim, end + 2))
                .flatMap(one -> meaning.member() ? Optional.of(one) : claim.operation.member(one.role()));
        member.ifPresent(one -> claim.filters.add(Expressions.is(one, Value.of(words.value(end + 2, end + 3)), true)));
        return member.isPresent() ? end + 3 : end;
    }

    /** Whether one word stands there alone that is a name, and means nothing else. */
    private boolean isName(Claim claim, int at) {
        boolean alone = at < tokens.size()
                && (at + 1 >= tokens.size()
                        || !(tokens.get(at + 1) instanceof Token.Word word)
                        || EnglishWords.RELATOR.has(word.lower()));
        return alone
                && (tokens.get(at) instanceof Token.Quote
                        || (Knowledge.restricts(tokens.word(at))
                                && Stream.of(claim.operation.params(), claim.operation.members())
                                        .flatMap(all -> all.values().stream())
                                        .flatMap(one -> one.words().keySet().stream())
                                        .noneMatch(one -> (one + " ").startsWith(tokens.word(at) + " "))));
    }
}
