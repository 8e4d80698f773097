package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes what the things in a list are told apart by: a title, a text in them, a field, a label. */
final class Traits {
    private final FreeWords words;
    private final Naming naming;
    private final Tokens tokens;

    Traits(FreeWords words, Naming naming) {
        this.words = words;
        this.naming = naming;
        this.tokens = words.tokens();
    }

    /** Takes all of them that the items have. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        whose(claim, parts, taken);
        mentions(claim, parts, taken);
        titled(claim, parts, taken);
    }

    /** Takes "whose Status is Open": a member, or a field that its users named. */
    private void whose(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            int found = tokens.find(
                    part.from(), i -> i >= part.to() || tokens.word(i).matches("is|are|equals|=|isn't|aren't"));
            boolean with = with(claim, part) && words.free(claim, taken, part.from(), part.to());
            boolean told = part.relator().matches("whose|where")
                    && found < part.to()
                    && found != part.from()
                    && found + 1 < part.to();
            if ((with || told) && equal(claim, part, with ? part.from() : found)) {
                claim.use(part.at(), part.to());
            }
        }
    }

    /** "with status open". */
    private boolean with(Claim claim, Part part) {
        return part.relator().equals("with")
                && part.size() == 2
                && !EnglishWords.ARTICLE.has(tokens.word(part.from()))
                && !EnglishWords.JOINING.has(tokens.word(part.from() + 1))
                && !Meaning.isColumn(tokens.word(part.from() + 1))
                && (Members.named(claim.operation, tokens.word(part.from())).isPresent()
                        || claim.operation.member("fields").isPresent());
    }

    /** Asks that what a part names is what stands after a place in it. */
    private boolean equal(Claim claim, Part part, int is) {
        boolean negated = EnglishWords.NO.has(tokens.word(is + 1));
        boolean not = tokens.word(is).endsWith("n't") || negated;
        String value = words.value(negated ? is + 2 : is + 1, part.to());
        Optional<String> member = Members.named(claim.operation, tokens.word(part.from()));
        Optional<Param> fields = claim.operation.member("fields");
        if (member.isPresent()) {
            claim.filters.add(Expressions.is(
                    Objects.requireNonNull(claim.operation.members().get(member.get())), Value.of(value), not));
        } else if (fields.isPresent()) {
            String name = words.value(part.from(), Math.max(is, part.from() + 1));
            claim.filters.add((not ? "!" : "") + FieldWords.has(fields.get(), name, value));
        }
        return member.isPresent() || fields.isPresent();
    }

    /** Takes a text that stands in each: 'that mention "refund"'. */
    private void mentions(Claim claim, List<Part> parts, BitSet taken) {
        List<Param> members = claim.operation.members().values().stream()
                .filter(one -> one.is("title", "name", "content", "excerpt")
                        && one.type().equals("string"))
                .toList();
        for (Part part : parts) {
            boolean sought = part.relator().equals("for")
                    && part.size() == 1
                    && tokens.get(part.from()) instanceof Token.Quote
                    && claim.operation.param("query").isEmpty()
                    && EnglishWords.LOOK.has(tokens.word(words.manner().verbAt()));
            boolean about = part.relator().equals("about")
                    && part.size() == 1
                    && tokens.get(part.from()) instanceof Token.Quote
                    && claim.operation.param("query").isEmpty();
            boolean holds = sought || about || part.relator().matches("containing|mentioning|including");
            int at = holds ? part.from() : part.from() + 1;
            boolean that = part.relator().matches("that|which|whose")
                    && tokens.word(part.from()).matches("mentions?|contains?|includes?|says?");
            boolean own = EnglishWords.THEIR.has(tokens.word(at)); // "including its comments"
            if (members.isEmpty()
                    || own
                    || !(holds || that)
                    || at >= part.to()
                    || !words.free(claim, taken, at, part.to())) {
                continue;
            }
            Optional<Held> held = Held.at(tokens, at, part.to());
            held.flatMap(one -> one.of(text -> inAny(members, text), false)).ifPresent(filter -> {
                claim.filters.add(filter);
                claim.use(part.at(), held.get().end());
            });
        }
    }

    /** Whether one of the members of a thing has a text in it. */
    private static String inAny(List<Param> members, String text) {
        return members.stream()
                .map(one -> "string(default(thing." + one.name() + ", '')).lowerAscii().contains("
                        + Expressions.text(text) + ")")
                .collect(Collectors.joining(" || ", "(", ")"));
    }

    /** Takes a title by which one is meant: the event "Retro", the page called Standup. */
    private void titled(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> title = claim.operation
                .member("title")
                .or(() -> claim.operation.member("name"))
                .or(() -> claim.operation
                        .member("file")
                        .filter(one -> stays(tokens.word(words.manner().verbAt()))));
        if (title.isEmpty() || besideNoun(claim, title.get(), parts, taken)) {
            return;
        }
        for (Part part : parts) {
            boolean called = EnglishWords.NAMED.has(part.relator());
            for (int i = part.from(); i < part.to(); i++) {
                boolean searched = called && claim.sought.get(i) && !taken.get(i);
                boolean quoted = tokens.get(i) instanceof Quote
                        && (searched || words.free(claim, taken, i))
                        && (called || part.relator().isEmpty() || part.relator().matches("for|of"));
                boolean exact = searched && i == part.from() && words.manner().changing();
                boolean name = exact
                        || (called && i == part.from() && words.free(claim, taken, i, part.to()))
                        || (isName(claim, part, i) && words.free(claim, taken, i, nameEnd(i, part.to())));
                boolean filed = title.get().is("file")
                        && claim.named
                        && words.free(claim, taken, i)
                        && Identifiers.FILE.matcher(words.written(i)).matches(); // "share plan.pdf from Drive"
                claim.one |= filed;
                if (quoted || name || filed) {
                    int end = quoted || filed
                            ? i + 1
                            : exact ? claim.sought.nextClearBit(i) : called ? part.to() : nameEnd(i, part.to());
                    claim.filters.add("string(default(thing." + title.get().name() + ", '')).lowerAscii() == "
                            + Expressions.text(words.value(i, end).toLowerCase(Locale.ROOT)));
                    claim.use(i, end);
                    claim.use(part.at(), called ? part.at() + 1 : part.at());
                    return;
                }
            }
        }
    }

    /** Whether a file stays where it is: it is shared, or becomes another. */
    private static boolean stays(String verb) {
        return EnglishWords.PASS.has(verb) || EnglishWords.CHANGE.has(verb);
    }

    /** 'on the issue "Login page slow"', 'Bob's mail "Invoice"': a quote right behind the noun of one thing is its title, wherever it stands. */
    private boolean besideNoun(Claim claim, Param title, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from() + 1; i < part.to(); i++) {
                String noun = tokens.word(i - 1);
                if (tokens.get(i) instanceof Quote quote
                        && !claim.thing.isEmpty()
                        && claim.thingAt.get(i - 1)
                        && Lemma.singular(noun).equals(noun)
                        && !tokens.is(part.from(), Set.of("a", "an", "new", "another"))
                        && words.free(claim, taken, i)) {
                    claim.filters.add("string(default(thing." + title.name() + ", '')).lowerAscii() == "
                            + Expressions.text(quote.text().toLowerCase(Locale.ROOT)));
                    claim.use(i, i + 1);
                    return true;
                }
            }
        }
        return false;
    }

    /** "the event Standup": whether only the name of one thing follows its noun. */
    private boolean isName(Claim claim, Part part, int at) {
        boolean noun = at > part.from() && !claim.thing.isEmpty() && claim.thingAt.get(at - 1);
        return noun
                && !tokens.is(part.from(), Set.of("a", "an", "new", "another"))
                && Lemma.singular(tokens.word(at - 1)).equals(tokens.word(at - 1))
                && nameEnd(at, part.to()) > at
                && (nameEnd(at, part.to()) == part.to()
                        || Period.at(tokens, nameEnd(at, part.to())).isPresent());
    }

    /** Where a name ends that is written large, and says no time. */
    private int nameEnd(int at, int to) {
        int end = tokens.find(
                at,
                i -> i >= to
                        || Period.at(tokens, i).isPresent()
                        || !(words.written(i).matches("\\p{Lu}.*|[\\w-]+\\.[A-Za-z]{2,5}")
                                && !(tokens.get(i) instanceof Quote)));
        return end > at ? naming.goesOn(end, to) : end;
    }

    /** Takes labels: "with label bug", "labelled bug", "the bug issues". */
    void labelled(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> member = claim.operation.member("labels");
        for (Part part : parts) {
            boolean labelled = EnglishWords.LABELLED.has(part.relator());
            boolean denied = EnglishWords.NO.has(tokens.word(part.from()));
            int has = denied ? part.from() + 1 : part.from();
            boolean that = part.relator().matches("that|which|who") && EnglishWords.CARRYING.has(tokens.word(has));
            int first = that ? has + 1 : part.from();
            int noun = tokens.after(
                    tokens.is(first, Set.of("no", "any")) ? first + 1 : first, EnglishWords.ARTICLE.words());
            boolean without = part.relator().equals("without") || (that && denied);
            boolean with = (without || that || part.relator().matches("with|having|carrying"))
                    && Set.of("label", "tag").contains(Lemma.singular(tokens.word(noun)));
            int from = with ? noun + 1 : part.from();
            boolean none = with && (without || EnglishWords.NO.has(tokens.word(noun - 1))) && from >= part.to();
            if (none && member.isPresent() && words.free(claim, taken, part.from(), part.to())) {
                claim.filters.add("size(default(thing." + member.get().name() + ", [])) == 0");
                claim.use(part.at(), part.to()); // "without a label"
                continue;
            }
            if (member.isEmpty()
                    || (!labelled && !with)
                    || from >= part.to()
                    || !words.free(claim, taken, from, part.to())) {
                continue;
            }
            int end = part.to();
            while (end > from + 1 && EnglishWords.BEING.has(tokens.word(end - 1))) {
                end--;
            }
            String name = words.value(from, end);
            boolean not = without || (labelled && EnglishWords.NO.has(tokens.word(part.at() - 1)));
            claim.filters.add((not ? "!" : "") + "default(thing." + member.get().name()
                    + ", []).exists(one, string(one).lowerAscii() == "
                    + Expressions.text(name.toLowerCase(Locale.ROOT)) + ")");
            claim.use(not && labelled ? part.at() - 1 : part.at(), part.to());
        }
    }
}
