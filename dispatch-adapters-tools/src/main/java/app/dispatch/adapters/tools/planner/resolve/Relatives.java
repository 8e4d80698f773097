package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what clauses and names beside a noun say of it: "that have an owner", "except the standups", "the board meeting". */
final class Relatives {
    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    Relatives(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.at(); i < part.to(); i++) {
                possessed(claim, part, i, taken);
            }
            titled(claim, part, taken);
        }
    }

    /** Takes what is left out: before what is meant is read, which the same words would mean without "not". */
    void except(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.at(); i < part.to(); i++) {
                if (tokens.is(i, EnglishWords.EXCLUDING.words())) {
                    excepted(claim, part, i, taken);
                }
            }
        }
    }

    /** "that have an owner", "has no description", "without a description". */
    private void possessed(Claim claim, Part part, int at, BitSet taken) {
        int from = tokens.is(at, EnglishWords.THAT.words()) ? at + 1 : at;
        boolean without = tokens.word(from).equals("without");
        boolean denied = EnglishWords.NO.has(tokens.word(from + 1));
        boolean no = without || denied;
        int noun = denied ? from + 2 : tokens.after(from + 1, EnglishWords.ARTICLE.words());
        boolean has = (without || tokens.is(from, EnglishWords.POSSESSING.words()))
                && (no || (!tokens.word(from).equals("with") && noun > from + 1))
                && (noun + 1 == part.to() || EnglishWords.BEING.has(tokens.word(noun + 1)) || arrives(noun + 1))
                && words.free(claim, taken, from, noun + 1);
        Optional<Param> member = has
                ? Members.named(claim.operation, tokens.word(noun))
                        .map(claim.operation.members()::get)
                        .filter(one -> !one.type().equals("boolean"))
                        .filter(one -> !without || tokens.is(from + 1, Set.of("a", "an", "any")) || one.isList())
                : Optional.empty();
        member.ifPresent(one -> {
            Value none = one.isNumber() ? Value.of(0) : Value.NULL;
            claim.filters.add(Expressions.is(one, none, !no));
            claim.use(at, noun + 1);
        });
    }

    /** "a mail without a subject arrives": whether what describes it ends before a word. */
    private boolean arrives(int at) {
        return Lemma.forms(tokens.word(at)).stream().anyMatch(EnglishWords.ARRIVE::has);
    }

    /** "except the standups", "but not the promotions". */
    private void excepted(Claim claim, Part part, int except, BitSet taken) {
        int from = tokens.after(
                EnglishWords.NO.has(tokens.word(except + 1))
                                || tokens.word(except + 1).equals("for")
                        ? except + 2
                        : except + 1,
                EnglishWords.ARTICLE.words());
        Optional<Param> title = claim.operation.member("title").or(() -> claim.operation.member("name"));
        boolean one = from + 1 == part.to()
                && (tokens.get(from) instanceof Quote
                        || (tokens.get(from) instanceof Word && Knowledge.restricts(tokens.word(from))))
                && words.free(claim, taken, from)
                && knowledge.thing(tokens, from, part.to()).isEmpty();
        if (!one) {
            return;
        }
        String word = words.value(from, from + 1);
        Optional<Param> query = claim.operation.param("query").filter(param -> declared(param, word) != null);
        if (query.isPresent()) {
            Value before = claim.params.get(query.get().name());
            String not = "-" + declared(query.get(), word);
            claim.params.put(
                    query.get().name(), Value.of(before instanceof Value.Text(String text) ? text + " " + not : not));
            claim.use(except, part.to());
        } else if (title.isPresent() && tokens.get(from) instanceof Quote) {
            claim.filters.add("string(default(thing." + title.get().name() + ", '')).lowerAscii() != "
                    + Expressions.text(word.toLowerCase(Locale.ROOT)));
            claim.use(except, part.to());
        } else if (title.isPresent() && !words.manner().changing()) {
            claim.filters.add("!string(default(thing." + title.get().name() + ", '')).lowerAscii().contains("
                    + Expressions.text(Lemma.singular(word.toLowerCase(Locale.ROOT))) + ")");
            claim.use(except, part.to());
        }
    }

    private static @Nullable String declared(Param query, String word) {
        return query.words().get(word.toLowerCase(Locale.ROOT)) instanceof Value.Text(String text)
                        && text.matches("\\S+:\\S+")
                ? text
                : null;
    }

    /** Whether what describes a noun may begin after a place: "the", "Bob's". */
    private boolean begins(int at) {
        return EnglishWords.DETERMINER.has(tokens.word(at))
                || tokens.word(at).equals("'s")
                || EnglishWords.FIRST.has(tokens.word(at));
    }

    /** Whether a word says which one of several is meant, and nothing else that is read. */
    private boolean describes(int at) {
        String word = tokens.word(at);
        return Knowledge.restricts(word)
                && !EnglishWords.FIRST.has(word)
                && FunctionWords.before(word.replaceFirst("-.*", "")) == 0
                && !EnglishWords.INDISTINCT.has(word)
                && !EnglishWords.MOST.has(word)
                && !EnglishWords.FEWEST.has(word)
                && !English.isSuperlative(word)
                && !Period.covers(tokens, at)
                && knowledge.tool(tokens, at).isEmpty()
                && (English.is(English.Kind.NOUN, word) || !English.has(word));
    }

    /** Whether no declaration means something by a word. */
    private boolean isNoWord(String word) {
        return !knowledge.isQuality(word) && !knowledge.isVerb(word);
    }

    /** "the board meeting", "my dentist appointment": the one whose title has these words. */
    private void titled(Claim claim, Part part, BitSet taken) {
        Optional<Param> title = claim.operation.member("title").or(() -> claim.operation.member("name"));
        int noun = claim.thingAt.nextSetBit(part.from());
        int from = noun - 1;
        while (from > part.from()
                && tokens.get(from) instanceof Word
                && words.free(claim, taken, from)
                && !begins(from)) {
            from--;
        }
        boolean one = title.isPresent()
                && claim.one
                && noun > from + 1
                && noun < part.to()
                && noun - from <= 3
                && begins(from);
        Optional<Param> query = Persons.sender(claim)
                .map(Meaning::param)
                .filter(param -> param.words().containsKey("about *"));
        for (int i = from + 1; one && i < noun; i++) {
            one = describes(i) && (query.isPresent() || isNoWord(tokens.word(i)));
        }
        if (one && query.isPresent()) {
            Value about = Objects.requireNonNull(query.get().words().get("about *"));
            DeclaredWords.fill(claim, new Meaning(query.get(), "about *", about, false), words.value(from + 1, noun));
            claim.use(from + 1, noun);
        } else if (one) {
            String member = "string(default(thing." + title.get().name() + ", '')).lowerAscii()";
            String name = Expressions.text(words.value(from + 1, noun).toLowerCase(Locale.ROOT));
            claim.like(member + ".contains(" + name + ")", words.manner().changing() ? member + " == " + name : "");
            claim.use(from + 1, noun);
        }
    }
}
