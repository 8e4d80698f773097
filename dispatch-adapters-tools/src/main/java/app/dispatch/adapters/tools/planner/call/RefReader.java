package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads phrases that point at something: {@code its answer}, {@code the id of the first response}, {@code both results}. */
public final class RefReader {
    private static final Phrases DATE = Phrases.of("""
            today 's date | the current date | today's date | the date of today | the run 's date | the run date""");
    private static final Phrases TIME = Phrases.of("""
            the current time | the current timestamp | the timestamp of the run""");
    private static final Phrases ID = Phrases.of("""
            the run id | the run 's id | the id of the run | the id of this run""");
    private static final Phrases SIZE = Phrases.of("""
            the number of | the count of | the total number of | the amount of | how many""");
    private static final int DEEPEST = 8;
    private static final Phrases COUNT = Phrases.of("""
            the count | their number | its length | the item count""");
    private final Tokens tokens;
    private final boolean item;
    private final boolean webhook;
    private final FieldReader fields;
    private final NounReader nouns;

    /**
     * @param itemNoun what an item of the running repetition is called; "" outside of one
     * @param webhook whether the plan starts by a webhook, so that "the body" may be its payload
     */
    public RefReader(Tokens tokens, String itemNoun, boolean webhook) {
        this.tokens = tokens;
        this.item = !itemNoun.isEmpty();
        this.webhook = webhook;
        this.fields = new FieldReader(tokens);
        this.nouns = new NounReader(tokens, itemNoun, webhook);
    }

    /** A reference, and the place after it. */
    public record Found(Ref ref, int end) {}

    /** The reference that starts at that place. */
    public Optional<Found> at(int from) {
        return at(from, 0);
    }

    /** The reference that starts at that place, where a dotted name such as {@code abc.def} may as well be plain text. */
    public Optional<Found> value(int from) {
        String word = tokens.word(from);
        String head = word.replaceFirst("[.\\[].*", "");
        boolean plain =
                !head.equals(word) && !FunctionWords.ANSWER.contains(head) && !FunctionWords.PAYLOAD.contains(head);
        return plain ? Optional.empty() : at(from);
    }

    private Optional<Found> at(int from, int depth) {
        return depth > DEEPEST
                ? Optional.empty()
                : known(from)
                        .or(() -> what(from))
                        .or(() -> size(from, depth))
                        .or(() -> each(from))
                        .or(() -> fieldsOf(from, depth))
                        .or(() -> nouns.at(from))
                        .map(this::withParts);
    }

    static Optional<Found> found(Ref ref, int end) {
        return Optional.of(new Found(ref, end));
    }

    private Optional<Found> known(int from) {
        int date = DATE.end(tokens, from);
        if (date > 0) {
            return found(new Ref.Known("run.date"), date);
        }
        int time = TIME.end(tokens, from);
        if (time > 0) {
            return found(new Ref.Known("run.startedAt"), time);
        }
        int id = ID.end(tokens, from);
        return id > 0 ? found(new Ref.Known("run.id"), id) : Optional.empty();
    }

    /** "what it returns", "whatever comes back". */
    private Optional<Found> what(int from) {
        if (!Set.of("what", "whatever", "everything").contains(tokens.word(from))) {
            return Optional.empty();
        }
        int at = tokens.word(from + 1).equals("that") ? from + 2 : from + 1;
        int end = NounReader.RETURNS.end(tokens, at);
        if (end == 0
                && Set.of("the", "this", "that").contains(tokens.word(at))
                && NounReader.CALLS.contains(tokens.word(at + 2))
                && FunctionWords.ORDINALS.containsKey(tokens.word(at + 1))) {
            int verb = tokens.is(at + 3, Set.of("returns", "returned", "answers", "answered", "gives", "sends"))
                    ? at + 4
                    : 0;
            return verb == 0
                    ? Optional.empty()
                    : found(answer(new Which.Nth(FunctionWords.ORDINALS.getOrDefault(tokens.word(at + 1), 0))), verb);
        }
        if (end == 0
                && FunctionWords.PAYLOAD.contains(tokens.word(at + 1))
                && tokens.is(
                        at + 2,
                        Set.of("sends", "sent", "carries", "contains", "brings", "delivers", "receives", "gets"))) {
            return found(new Ref.Payload(List.of()), at + 3);
        }
        boolean every = tokens.word(at).equals("they") || tokens.word(at).equals("both");
        return end == 0 ? Optional.empty() : found(answer(every ? new Which.Every(0) : new Which.Last()), end);
    }

