package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the order in which a list is told: "sorted by amount", "in the order they start", "biggest first". */
final class Sorting {
    private final FreeWords words;
    private final Tokens tokens;

    Sorting(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.at(); i < part.to() && claim.order.isEmpty(); i++) {
                if (words.free(claim, taken, i)) {
                    at(claim, i);
                }
            }
        }
    }

    private void at(Claim claim, int at) {
        int by = by(at);
        if (EnglishWords.LATELY.has(tokens.word(at + 1)) && EnglishWords.DEGREE.has(tokens.word(at))) {
            lately(claim, at);
        } else if (by > 0) {
            int noun = tokens.after(by, EnglishWords.ARTICLE.words());
            member(claim, noun).ifPresent(one -> {
                if (EnglishWords.GROUPED.has(tokens.word(at))) {
                    group(claim, one.member(), at, one.end());
                } else {
                    sort(claim, one.member(), at, one.end());
                }
            });
        } else if (tokens.word(at + 1).equals("first")) {
            extreme(claim, at).ifPresent(one -> {
                claim.order = key(one)
                        + (EnglishWords.FEWEST.has(tokens.word(at)) || EnglishWords.OLDEST.has(tokens.word(at))
                                ? ""
                                : " desc");
                claim.use(at, at + 2);
            });
        } else if (EnglishWords.ALPHABETICAL.phrases().at(tokens, at)) {
            claim.operation
                    .member("title")
                    .or(() -> claim.operation.member("name"))
                    .ifPresent(one -> sort(
                            claim, one, at, EnglishWords.ALPHABETICAL.phrases().end(tokens, at)));
        } else if (EnglishWords.CHRONOLOGICAL.phrases().at(tokens, at)) {
            time(claim)
                    .ifPresent(one -> sort(
                            claim, one, at, EnglishWords.CHRONOLOGICAL.phrases().end(tokens, at)));
        }
    }

    /** "the most recently changed issue", "the three most recently opened". */
    private void lately(Claim claim, int at) {
        Optional<Numbers.Found> number =
                Numbers.at(tokens, at - 1).filter(one -> one.digits().matches("\\d{1,3}"));
        happened(claim, at + 2).filter(one -> claim.one || number.isPresent()).ifPresent(one -> {
            claim.count = number.map(many -> many.value().longValue()).orElse(1L);
            claim.order = key(one.member()) + (EnglishWords.MOST.has(tokens.word(at)) ? " desc" : "");
            if (one.member().is("date", "due")) { // not everything has been closed
                claim.filters.add("default(thing." + one.member().name() + ", '') != ''");
            }
            claim.operation
                    .params()
                    .values()
                    .forEach(param -> Optional.ofNullable(param.words().get(tokens.word(at + 2)))
                            .ifPresent(value -> claim.params.putIfAbsent(param.name(), value)));
            claim.use(number.isPresent() ? at - 1 : at, one.end());
        });
    }

    /** The place of what a list is brought into order by; 0 where nothing says so. */
    private int by(int at) {
        return isBefore(tokens, at + 1) && tokens.word(at + 1).equals("by")
                ? at + 2
                : EnglishWords.ORDERING.phrases().end(tokens, at);
    }

    /** The member that is named, or that tells when something happened to each: "they were created". */
    private Optional<Members.Found> member(Claim claim, int at) {
        boolean moment = EnglishWords.MOMENT.has(Lemma.singular(tokens.word(at)));
        int verb = moment ? tokens.after(at + 1, EnglishWords.SMALL.words()) : at; // "the date they were closed"
        Optional<Members.Found> happened = happened(claim, verb);
        return Members.pair(claim.operation, tokens, at)
                .map(one -> new Members.Found(one, at + 2))
                .or(() -> happened)
                .or(() -> moment
                        ? dated(claim, tokens.word(at)).map(one -> new Members.Found(one, at + 1))
                        : Members.at(claim.operation, tokens, at));
    }

    private Optional<Members.Found> happened(Claim claim, int verb) {
        String word = tokens.word(verb);
        return claim.operation.members().values().stream()
                .filter(one -> one.isTime()
                        && (one.words().containsKey(word + " *")
                                || (one.is("start", "end") && one.is(Lemma.singular(word)))))
                .findFirst()
                .map(one -> new Members.Found(one, verb + 1));
    }

    /** The date of each: what is called so, else when it came to be. */
    private static Optional<Param> dated(Claim claim, String noun) {
        return claim.operation.members().values().stream()
                .filter(one -> one.schema().items("x-nouns").contains(Value.of(noun)))
                .findFirst()
                .or(() -> time(claim));
    }

    /** Whether what stands before "by" says that it tells an order, and not who has made something. */
    static boolean isBefore(Tokens tokens, int by) {
        return EnglishWords.SORTED.has(tokens.word(by - 1)) || EnglishWords.GROUPED.has(tokens.word(by - 1));
    }

    private static Optional<Param> time(Claim claim) {
        return claim.operation
                .member("created")
                .or(() -> claim.operation.member("date"))
                .or(() -> claim.operation.member("start"));
    }

    /** By what the biggest or the newest comes first. */
    private Optional<Param> extreme(Claim claim, int at) {
        boolean size = EnglishWords.MOST.has(tokens.word(at)) || EnglishWords.FEWEST.has(tokens.word(at));
        boolean time = EnglishWords.NEWEST.has(tokens.word(at)) || EnglishWords.OLDEST.has(tokens.word(at));
        return size ? claim.operation.member("amount").filter(Param::isNumber) : time ? time(claim) : Optional.empty();
    }

    private void sort(Claim claim, Param member, int from, int to) {
        int at = tokens.mark(to, ',') ? to + 1 : to; // "sorted by amount, biggest first"
        boolean down = EnglishWords.DOWNWARDS.phrases().at(tokens, at);
        boolean up = EnglishWords.UPWARDS.phrases().at(tokens, at);
        boolean few = !member.choices().isEmpty();
        if (few && (down || up)) {
            return; // nobody knows which of them is the highest
        }
        claim.order = few ? nth(claim, member) : key(member) + (down ? " desc" : "");
        claim.use(from, to);
        claim.use(
                at,
                Math.max(
                        EnglishWords.DOWNWARDS.phrases().end(tokens, at),
                        EnglishWords.UPWARDS.phrases().end(tokens, at)));
    }

    /** Those that have something in common stand together, where it is one thing that they have. */
    private void group(Claim claim, Param member, int from, int to) {
        claim.order = member.isList() ? "" : key(member);
        claim.notes.add("“" + tokens.slice(from, to).written() + "”: the list "
                + (member.isList() ? "itself stays as it comes." : "is brought into that order."));
        claim.use(from, to);
    }

    /** The place of one of few values among all of them, with that of none at the end. */
    private static String nth(Claim claim, Param member) {
        List<String> values = member.choices().stream()
                .flatMap(one -> one instanceof Value.Text(String text) ? Stream.of(text) : Stream.empty())
                .sorted(Comparator.comparing(EnglishWords.NO::has))
                .toList();
        claim.notes.add("`" + member.name() + "` goes in this order: " + String.join(", ", values) + ".");
        return Expressions.text(" " + String.join(" ", values) + " ") + ".indexOf(' ' + string(default(thing."
                + member.name() + ", '')) + ' ')";
    }

    private static String key(Param member) {
        String said = "default(thing." + member.name() + ", " + (member.isList() ? "[]" : "''") + ")";
        return member.isNumber() ? "thing." + member.name() : (member.isList() ? "json(" : "string(") + said + ")";
    }
}
