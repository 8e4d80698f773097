package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes persons by which things are told apart: "by Bob", "assigned to me", "from boss@example.com". */
final class Persons {
    /** How many words stand between whose something is and its noun, at most: "Bob's last refund mail". */
    private static final int DESCRIBING = 4;

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;
    private final Pronouns pronouns;

    Persons(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
        this.pronouns = new Pronouns(tokens, knowledge);
    }

    /** Takes those who have made them, or are to do them. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        parts.forEach(part -> asked(claim, part, taken));
        owner(claim, parts, taken);
        for (Part whole : parts) {
            boolean pronoun = EnglishWords.HIM.has(tokens.word(whole.from())); // "him and still open"
            Part part = pronoun ? new Part(whole.relator(), whole.at(), whole.from(), whole.from() + 1) : whole;
            boolean assigned =
                    part.relator().equals("to") && tokens.word(part.at()).equals("assigned");
            boolean by = Set.of("by", "from").contains(part.relator())
                    || ofNamed(claim, part)
                    || (part.relator().equals("of") && Forms.isEmail(words.written(part.from())));
            if ((!assigned && !by)
                    || part.size() == 0
                    || tells(claim, part)
                    || !words.free(claim, taken, part.from())
                    || !isPerson(part)) {
                continue;
            }
            String who = who(part).replaceFirst("^@", "");
            if (take(claim, assigned ? "assignee" : "author", who) || (by && addressed(claim, who))) {
                claim.use(part.at(), part.to());
            }
        }
    }

    /** "grouped by day", "by due date": whether a part says how things are told, and not whose they are. */
    private boolean tells(Claim claim, Part part) {
        String first = tokens.word(part.from());
        boolean small = tokens.get(part.from()) instanceof Token.Word word
                && word.text().equals(word.lower());
        return part.relator().equals("by")
                && (Sorting.isBefore(tokens, part.at())
                        || (small
                                && (Period.isUnit(first)
                                        || Members.at(claim.operation, tokens, part.from())
                                                .isPresent())));
    }

    /** "the invoices of bob@example.com": those that have the address. */
    private static boolean addressed(Claim claim, String who) {
        Optional<Param> address = claim.operation.member("address").filter(one -> Forms.isEmail(who));
        address.ifPresent(one -> claim.filters.add("string(default(thing." + one.name() + ", '')).lowerAscii() == "
                + Expressions.text(who.toLowerCase(Locale.ROOT))));
        return address.isPresent();
    }

    /** "the payments of Bob". */
    private boolean ofNamed(Claim claim, Part part) {
        return part.relator().equals("of")
                && part.size() == 1
                && part.at() > 0
                && claim.thingAt.get(part.at() - 1)
                && tokens.get(part.from()) instanceof Token.Word word
                && (Character.isUpperCase(word.text().charAt(0)) || word.text().contains("@"));
    }

    /** "Carol's mails": those that somebody wrote, where nobody is to do anything about them. */
    private void owner(Claim claim, List<Part> parts, BitSet taken) {
        boolean written = claim.operation.member("author").isPresent()
                && claim.operation.all("author", "assignee").isEmpty()
                && claim.operation.member("assignee").isEmpty();
        for (Part part : written ? parts : List.<Part>of()) {
            for (int i = part.from(); i + 2 < part.to(); i++) {
                boolean owns = tokens.word(i + 1).equals("'s")
                        && tokens.get(i) instanceof Token.Word word
                        && (Character.isUpperCase(word.text().charAt(0))
                                || sender(claim).isPresent())
                        && belongs(claim, part, i + 2)
                        && words.free(claim, taken, i)
                        && Period.at(tokens, i).isEmpty()
                        && !EnglishWords.QUESTION.has(tokens.word(i)) // "what's"
                        && !EnglishWords.ANYBODY.has(tokens.word(i))
                        && isPerson(new Part("by", i, i, i + 1));
                if (owns && sent(claim, words.value(i, i + 1))) {
                    claim.use(tokens.is(i - 1, EnglishWords.DETERMINER.words()) ? i - 1 : i, i + 2);
                    return;
                }
            }
        }
    }

    /** Whether the noun of what is looked at stands at a place, or behind a few words that describe it. */
    private boolean belongs(Claim claim, Part part, int at) {
        int noun = tokens.find(at, i -> i >= part.to() || claim.thingAt.get(i) || (i == at && claim.used.get(i)));
        return noun < part.to()
                && noun - at <= DESCRIBING
                && tokens.find(at, i -> i >= noun || !(tokens.get(i) instanceof Token.Word)) >= noun;
    }

