package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One time through the words of a clause, for what they ask of what it is about. */
final class Asked {
    private static final String FORMS =
            "answer|result|response|content|contents|data|json|page|text|html|list|body|output|line|message|note|entry|alert|email|mail|digest|summary|report|update|notification|reading|item|link";

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Brought brought;
    private final FieldSums sums;
    private final @Nullable Claim put;
    final Optional<Source> source;
    private final BitSet used;
    private final Optional<Claim> claim;
    private final Optional<Arrival> arrived;
    private final boolean call;
    private final boolean theirOwn;

    final List<String> asked = new ArrayList<>();
    boolean number;
    Fold fold = Fold.NONE;
    int bonus;

    Asked(Tokens tokens, Knowledge knowledge, Brought brought, Candidate candidate, List<Part> parts) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.brought = brought;
        this.sums = new FieldSums(tokens, knowledge);
        this.put = candidate.put();
        this.source = candidate.source();
        this.used = candidate.used();
        this.claim = source.flatMap(Asking::claim);
        this.arrived = source.flatMap(one -> one instanceof Source.Arrived came ? came.arrival() : Optional.empty());
        this.call = source.filter(one -> one instanceof Source.Call
                        || (one instanceof Source.Known known && known.given().isCall()))
                .isPresent();
        this.theirOwn = source.filter(Source.Known.class::isInstance).isPresent()
                && parts.stream()
                        .anyMatch(part -> tokens.find(
                                        part.from(), i -> i >= part.to() || tokens.is(i, EnglishWords.THEIR.words()))
                                < part.to());
        this.bonus = theirOwn ? 12 : 0;
    }

    void read(List<Part> parts) {
        boolean apart = false;
        for (Part part : parts) {
            apart = call
                    && (apart || part.relator().matches("that|which|whose|where"))
                    && !part.relator().matches("to|with|into|as|and");
            who(part);
            for (int i = first(part); i < part.to() && !apart; i++) {
                if (!used.get(i)
                        && tokens.get(i) instanceof Word word
                        && !goes(part, i)
                        && !counts(part, i)
                        && !folds(part, i)
                        && !arrives(word, i)
                        && !instructs(part, i)) {
                    i = member(part, i);
                }
            }
        }
        if (asked.isEmpty() && !number) {
            claim.filter(one -> !one.operation.lists()) // "the stars of acme/api"
                    .flatMap(one -> one.operation.members().values().stream()
                            .filter(member ->
                                    member.is("total") && member.nouns().contains(Lemma.singular(one.thing)))
                            .findFirst())
                    .ifPresent(member -> asked.add(member.name()));
        }
    }

    /** Where what is asked begins: with what is said of it, as in "due date". */
    private int first(Part part) {
        boolean pair = claim.flatMap(one -> Members.pair(one.operation, tokens, part.at()))
                .isPresent();
        return pair ? part.at() : part.from();
    }

    /** "who opened it": whoever brought about what happened. */
    private void who(Part part) {
        boolean made = part.relator().equals("who")
                && tokens.find(
                                part.from(),
                                i -> i >= part.to()
                                        || (knowledge.verb(tokens.word(i)).isEmpty()
                                                && !EnglishWords.IT.has(tokens.word(i))))
                        >= part.to();
        arrived.filter(one -> made).flatMap(one -> one.member("who")).ifPresent(one -> {
            asked.add(one);
            used.set(part.at(), part.to());
        });
    }

    /** "as body": what it becomes there. */
    private boolean goes(Part part, int at) {
        boolean goes = part.relator().equals("as")
                && put != null
                && put.operation.params().values().stream()
                        .anyMatch(one -> one.nouns().contains(tokens.word(at)));
        used.set(at, goes);
        return goes;
    }

    /** "how many", "the number of". */
    boolean counts(Part part, int at) {
        String word = tokens.word(at);
        if (word.matches("many|much") && tokens.word(at - 1).equals("how")) {
            if (total(at, at + 1)) {
                return true;
            }
            number |= call || claim.filter(one -> one.operation.lists()).isPresent();
            used.set(at, call && at + 1 < part.to() && tokens.get(at + 1) instanceof Word ? at + 2 : at + 1);
            return true;
        }
        return false;
    }

    /** "how many followers": whether a member of what is no list says how many there are of a noun. */
    private boolean total(int from, int noun) {
        Optional<String> member = claim.filter(one -> !one.operation.lists())
                .flatMap(one -> Members.named(one.operation, tokens.word(noun)))
                .filter(one -> !one.isEmpty());
        member.ifPresent(one -> {
            claim.orElseThrow().asked.add(one);
            asked.add(one);
            used.set(from, noun + 1);
        });
        return member.isPresent();
    }

    /** "the total of", "the average price". */
    boolean folds(Part part, int at) {
        Fold said = used.get(at) || !(tokens.get(at) instanceof Word) ? Fold.NONE : Fold.of(tokens.word(at));
        boolean listed = call || claim.filter(one -> sums.counts(one, at, used)).isPresent();
        boolean plain = part.relator().matches("|of|with|and")
                && (claim.isEmpty()
                        || Members.named(claim.get().operation, tokens.word(at)).isEmpty()
                        || tokens.word(at + 1).equals("of"));
        boolean ofOne =
                own(at) && claim.filter(one -> one.only).isPresent(); // "the order with the number 7 … its total"
        if (said == Fold.NONE || !listed || !plain || ofOne) {
            return false;
        }
        fold = said;
        used.set(at);
        claim.ifPresent(one -> sums.take(one, at, used));
        return true;
    }

    /** "the attendees of the meeting": what of it is told wherever it is told. */
    void belongs(int at, boolean of) {
        claim.filter(one -> of && !used.get(at))
                .ifPresent(one -> Members.named(one.operation, tokens.word(at))
                        .filter(member -> !member.isEmpty())
                        .ifPresent(member -> {
                            one.asked.add(member);
                            used.set(at);
                        }));
    }

    /** A member of what a webhook brings. */
    private boolean arrives(Word written, int at) {
        boolean payload = source.filter(Source.Arrived.class::isInstance).isPresent()
                && arrived.isEmpty()
                && ((tokens.word(at).length() > 2 && written.text().matches("[a-z]+([A-Z][a-z]*)+|[a-z]+(_[a-z]+)+"))
                        || brought.at(at).isPresent());
        Optional<String> told = payload
                ? Optional.of("trigger." + written.text())
                : arrived.flatMap(one -> one.member(Lemma.singular(tokens.word(at))));
        told.ifPresent(one -> {
            asked.add(one);
            used.set(at);
        });
        boolean itself = told.isEmpty()
                && tokens.is(at - 1, EnglishWords.DETERMINER.words())
                && arrived.filter(one -> one.isCalled(tokens.word(at))).isPresent();
        used.set(at, used.get(at) || itself);
        return told.isPresent() || itself;
    }

    /** What the model is told that makes something. */
    private boolean instructs(Part part, int at) {
        boolean tells = source.filter(one -> one instanceof Source.Work work
                                && work.claim().used.get(part.from(), part.to()).cardinality() > 0)
                        .isPresent()
                && Knowledge.restricts(tokens.word(at))
                && knowledge.tool(tokens, at).isEmpty();
        used.set(at, tells);
        return tells;
    }

    /** Reads a member from a place on; gives the place of its last word. */
    private int member(Part part, int at) {
        String word = tokens.word(at);
        if (EnglishWords.NO.has(word) && !asked.isEmpty() && isField(part, at + 1)) {
            used.set(at, at + 2); // "the names, no addresses"
            return at + 1;
        }
        int counted = number(part, at);
        if (counted >= at) {
            return counted;
        }
        if (said(word, at)) {
            used.set(at);
            return at;
        }
        Optional<Members.Found> found = claim.flatMap(one -> Members.at(one.operation, tokens, at));
        Optional<String> member = found.map(one -> one.member().name())
                .or(() -> claim.flatMap(one -> Members.named(one.operation, word)));
        if (member.isPresent() && !(put != null && member.get().isEmpty())) {
            claim.filter(one -> asked.isEmpty() && part.relator().equals("with")) // "…, with authors"
                    .flatMap(one -> Wording.called(one.operation))
                    .ifPresent(asked::add);
            asked.add(member.get());
            int end = found.map(Members.Found::end).orElse(at + 1);
            used.set(at, end);
            return end - 1;
        }
        return isField(part, at) ? field(part, at) : at;
    }

    /** "the number of": the place of its last word; -1 where no number is asked for. */
    private int number(Part part, int at) {
        String word = tokens.word(at);
        Optional<Claim> whole = claim.filter(one -> part.relator().matches("with|and") // "with number and total"
                || own(at) // "create an issue and tell me its number"
                || (tokens.word(at + 1).equals("and") // "the number and title of …"
                        && Members.at(one.operation, tokens, at + 2).isPresent()));
        boolean column =
                whole.flatMap(one -> Members.named(one.operation, word)).isPresent();
        boolean counted = tokens.word(at + 1).equals("of")
                || tokens.find(0, i -> i >= at || tokens.word(i).matches("count|counts")) < at;
        String counting = call && !counted ? "count" : "number|count|nr|no\\."; // or what it answers
        if (column || !EnglishWords.NUMBER.has(word) || !word.matches(counting)) {
            return -1;
        }
        if (tokens.word(at + 1).equals("of") && total(at, at + 2)) {
            return at + 2;
        }
        boolean said = claim.filter(one -> !one.operation.lists() && !one.asked.isEmpty())
                .isPresent(); // "… how many followers I have and post the number"
        number |= !said;
        used.set(at);
        return at;
    }

    /** Whether a word only says once more what is asked for, or of what. */
    private boolean said(String word, int at) {
        boolean called = word.equals("called")
                && tokens.find(0, i -> i >= at || tokens.word(i).equals("what")) < at;
        if (called) {
            claim.flatMap(one -> Members.named(one.operation, "name"))
                    .or(() -> Optional.of("name").filter(name -> call)) // "what it is called"
                    .ifPresent(asked::add);
        }
        boolean answer = call && !own(at) && word.matches("answer|result|response|output|json|body|contents?|data");
        boolean whose = claim.filter(
                        one -> !one.asked.isEmpty() && one.operation.things().contains(Lemma.singular(word)))
                .isPresent(); // "the number of followers my account has"
        return called || answer || whose;
    }

    /** Whether a word may name a member of an answer of which nobody knows the form. */
    private boolean isField(Part part, int at) {
        String word = tokens.word(at);
        return call
                && at < part.to()
                && !EnglishWords.NO.has(word)
                && !(word.matches("long|took") && tokens.is(at - 1, Set.of("how", "it"))) // no answer tells it
                && (put != null || fold != Fold.NONE)
                && asked.size() < 4
                && knowledge.tool(tokens, at).isEmpty()
                && knowledge.service(tokens, at).isEmpty()
                && (theirOwn
                        || fold != Fold.NONE
                        || knowledge.thing(tokens, at, part.to()).isEmpty())
                && part.relator().matches("|and|of|with|containing|including")
                && Knowledge.restricts(word)
                && (own(at) || (!knowledge.isVerb(word) && !EnglishWords.GIVING.has(word)));
    }

    /** "its message": what stands after this is a member, whatever it may mean elsewhere. */
    private boolean own(int at) {
        return tokens.is(at - 1, EnglishWords.THEIR.words());
    }

    private int field(Part part, int at) {
        int end = at;
        List<String> words = new ArrayList<>();
        while (end < part.to()
                && !used.get(end)
                && Knowledge.restricts(tokens.word(end))
                && !EnglishWords.JOINING.has(tokens.word(end))) {
            words.add(
                    end + 1 == part.to() || EnglishWords.JOINING.has(tokens.word(end + 1))
                            ? Lemma.singular(tokens.word(end))
                            : tokens.word(end));
            end++;
        }
        if (words.size() > 1 && words.getLast().matches("value|field|number|data")) {
            words.removeLast();
        }
        boolean plural = end > at && !tokens.word(end - 1).equals(Lemma.singular(tokens.word(end - 1)));
        source.flatMap(one -> one instanceof Source.Call call ? Optional.of(call.claim()) : Asking.claim(one))
                .ifPresent(one -> one.all |= plural);
        if (words.size() <= 3 && (own(at) || !words.getFirst().matches(FORMS))) {
            asked.add(String.join(" ", words));
        }
        used.set(at, end);
        boolean theirs = tokens.is(part.from(), Set.of("their", "its", "the", "his", "her"));
        bonus -= theirs ? 0 : 8 * (end - at);
        return end - 1;
    }
}
