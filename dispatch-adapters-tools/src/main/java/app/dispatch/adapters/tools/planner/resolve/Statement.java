package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Writes what words say of something that was given as an expression, and marks the words that it stands for. */
final class Statement {
    private final Tokens tokens;
    private final Range range;
    private final Given given;
    private final BitSet used;
    private final Tokens words;
    private final int from;

    Statement(Tokens tokens, Range range, Given given, BitSet used) {
        this.tokens = tokens;
        this.range = range;
        this.given = given;
        this.used = used;
        this.words = tokens.slice(range.from(), range.to());
        this.from = range.from();
    }

    /**
     * The expression; empty when it cannot be told.
     *
     * @param not whether a word turns it around
     * @param own whether what was given is looked at for it
     */
    Optional<String> expression(boolean not, boolean own) {
        Optional<Comparison> comparison =
                Comparison.in(words).filter(one -> !used.get(from + one.number().end() - 1));
        int holds = words.find(0, i -> EnglishWords.HOLDING.phrases().at(words, i));
        boolean quoted = words.find(holds, i -> words.get(i) instanceof Quote) < words.size();
        if (given.isCall() && !quoted && Outcomes.said(words) && !isOfMember(comparison)) {
            return outcome().or(this::answered);
        }
        if (given.isCall()) {
            Optional<String> told = answered();
            if (told.isPresent()) {
                return told;
            }
        }
        if (holds < words.size()) {
            return held(holds);
        }
        Optional<String> choice = given.isMade() ? choice(not) : Optional.empty();
        if (choice.isPresent()) {
            return choice;
        }
        comparison.ifPresent(one -> used.set(from + one.at(), from + one.end()));
        if (given.lists()) {
            return comparison
                    .filter(one -> one.number().currency().isEmpty())
                    .map(this::count)
                    .orElseGet(() -> list(not, own));
        }
        return comparison.isPresent()
                ? new MemberTest(tokens, range, given, used).expression(comparison.get())
                : state(not);
    }

    /** "it contains …": whether a text has others in it; of a list, whether one of its things has. */
    private Optional<String> held(int verb) {
        int not = words.find(0, i -> i >= verb || (!used.get(from + i) && EnglishWords.NO.has(words.word(i))));
        Optional<Held> held = EnglishWords.OPENING.phrases().at(words, verb)
                ? Optional.empty()
                : Held.at(words, EnglishWords.HOLDING.phrases().end(words, verb), words.size());
        held.ifPresent(one -> used.set(from + verb, from + one.end()));
        String in = given.isMade() ? Wording.made(given) : "json(" + given.whole() + ")";
        return given.lists() && held.filter(Held::isJoint).isPresent()
                ? held.flatMap(one -> one.in("json(thing)", not < verb))
                        .map(one -> given.whole() + ".exists(thing, " + one + ")")
                : held.flatMap(one -> one.in(in, not < verb));
    }

    /** What is said of the members of an answer. */
    private Optional<String> answered() {
        Optional<String> told = AnswerTest.of(words, given.list(), given.whole());
        told.ifPresent(all -> used.set(from, range.to())); // it reads all, or nothing
        return told;
    }

    /** Whether a comparison is of something else than a status. */
    private boolean isOfMember(Optional<Comparison> comparison) {
        return comparison.isPresent()
                && !words.is(comparison.get().at() - 1, EnglishWords.AROUND.words())
                && !EnglishWords.IT.has(words.word(comparison.get().at() - 1));
    }

    /** "it is down": how a call ended. */
    private Optional<String> outcome() {
        Optional<String> outcome = Outcomes.expression(words, given.step().id);
        int link = words.find(0, i -> words.get(i) instanceof Token.Link);
        if (outcome.isPresent() && words.find(link + 1, i -> words.get(i) instanceof Token.Link) >= words.size()) {
            given.step().allowErrors();
            given.step().goesOn |= outcome.get().contains("steps." + given.step().id + ".status ");
            used.set(from, range.to()); // it reads all, or nothing
        }
        return outcome;
    }

    /** "it is urgent": one of the classes that something was put into. */
    private Optional<String> choice(boolean not) {
        List<Value> choices = given.step().params.values().stream()
                .filter(Value.Items.class::isInstance)
                .flatMap(one -> ((Value.Items) one).values().stream())
                .toList();
        for (Value choice : choices) {
            if (choice instanceof Value.Text(String label)) {
                int at = words.find(0, i -> words.phrase(i, label.toLowerCase(Locale.ROOT)));
                if (at < words.size()) {
                    used.set(from + at, from + at + label.split(" ").length);
                    return Optional.of(Wording.made(given) + (not ? " != " : " == ") + Expressions.text(label));
                }
            }
        }
        return Optional.empty();
    }

    private String size() {
        return "size(" + given.whole() + ")";
    }

    /** "there are more than 3". */
    private Optional<String> count(Comparison comparison) {
        int number = words.find(0, i -> words.is(i, EnglishWords.NUMBER.words()));
        used.set(from + number);
        return reaches(comparison) ? comparison.of(size(), digits -> Optional.of(digits.digits())) : Optional.empty();
    }

    /** "there are no issues", "it is empty". */
    private Optional<String> list(boolean not, boolean own) {
        int empty = words.find(0, i -> EnglishWords.EMPTY.phrases().at(words, i));
        if (empty < words.size()) {
            used.set(from + empty, from + EnglishWords.EMPTY.phrases().end(words, empty));
            return Optional.of(size() + (not ? " > 0" : " == 0"));
        }
        boolean exists = false;
        for (int i = 0; i < words.size(); i++) {
            if (EnglishWords.EXISTING.phrases().at(words, i)) {
                used.set(from + i, from + EnglishWords.EXISTING.phrases().end(words, i));
                exists = true;
            }
            exists |= words.is(i, EnglishWords.NO.words());
        }
        return exists || own ? Optional.of(size() + (not ? " == 0" : " > 0")) : Optional.empty();
    }

    /** Whether so many are looked at that they can be more than a number; more are looked at where that is needed. */
    private boolean reaches(Comparison comparison) {
        Optional<Param> count = given.operation().param("count");
        double number = comparison.upper().orElse(comparison.number()).value().doubleValue();
        double usual = count.flatMap(Param::usual)
                .filter(Value.Num.class::isInstance)
                .map(Statement::number)
                .orElse(Double.MAX_VALUE);
        Optional<Value> most = count.flatMap(one -> one.schema().get("maximum"));
        if (count.isEmpty() || number < usual || most.isEmpty()) {
            return true;
        }
        given.step().params.put(count.get().name(), most.get());
        return number < number(most.get());
    }

    private static double number(Value value) {
        return Double.parseDouble(Expressions.literal(value));
    }

    /** "it rains": a member that is true, or has that value. */
    private Optional<String> state(boolean not) {
        for (Param member : given.operation().output().values()) {
            for (String said : member.words().keySet()) {
                int at = words.find(0, i -> words.phrase(i, said));
                if (at < words.size()) {
                    used.set(from + at, from + words.phraseEnd(at, said));
                    return Optional.of(given.output() + "." + member.name() + (not ? " != " : " == ")
                            + Expressions.literal(
                                    Objects.requireNonNull(member.words().get(said))));
                }
            }
        }
        return Optional.empty();
    }
}