    /** "the number of items (in the answer)". */
    private Optional<Found> size(int from, int depth) {
        int at = SIZE.end(tokens, from);
        if (at == 0) {
            int count = COUNT.end(tokens, from);
            return count == 0 ? Optional.empty() : found(new Ref.Size(answer(new Which.Last())), count);
        }
        int noun = tokens.word(at).isEmpty() ? at : at + 1;
        if (FunctionWords.OF.contains(tokens.word(noun))) {
            Optional<Found> of = at(noun + 1, depth + 1);
            if (of.isPresent()) {
                return found(new Ref.Size(of.get().ref()), of.get().end());
            }
        }
        boolean generic = tokens.is(at, Each.GENERIC);
        int end = tokens.phrase(noun, "there are") ? noun + 2 : tokens.phrase(noun, "it has") ? noun + 2 : noun;
        return found(new Ref.Size(answer(generic ? new Which.Last() : new Which.Named(tokens.word(at)))), end);
    }

    /** "each item (of the answer)", "each of them", "every user". */
    private Optional<Found> each(int from) {
        if (!Set.of("each", "every").contains(tokens.word(from))
                || tokens.word(from + 1).isEmpty()) {
            return Optional.empty();
        }
        if (item) {
            int end = tokens.phrase(from + 1, "of them") ? from + 3 : from + 2;
            return found(new Ref.Item(List.of()), end);
        }
        return Each.at(tokens, from, webhook).map(each -> new Found(new Ref.Each(each.list()), each.end()));
    }

    /** "the id and the title of the answer", "field x of its answer", "the id it returned". */
    private Optional<Found> fieldsOf(int from, int depth) {
        if (Set.of("its", "their").contains(tokens.word(from))
                || (from > 0 && tokens.is(from, FunctionWords.PRONOUNS))) {
            return Optional.empty();
        }
        List<List<String>> names = new ArrayList<>();
        int at = from;
        while (true) {
            Optional<FieldReader.FieldName> name = fields.name(at);
            if (name.isEmpty() || names.size() == FieldReader.MOST_NAMES) {
                return Optional.empty();
            }
            names.add(name.get().path());
            at = name.get().end();
            int next = tokens.mark(at, ',') ? at + 1 : at;
            next = tokens.word(next).equals("and") ? next + 1 : next;
            if (next == at) {
                break;
            }
            if (fields.name(next).isEmpty()) {
                return Optional.empty();
            }
            at = next;
        }
        Optional<Found> mapped = mapped(at, names);
        if (mapped.isPresent()) {
            return mapped;
        }
        return owner(at, depth)
                .flatMap(owner -> owner.ref() instanceof Answer answer && isField(answer, names)
                        ? Optional.empty()
                        : found(FieldReader.fields(owner.ref(), names), owner.end()));
    }

    /** "the titles of all items" is a list of fields. */
    private Optional<Found> mapped(int at, List<List<String>> names) {
        boolean all = tokens.is(at, FunctionWords.OF)
                && Set.of("all", "every", "each").contains(tokens.word(at + 1));
        int noun = tokens.word(at + 2).equals("the") ? at + 3 : at + 2;
        if (!all || names.size() > 1 || !tokens.is(noun, Each.GENERIC) || item) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(names.getFirst());
        path.add(Lemma.singular(path.removeLast()));
        int end = tokens.is(noun + 1, FunctionWords.OF)
                ? nouns.at(noun + 2).map(Found::end).orElse(noun + 1)
                : noun + 1;
        return found(new Ref.Mapped(answer(new Which.It()), path), end);
    }

    /** "the answer of the first call" is an answer, not a field of one. */
    private static boolean isField(Answer owner, List<List<String>> names) {
        return names.size() == 1
                && FunctionWords.ANSWER.contains(names.getFirst().getLast())
                && owner.facet() == Facet.WHOLE
                && owner.path().isEmpty();
    }

    private Optional<Found> owner(int at, int depth) {
        int returns = NounReader.RETURNS.end(
                tokens, tokens.word(at).equals("that") || tokens.word(at).equals("which") ? at + 1 : at);
        if (returns > 0) {
            return found(answer(new Which.Last()), returns);
        }
        if (!Set.of("of", "from", "in", "inside", "within").contains(tokens.word(at))) {
            return Optional.empty();
        }
        return at(at + 1, depth + 1);
    }

    /** What follows a reference and narrows it: "…'s id". */
    private Found withParts(Found found) {
        Found at = found;
        while (tokens.word(at.end()).equals("'s")) {
            if (tokens.is(at.end() + 1, FunctionWords.ANSWER) && !tokens.is(at.end() + 2, FieldReader.FIELD_NOUNS)) {
                at = new Found(at.ref(), at.end() + 2);
                continue;
            }
            Optional<Found> field = fields.of(at.ref(), at.end() + 1);
            if (field.isEmpty()) {
                return at;
            }
            at = field.get();
        }
        return at;
    }

    static Answer answer(Which which) {
        return new Answer(which, Facet.WHOLE, List.of());
    }
}
