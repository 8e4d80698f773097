package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.call.RefReader.Found;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads pronouns and nouns that point at something: {@code it}, {@code its answer}, {@code both results}, {@code the users}. */
final class NounReader {
    /** What follows a pronoun without making it a determiner. */
    private static final Set<String> AFTER_PRONOUN = Phrases.words("""
            straight together one 's below above afterwards only unless via""");
    /** Nouns that announce something instead of pointing at it. */
    private static final Set<String> ANNOUNCING = Phrases.words("""
            following message text header headers body request file url webhook api endpoint""");
    /** Nouns that are names of fields in most answers. */
    private static final Set<String> FIELD = Phrases.words("""
            id ids name title email subject price amount total description token key slug username login number
            author language currency temperature score rating balance quantity version sku phone address""");

    private static final Set<String> AROUND = Phrases.words("""
            the that this both each all call request to two three""");
    static final Set<String> CALLS = Phrases.words("""
            call calls request requests step steps url urls get one ones site api endpoint""");
    /** What an answer is, said with a verb. */
    static final Phrases RETURNS = Phrases.of("""
            it returns | it returned | it answers | it answered | it gives | it gives back | it sends
            it sends back | it responds with | it replies | it says | comes back | came back | you get
            you get back | you got | you receive | you received | they return | they returned | they answer
            is returned | was returned | they give | it contains | that returns | that returned | i get | we get
            we got | you fetched | was fetched | it has | it returns there | returned | you read""");

    private final Tokens tokens;
    private final boolean item;
    private final String itemNoun;
    private final boolean webhook;
    private final FieldReader fields;

    NounReader(Tokens tokens, String itemNoun, boolean webhook) {
        this.tokens = tokens;
        this.itemNoun = itemNoun;
        this.item = !itemNoun.isEmpty();
        this.webhook = webhook;
        this.fields = new FieldReader(tokens);
    }

    /** The reference that starts at that place. */
    Optional<Found> at(int from) {
        if (Set.of("its", "their").contains(tokens.word(from))) {
            return possessive(from);
        }
        return pronoun(from).or(() -> dotted(from)).or(() -> noun(from));
    }

    private Optional<Found> possessive(int from) {
        boolean many = tokens.word(from).equals("their");
        int at = from + 1;
        while (tokens.is(at, FunctionWords.ADJECTIVES) && tokens.is(at + 1, FunctionWords.ANSWER)) {
            at++;
        }
        Which which = many ? new Which.Every(0) : new Which.Last();
        if (tokens.is(at, FunctionWords.PAYLOAD) && webhook) {
            return RefReader.found(new Ref.Payload(List.of()), at + 1);
        }
        if (tokens.is(at, FunctionWords.ANSWER) && !tokens.is(at + 1, FieldReader.FIELD_NOUNS)) {
            boolean field = item
                    && !Set.of("answer", "response", "result", "reply", "output")
                            .contains(tokens.word(at));
            return RefReader.found(
                    field ? Ref.part(RefReader.answer(new Which.It()), tokens.word(at)) : RefReader.answer(which),
                    at + 1);
        }
        return fields.of(RefReader.answer(new Which.It()), at);
    }

    private Optional<Found> pronoun(int from) {
        String word = tokens.word(from);
        if (!FunctionWords.PRONOUNS.contains(word)) {
            return Optional.empty();
        }
        int of = tokens.phrase(from + 1, "of them") ? from + 3 : from + 1;
        boolean alone = of > from + 1 || !contentNoun(from + 1);
        if (!alone
                || (Set.of("that", "this").contains(word)
                        && tokens.is(from + 1, Set.of("it", "the", "is", "are", "they")))) {
            return Optional.empty();
        }
        return RefReader.found(
                RefReader.answer(
                        word.equals("both") || word.equals("everything")
                                ? new Which.Every(word.equals("both") ? 2 : 0)
                                : Set.of("them", "those", "these").contains(word) ? new Which.They() : new Which.It()),
                of);
    }

    private boolean contentNoun(int at) {
        String word = tokens.word(at);
        return !word.isEmpty()
                && !FieldReader.STOP.contains(word)
                && !FunctionWords.FILLER.contains(word)
                && word.matches("[a-z][a-z_-]*")
                && !AFTER_PRONOUN.contains(word);
    }