    /** What is searched for to find what somebody wrote, where nothing else asks for that. */
    static Optional<Meaning> sender(Claim claim) {
        boolean mails = claim.operation
                .member("author")
                .filter(one -> one.forms().contains("email"))
                .isPresent();
        return claim.operation
                .param("query")
                .filter(one -> mails && one.words().containsKey("from *"))
                .map(one -> new Meaning(
                        one, "from *", Objects.requireNonNull(one.words().get("from *")), false));
    }

    private static boolean sent(Claim claim, String who) {
        Optional<Meaning> sender = sender(claim);
        sender.ifPresent(one -> DeclaredWords.fill(claim, one, who));
        return sender.isPresent() || take(claim, "author", who.replaceFirst("^@", ""));
    }

    /** "what did Eve post": who has made it, in a question. */
    private void asked(Claim claim, Part part, BitSet taken) {
        for (int i = part.at(); i < part.to(); i++) {
            int name = tokens.is(i + 1, Set.of("my", "our")) ? i + 2 : i + 1; // "did my boss write"
            Part who = new Part("", name, name, name + 1);
            boolean told = tokens.is(i, Set.of("that", "which", "what")) && English.isPast(tokens.word(name + 1));
            boolean has = tokens.is(i, Set.of("have", "has", "had")); // "have failing checks"
            boolean asks = (told
                            || (tokens.is(i, EnglishWords.HELPING.words()) && !has)
                            || (has && English.isPast(tokens.word(name + 1))))
                    && name + 1 < part.to()
                    && knowledge.verb(tokens.word(name + 1)).isPresent()
                    && !EnglishWords.ANYBODY.has(tokens.word(name))
                    && !EnglishWords.ARTICLE.has(tokens.word(name)) // "have the label bug"
                    && !EnglishWords.AUXILIARY.has(tokens.word(name)) // "have been open"
                    && !EnglishWords.BEING.has(tokens.word(name))
                    && words.free(claim, taken, name)
                    && (!told || English.singular(tokens.word(name)).isEmpty())
                    && isPerson(who);
            if (asks && sent(claim, words.value(name, name + 1))) {
                claim.use(i, name + 2);
                return;
            }
        }
    }

    private String who(Part part) {
        int named = part.size() == 1 ? pronouns.person(part.from()) : part.from();
        return named == part.from() ? words.value(part.from(), part.to()) : words.value(named, named + 1);
    }

    /** Whether a part is the name or the address of a person other than who wrote the brief. */
    private boolean isPerson(Part part) {
        String written = words.value(part.from(), part.to());
        boolean nobody = part.size() == 1
                && (EnglishWords.ANYBODY.has(tokens.word(part.from()))
                        || EnglishWords.HIM.has(tokens.word(part.from())))
                && pronouns.person(part.from()) == part.from();
        boolean many = EnglishWords.UNNAMED.has(words.written(part.to() - 1));
        boolean me = nobody
                || many
                || EnglishWords.ME.has(tokens.word(part.from()))
                || tokens.is(part.from(), Set.of("my", "mine", "i", "we", "ourselves"));
        boolean name = Forms.isEmail(written) || written.matches("@?[A-Za-z][\\w.-]*(\\[bot\\])?( [A-Z]\\w+)?");
        int at = tokens.after(part.from(), EnglishWords.ARTICLE.words()); // "from the mail"
        return name
                && Period.at(tokens, part.from()).isEmpty()
                && !me
                && knowledge.tool(tokens, at).isEmpty()
                && knowledge.service(tokens, at).isEmpty()
                && knowledge.thing(tokens, at, part.to()).isEmpty();
    }

    private static boolean take(Claim claim, String role, String who) {
        Optional<Param> param = claim.operation.all(role).stream()
                .filter(one -> !claim.has(one.name()))
                .findFirst();
        Optional<Param> member = claim.operation.members().values().stream()
                .filter(one -> one.is(role, "person") && (!one.isId() || Forms.pattern(one, who)))
                .min(Comparator.comparing((Param one) -> one.is("person")).thenComparing(Param::isId));
        if (param.isPresent()) {
            claim.params.put(param.get().name(), Value.of(who));
        } else {
            member.ifPresent(one -> claim.filters.add(Expressions.names(one, who)));
        }
        return param.isPresent() || member.isPresent();
    }
}
