package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Caller.Format;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.Optional;
import java.util.Set;

/** Reads named values: headers, parameters by their names, "with name Bob", "as field text". */
final class Named {
    private static final Phrases UNDER = Phrases.of("""
            as field | as the field | in a field called | in the field | under the key | in field
            as a field called | under the name | in a field named | under key | as a field named
            as the json field | as json field | in the json field | as property | in the property
            as the property | under | in a json field called | as parameter | as the parameter""");
    private static final Set<String> BEFORE = Set.of("the", "a", "an", "its", "following", "this", "my");
    private static final int MOST_BEFORE = 8;
    private static final Set<String> AFTER_LABEL = Phrases.words("""
            of set = is being equal following containing consisting like""");

    private final Scope scope;
    private final Tokens tokens;
    private final Arguments found;
    private final Caller caller;
    private final RefReader refs;
    private final Pairs pairs;
    private final Headers headers;

    Named(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
        this.found = scope.found();
        this.caller = scope.caller();
        this.refs = scope.refs();
        this.pairs = new Pairs(tokens, refs);
        this.headers = new Headers(tokens, refs);
    }

    /** "with header X: 1", "with query a=1", "with name Bob", "the body {…}". */
    int read(int at) {
        int under = under(at);
        if (under > 0) {
            return under;
        }
        int from = scope.afterJoints(at);
        boolean joint = from > at;
        Optional<Headers.Found> header = headers.at(from);
        if (header.isPresent()) {
            header.get().fields().forEach((name, value) -> found.member(caller.name("headers"), name, value));
            return header.get().end();
        }
        int labelled = labelled(from, joint);
        return labelled > 0 ? labelled : joint || equalsPair(at) ? loose(from) : 0;
    }

    private int labelled(int from, boolean joint) {
        int start = from;
        while ((start < from + MOST_BEFORE && tokens.is(start, BEFORE))
                || (tokens.word(start).equals("json")
                        && tokens.is(start + 1, Set.of("body", "payload", "data", "object", "content")))) {
            found.format = tokens.word(start).equals("json") ? Format.JSON : found.format;
            start++;
        }
        Optional<Caller.Label> label = caller.label(tokens, start);
        if (label.isEmpty()) {
            return 0;
        }
        int value = label.get().end();
        while (tokens.mark(value, ':') || AFTER_LABEL.contains(tokens.word(value)) || tokens.phrase(value, "to be")) {
            value++;
        }
        value += value > label.get().end() && tokens.word(value).equals("to") ? 1 : 0;
        int together = label.get().content() && joint ? together(start) : 0;
        int members =
                together == 0 && label.get().object() ? members(label.get().param(), value) : together;
        int single = members == 0 ? single(label.get(), value, joint) : members;
        return single == 0 && label.get().format().isPresent() ? format(label.get(), from) : single;
    }

    /** "with text "hi" and channel "dev"": the label is one name of several. */
    private int together(int from) {
        Optional<Pairs.Found> all = pairs.at(from, true)
                .filter(some -> some.values().size() > 1
                        && some.values().keySet().stream()
                                .skip(1)
                                .noneMatch(name -> caller.called(name).isPresent())
                        && !some.values().containsKey(caller.name(Format.TEXT)));
        all.ifPresent(some -> found.loose.putAll(some.values()));
        return all.map(Pairs.Found::end).orElse(0);
    }

    /** "as json", "as a form". */
    private int format(Caller.Label label, int from) {
        if (!tokens.word(from - 1).equals("as")) {
            return 0;
        }
        found.format = label.format().orElseThrow();
        return label.end();
    }

    private int members(String property, int from) {
        if (from < tokens.size()
                && tokens.get(from) instanceof Token.Literal(Value value, int s, int e)
                && value instanceof Value.Fields fields) {
            fields.values().forEach((name, one) -> found.member(property, name, new Operand.Given(one)));
            return from + 1;
        }
        Optional<Pairs.Found> read = pairs.at(from, false);
        read.ifPresent(some -> some.values().forEach((name, value) -> found.member(property, name, value)));
        return read.map(Pairs.Found::end).orElse(0);
    }

    private int single(Caller.Label label, int from, boolean joint) {
        if (label.object()) {
            return 0;
        }
        Optional<Pairs.Found> some = label.content()
                ? pairs.at(from, true)
                        .filter(read -> !(from < tokens.size() && tokens.get(from) instanceof Token.Quote))
                : Optional.empty();
        if (some.isPresent()) {
            found.loose.putAll(some.get().values());
            return some.get().end();
        }
        Optional<Pairs.Read> value = pairs.value(from, !joint);
        boolean word = from < tokens.size()
                && tokens.get(from) instanceof Token.Word
                && value.map(read -> read.value() instanceof Operand.Given).orElse(false);
        if (value.isEmpty() || (label.content() && word && !joint)) {
            return 0;
        }
        if (label.content()) {
            found.contents.add(value.get().value());
            found.format = label.format().filter(one -> one != Format.JSON).orElse(found.format);
        } else {
            found.labelled.put(label.param(), value.get().value());
        }
        return value.get().end();
    }

    private int loose(int from) {
        if (scope.fetches() && !refAs(from) && !equalsPair(from)) {
            return 0;
        }
        int noun = tokens.word(from).equals("the") ? from + 1 : from;
        int start = tokens.is(noun, Set.of("fields", "field", "values")) ? noun + 1 : from;
        start = tokens.mark(start, ':') ? start + 1 : start;
        Optional<Pairs.Found> read = pairs.at(start, start == from);
        read.ifPresent(some -> found.loose.putAll(some.values()));
        return read.map(Pairs.Found::end).orElse(0);
    }

    private boolean refAs(int from) {
        return refs.at(from).map(ref -> tokens.word(ref.end()).equals("as")).orElse(false);
    }

    private boolean equalsPair(int from) {
        return tokens.word(from).matches("\\??[\\w.\\[\\]-]+=.*");
    }

    /** "as field text", "in a field called text", "under the key data". */
    private int under(int at) {
        int start = UNDER.end(tokens, at);
        if (start == 0 || start >= tokens.size() || found.contents.isEmpty()) {
            return 0;
        }
        String name = switch (tokens.get(start)) {
            case Token.Word word -> word.text();
            case Token.Quote quote -> quote.text();
            case Link link -> "";
            case Token.Literal literal -> "";
            case Token.Mark mark -> "";
        };
        if (!name.matches("[A-Za-z_][\\w-]*")) {
            return 0;
        }
        found.under = name;
        return start + 1;
    }
}