    private Optional<Found> noun(int from) {
        int at = from;
        boolean definite = false;
        boolean every = false;
        int count = 0;
        Integer ordinal = null;
        while (at < from + Tokens.MOST_IN_A_ROW && isBeforeNoun(at)) {
            String word = tokens.word(at);
            definite |= FunctionWords.DETERMINERS.contains(word);
            every |= word.equals("both") || word.equals("all");
            count = word.equals("both") ? 2 : FunctionWords.COUNTS.getOrDefault(word, count);
            ordinal = FunctionWords.ORDINALS.getOrDefault(word, ordinal);
            boolean noun = (tokens.is(at, FunctionWords.ANSWER) && !tokens.is(at + 1, FunctionWords.ANSWER))
                    || (tokens.is(at, FunctionWords.PAYLOAD) && !contentNoun(at + 1));
            if (noun) {
                break;
            }
            at++;
        }
        return definite || every || (tokens.is(at, FunctionWords.ANSWER) && tokens.is(at + 1, FunctionWords.OF))
                ? called(from, at, new Choice(every || (count > 1 && ordinal == null), count, ordinal))
                : Optional.empty();
    }

    private boolean isBeforeNoun(int at) {
        return FunctionWords.DETERMINERS.contains(tokens.word(at))
                || FunctionWords.COUNTS.containsKey(tokens.word(at))
                || tokens.is(at, FunctionWords.ADJECTIVES)
                || FunctionWords.ORDINALS.containsKey(tokens.word(at))
                || tokens.word(at).equals("of");
    }

    /** Which of several things of a kind is meant. */
    private record Choice(
            boolean every, int count, @Nullable Integer ordinal) {}

    private Optional<Found> called(int from, int at, Choice choice) {
        return dotted(at)
                .or(() -> payload(at))
                .or(() -> item(at))
                .or(() -> answer(at, choice))
                .or(() -> counted(at, choice))
                .or(() -> plain(from, at));
    }

    private Optional<Found> payload(int at) {
        if (!tokens.is(at, FunctionWords.PAYLOAD)) {
            return Optional.empty();
        }
        Set<String> body = Set.of("payload", "body", "data");
        boolean owned = tokens.word(at + 1).equals("'s") && tokens.is(at + 2, body);
        int end = owned ? at + 3 : tokens.is(at + 1, body) ? at + 2 : at + 1;
        return RefReader.found(new Ref.Payload(List.of()), end);
    }

    private Optional<Found> item(int at) {
        String noun = tokens.word(at);
        boolean meant = item && (tokens.is(at, Each.GENERIC) || noun.equals("one") || noun.equals(itemNoun));
        return meant ? RefReader.found(new Ref.Item(List.of()), at + 1) : Optional.empty();
    }

    private Optional<Found> answer(int from, Choice choice) {
        int at = from;
        while (tokens.is(at, FunctionWords.ANSWER) && tokens.is(at + 1, FunctionWords.ANSWER)) {
            at++;
        }
        if (!tokens.is(at, FunctionWords.ANSWER)) {
            return Optional.empty();
        }
        if (choice.every()) {
            Which all = new Which.Every(choice.count());
            return RefReader.found(RefReader.answer(all), source(at + 1, all).end());
        }
        Found source = source(at + 1, new Which.Last());
        if (choice.ordinal() != null) {
            return RefReader.found(RefReader.answer(new Which.Nth(choice.ordinal())), source.end());
        }
        boolean own = webhook && Set.of("body", "data", "json").contains(tokens.word(at)) && source.end() == at + 1;
        return RefReader.found(own ? new Ref.Payload(List.of()) : source.ref(), source.end());
    }

    /** "the status code", "all of them", "the first item". */
    private Optional<Found> counted(int at, Choice choice) {
        String noun = tokens.word(at);
        if (noun.equals("status") && !tokens.is(at + 1, FieldReader.FIELD_NOUNS)) {
            int end = tokens.word(at + 1).equals("code") ? at + 2 : at + 1;
            return RefReader.found(new Answer(new Which.Last(), Facet.STATUS, List.of()), end);
        }
        boolean generic = tokens.is(at, Each.GENERIC);
        if (choice.every() && (CALLS.contains(noun) || generic)) {
            return RefReader.found(RefReader.answer(new Which.Every(choice.count())), at + 1);
        }
        return choice.ordinal() != null && generic
                ? RefReader.found(
                        Ref.part(RefReader.answer(new Which.Last()), String.valueOf(choice.ordinal())), at + 1)
                : Optional.empty();
    }

