package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads named values: {@code a=1&b=2}, {@code name: "Bob"}, {@code name Bob and age 5}, {@code its id as userId}. */
final class Pairs {
    private static final Set<String> NOT_NAMES = Phrases.words("""
            timeout header headers attempts retries the a an to at of from in on with and or as for by it its that this then is using into via their if
            no two both all""");
    private static final Phrases SET = Phrases.of("""
            set to | equal to | equals | is | being | of | = | as | to be | with value | with the value
            as value | should be""");

    private final Tokens tokens;
    private final RefReader refs;

    Pairs(Tokens tokens, RefReader refs) {
        this.tokens = tokens;
        this.refs = refs;
    }

    /** Named values and the place after them. */
    record Found(Map<String, Operand> values, int end) {}

    /** A value and the place after it. */
    record Read(Operand value, int end) {}

    /**
     * The named values that stand at that place.
     *
     * @param strict whether a name and a value next to each other, with nothing between them, need a value that shows it is one
     */
    Optional<Found> at(int from, boolean strict) {
        Map<String, Operand> values = new LinkedHashMap<>();
        int end = from;
        int at = from;
        while (true) {
            Optional<Found> pair = one(at, strict);
            if (pair.isEmpty()) {
                break;
            }
            values.putAll(pair.get().values());
            end = pair.get().end();
            at = end;
            while (tokens.mark(at, ',') || Set.of("and", "&", "plus").contains(tokens.word(at))) {
                at++;
            }
            if (at == end) {
                break;
            }
            while (Set.of("a", "an", "the", "with").contains(tokens.word(at))) {
                at++;
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Found(values, end));
    }

    private Optional<Found> one(int at, boolean strict) {
        return refAs(at).or(() -> written(at)).or(() -> spaced(at, strict));
    }

    /** "its id as userId". */
    private Optional<Found> refAs(int at) {
        return refs.at(at)
                .filter(found -> tokens.word(found.end()).equals("as"))
                .flatMap(found -> {
                    int name = Set.of("the", "a", "field", "parameter").contains(tokens.word(found.end() + 1))
                            ? found.end() + 2
                            : found.end() + 1;
                    name = tokens.is(name, Set.of("field", "parameter", "key")) ? name + 1 : name;
                    int nameAt = name;
                    return name(name).map(key -> new Found(Map.of(key, new Operand.Of(found.ref())), nameAt + 1));
                });
    }

    /** "a=1&b=2", "a:1". */
    private Optional<Found> written(int at) {
        if (at >= tokens.size() || !(tokens.get(at) instanceof Token.Word word)) {
            return Optional.empty();
        }
        String text = word.text().startsWith("?") ? word.text().substring(1) : word.text();
        if (text.matches("[\\w.\\[\\]-]+=") && at + 1 < tokens.size()) {
            return value(at + 1, false)
                    .map(value -> new Found(Map.of(text.substring(0, text.length() - 1), value.value()), value.end()));
        }
        if (!text.matches("[\\w.\\[\\]-]+[=:][^=].*") || text.contains("://")) {
            return Optional.empty();
        }
        Map<String, Operand> values = new LinkedHashMap<>();
        for (String part : text.contains("=") ? text.split("&") : new String[] {text}) {
            int split = part.indexOf('=') > 0 ? part.indexOf('=') : part.indexOf(':');
            if (split <= 0) {
                return Optional.empty();
            }
            values.put(part.substring(0, split), new Operand.Given(plain(part.substring(split + 1))));
        }
        return Optional.of(new Found(values, at + 1));
    }

    /** "name: Bob", "name Bob", "age set to 5". */
    private Optional<Found> spaced(int at, boolean strict) {
        Optional<String> name = name(at);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        int next = at + 1;
        boolean shown = tokens.mark(next, ':');
        int set = SET.end(tokens, next);
        next = shown ? next + 1 : set > 0 ? set : next;
        boolean loose = shown || set > 0 || !strict;
        return value(next, !loose).map(value -> new Found(Map.of(name.get(), value.value()), value.end()));
    }

    private Optional<String> name(int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        return switch (tokens.get(at)) {
            case Token.Word word ->
                Optional.of(word.text())
                        .filter(text -> text.matches("[A-Za-z_][\\w.\\[\\]-]*") && !NOT_NAMES.contains(word.lower()));
            case Token.Quote quote ->
                Optional.of(quote.text())
                        .filter(text -> text.matches("[A-Za-z_][\\w.-]*")
                                && (tokens.mark(at + 1, ':') || SET.end(tokens, at + 1) > 0));
            case Token.Link link -> Optional.empty();
            case Token.Literal literal -> Optional.empty();
            case Token.Mark mark -> Optional.empty();
        };
    }

    /** A value: quoted, a literal, a number, an address, a reference, or one plain word. */
    Optional<Read> value(int at, boolean strict) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        return switch (tokens.get(at)) {
            case Token.Quote quote -> Optional.of(new Read(Operand.text(quote.text()), at + 1));
            case Token.Literal literal -> Optional.of(new Read(new Operand.Given(literal.value()), at + 1));
            case Token.Link link ->
                Optional.of(new Read(Operand.text(tokens.text().substring(link.start(), link.end())), at + 1));
            case Token.Mark mark -> Optional.empty();
            case Token.Word word -> word(at, word, strict);
        };
    }

    private Optional<Read> word(int at, Token.Word word, boolean strict) {
        Optional<RefReader.Found> ref = refs.value(at).filter(found -> !(found.ref() instanceof Ref.Each));
        if (ref.isPresent()) {
            return Optional.of(
                    new Read(new Operand.Of(ref.get().ref()), ref.get().end()));
        }
        boolean ends = at + 1 >= tokens.size()
                || tokens.separator(at + 1)
                || Set.of("and", "&", "to", "in", "as", "at", "with").contains(tokens.word(at + 1));
        boolean number = word.lower().matches("-?\\d+(\\.\\d+)?|true|false|null");
        boolean fine = number
                || (ends
                        && !NOT_NAMES.contains(word.lower())
                        && (!strict || Family.plain(word.lower()).isEmpty()));
        return fine ? Optional.of(new Read(new Operand.Given(plain(word.text())), at + 1)) : Optional.empty();
    }

    /** The value that a bare word stands for. */
    static Value plain(String text) {
        return switch (text) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "null" -> Value.NULL;
            default ->
                text.matches("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?")
                        ? new Value.Num(new BigDecimal(text))
                        : Value.of(unquoted(text));
        };
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && "\"'".indexOf(text.charAt(0)) >= 0
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
