package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.call.RefReader.Found;
import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads names of fields: {@code the id}, {@code status code}, {@code `user.name` field}, {@code first item}. */
final class FieldReader {
    private static final Set<String> BEFORE = Phrases.words("""
            the a field fields property value key named called""");
    static final Set<String> FIELD_NOUNS = Set.of("field", "fields", "property", "value", "key", "attribute", "member");
    /** Words that are no names. */
    static final Set<String> STOP = Phrases.words("""
            and or to of from in with as at for by is are then if on into using via that which it was has when a
            an the not""");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*");

    /** How many fields a list names at most: who writes more does not write a list of fields. */
    static final int MOST_NAMES = 20;

    private final Tokens tokens;

    FieldReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The names that lead to a field, and the place after them. */
    record FieldName(List<String> path, int end) {}

    Optional<FieldName> name(int from) {
        int at = tokens.after(from, BEFORE);
        while (Set.of("new", "resulting", "returned", "own").contains(tokens.word(at))
                && !tokens.is(at + 1, FunctionWords.OF)) {
            at++;
        }
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        Token token = tokens.get(at);
        if (token instanceof Quote(String text, int s, int e) && text.matches("[A-Za-z_$][\\w.$-]*")) {
            return Optional.of(new FieldName(List.of(text.split("\\.")), afterNoun(at + 1)));
        }
        return token instanceof Word word ? word(word, at) : Optional.empty();
    }

    private Optional<FieldName> word(Word word, int at) {
        if (STOP.contains(word.lower()) || !NAME.matcher(word.text()).matches()) {
            return Optional.empty();
        }
        if (word.lower().equals("status") && tokens.word(at + 1).equals("code")) {
            return Optional.of(new FieldName(List.of("status code"), at + 2));
        }
        Optional<FieldName> ordinal = ordinalItem(at);
        return ordinal.isPresent()
                ? ordinal
                : Optional.of(new FieldName(List.of(word.text().split("\\.")), afterNoun(at + 1)));
    }

    /** "the first item", "the last entry" is a place in a list. */
    private Optional<FieldName> ordinalItem(int at) {
        Integer place = FunctionWords.ORDINALS.get(tokens.word(at));
        return place != null && tokens.is(at + 1, Each.GENERIC)
                ? Optional.of(new FieldName(List.of(place < 0 ? "-1" : String.valueOf(place)), at + 2))
                : Optional.empty();
    }

    private int afterNoun(int at) {
        return tokens.is(at, FIELD_NOUNS) ? at + 1 : at;
    }

    static Ref fields(Ref owner, List<List<String>> names) {
        if (names.size() == 1) {
            return path(owner, names.getFirst());
        }
        Map<String, Ref> named = new LinkedHashMap<>();
        names.forEach(name -> named.put(name.getLast(), path(owner, name)));
        return new Ref.Several(named);
    }

    static Ref path(Ref owner, List<String> path) {
        if (owner instanceof Answer(Which which, Facet facet, List<String> before)
                && before.isEmpty()
                && path.size() == 1) {
            String name = path.getFirst().toLowerCase(Locale.ROOT);
            if (name.equals("status code") || name.equals("status")) {
                return new Answer(which, Facet.STATUS, List.of());
            }
        }
        Ref part = owner;
        for (String name : path) {
            part = Ref.part(part, name.equals("status code") ? "status" : name);
        }
        return part;
    }

    /** One or more fields of something: "id", "id and title". */
    Optional<Found> of(Ref base, int from) {
        List<List<String>> names = new ArrayList<>();
        int at = from;
        Optional<FieldName> name = name(at);
        while (name.isPresent() && names.size() < MOST_NAMES) {
            names.add(name.get().path());
            at = name.get().end();
            if (tokens.word(at).equals("header")
                    && base instanceof Answer(Which which, Facet facet, List<String> path)) {
                return Optional.of(new Found(
                        new Answer(which, Facet.HEADER, List.of(String.join(".", names.getLast()))), at + 1));
            }
            int next = tokens.mark(at, ',') ? at + 1 : at;
            next = tokens.word(next).equals("and") ? next + 1 : next;
            boolean more = next > at
                    && (Set.of("its", "the", "their").contains(tokens.word(next))
                            || (tokens.word(next - 1).equals("and")
                                    && !Family.plain(tokens.word(next)).isPresent()));
            int start = Set.of("its", "their").contains(tokens.word(next)) ? next + 1 : next;
            name = more && !tokens.is(start, FunctionWords.ANSWER) ? name(start) : Optional.empty();
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Found(fields(base, names), at));
    }
}