    /** Any other noun: what an answer was called before, or the name of a field. */
    private Optional<Found> plain(int from, int at) {
        if (!contentNoun(at)
                || at == from
                || ANNOUNCING.contains(tokens.word(at))
                || !(tokens.get(at) instanceof Word word)) {
            return Optional.empty();
        }
        boolean named = word.text().matches("[a-z]+[A-Z]\\w*|\\w+_\\w+") || FIELD.contains(word.lower());
        Which which = named ? new Which.It() : new Which.Named(word.text());
        List<String> path = named ? List.of(word.text()) : List.of();
        return RefReader.found(new Answer(which, Facet.WHOLE, path), at + 1);
    }

    /** "answer.id" is one word. */
    private Optional<Found> dotted(int at) {
        String word = at < tokens.size() && tokens.get(at) instanceof Word written ? written.text() : "";
        if (!word.matches("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*|\\[\\d{1,4}\\]){1,16}")) {
            return Optional.empty();
        }
        List<String> parts = List.of(word.replace("[", ".").replace("]", "").split("\\."));
        String head = parts.getFirst().toLowerCase(Locale.ROOT);
        Ref base = FunctionWords.PAYLOAD.contains(head)
                ? new Ref.Payload(List.of())
                : RefReader.answer(FunctionWords.ANSWER.contains(head) ? new Which.Last() : new Which.It());
        boolean named = FunctionWords.PAYLOAD.contains(head) || FunctionWords.ANSWER.contains(head);
        return RefReader.found(FieldReader.path(base, named ? parts.subList(1, parts.size()) : parts), at + 1);
    }

    /** "(the answer) of the first call", "of https://…", "from step 2", "2". */
    private Found source(int end, Which otherwise) {
        String word = tokens.word(end);
        if (word.matches("[1-9]")) {
            return new Found(RefReader.answer(new Which.Nth(Integer.parseInt(word) - 1)), end + 1);
        }
        int returned = RETURNS.end(tokens, tokens.word(end).equals("that") ? end + 1 : end);
        if (returned > 0) {
            return new Found(RefReader.answer(otherwise), returned);
        }
        if (!FunctionWords.OF.contains(word)) {
            return new Found(RefReader.answer(otherwise), end);
        }
        int at = end + 1;
        while (AROUND.contains(tokens.word(at)) && at < end + 4) {
            at++;
        }
        return source(end, at, otherwise);
    }

    private Found source(int end, int at, Which otherwise) {
        if (at < tokens.size()
                && tokens.get(at) instanceof Link link
                && Set.of("of", "from", "by").contains(tokens.word(end))) {
            return new Found(RefReader.answer(new Which.From(link.url())), at + 1);
        }
        Integer ordinal = FunctionWords.ORDINALS.get(tokens.word(at));
        if (ordinal != null && (tokens.is(at + 1, CALLS) || tokens.is(at + 1, FunctionWords.ANSWER))) {
            return new Found(RefReader.answer(new Which.Nth(ordinal)), at + 2);
        }
        if (tokens.is(at, Set.of("step", "call", "request"))
                && tokens.word(at + 1).matches("[1-9]")) {
            return new Found(RefReader.answer(new Which.Nth(Integer.parseInt(tokens.word(at + 1)) - 1)), at + 2);
        }
        if (tokens.word(at - 1).matches("call|request")
                && Set.of("of", "from", "to").contains(tokens.word(end))
                && at > end + 1) {
            return new Found(RefReader.answer(otherwise), at);
        }
        if (tokens.is(at, FunctionWords.PAYLOAD) && Set.of("of", "from", "in").contains(tokens.word(end))) {
            return new Found(new Ref.Payload(List.of()), at + 1);
        }
        return new Found(
                RefReader.answer(otherwise),
                tokens.is(at, CALLS) && Set.of("of", "from").contains(tokens.word(end)) ? at + 1 : end);
    }
}
