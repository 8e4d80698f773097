package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Parameters of steps by the names that people give them, and values in the type that their schemas want. */
final class Params {
    private static final List<Set<String>> SAME = List.of(
            Set.of("max", "limit", "maximum", "count"),
            Set.of("text", "message", "content", "body"),
            Set.of("to", "recipient", "language"),
            Set.of("channel", "channel id", "channelid"),
            Set.of("title", "headline", "summary", "name"),
            Set.of("repo", "repository"),
            Set.of("url", "address", "link"),
            Set.of("instructions", "instruction"),
            Set.of("system", "system prompt"),
            Set.of("labels", "categories", "classes"));
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off");

    private Params() {}

    /** A parameter of a step. */
    record Found(Step step, String param) {}

    /** The parameter that a name means; the name itself before its synonyms. */
    static Optional<String> named(String name, OpDef op) {
        Set<String> all = op.params().fields("properties").values().keySet();
        String wanted = name.toLowerCase(Locale.ROOT);
        Optional<String> exact = all.stream()
                .filter(param -> spoken(param).equals(wanted) || param.equalsIgnoreCase(wanted))
                .findFirst();
        return exact.or(() -> SAME.stream()
                .filter(same -> same.contains(wanted))
                .flatMap(same -> all.stream().filter(param -> same.contains(spoken(param))))
                .findFirst());
    }

    /** "older than days" for {@code olderThanDays}. */
    private static String spoken(String param) {
        return param.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * The parameter that the words mean, in the steps that others name: "the Slack channel", "max of step 2".
     *
     * @throws Unclear when several steps have it
     */
    static Optional<Found> find(Tokens name, Tokens of, Edit edit) throws Unclear {
        StepFinder finder = new StepFinder(edit);
        int from = name.after(0, Phrases.words("the its a an my"));
        for (int start = from; start < name.size(); start++) {
            Tokens param = name.slice(start, name.size());
            Tokens before = name.slice(from, start);
            List<Step> among = edit.steps();
            if (!before.isEmpty()) {
                among = finder.fitting(before, among);
            }
            if (!of.isEmpty() && !of.is(0, FunctionWords.PRONOUNS)) {
                among = finder.best(of, among);
            }
            List<Found> found = new ArrayList<>();
            for (Step step : among) {
                named(param.written(), edit.op(step)).ifPresent(one -> found.add(new Found(step, one)));
            }
            if (!found.isEmpty()) {
                return Optional.of(only(found, param.written()));
            }
        }
        return Optional.empty();
    }

    /** The parameter that is written in a step already is meant rather than one that could be. */
    private static Found only(List<Found> found, String name) throws Unclear {
        List<Found> written = found.stream()
                .filter(one -> one.step().params().get(one.param()).isPresent())
                .toList();
        List<Found> all = written.isEmpty() ? found : written;
        if (all.size() > 1) {
            throw new Unclear("several steps have `" + name + "`: "
                    + String.join(
                            ", ",
                            all.stream().map(one -> "`" + one.step().id() + "`").toList())
                    + "; say of which");
        }
        return all.getFirst();
    }

    /** What is said, as the parameter's schema wants it. */
    static Value value(Tokens said, Found found, Edit edit) throws Unclear {
        Fields schema = edit.op(found.step()).params().fields("properties").fields(found.param());
        if (said.size() == 1 && said.get(0) instanceof Token.Literal(Value value, int start, int end)) {
            return escaped(value);
        }
        String text = text(said);
        String type = schema.text("type").orElse("string");
        return switch (type) {
            case "integer", "number" -> number(text, found.param());
            case "boolean" -> truth(text, found.param());
            case "array" ->
                Value.texts(Arrays.stream(text.split("\\s*,\\s*(?:and )?|\\s+and\\s+"))
                        .map(Wires::escaped)
                        .toList());
            case "object" -> throw new Unclear("`" + found.param() + "` is an object; write it as JSON");
            default -> choice(text, schema, found.param());
        };
    }

    private static Value escaped(Value value) throws Unclear {
        if (value.toString().contains("{{")) {
            throw new Unclear("JSON with templates belongs into the plan itself");
        }
        return value;
    }

    private static String text(Tokens said) {
        return said.size() == 1
                ? switch (said.get(0)) {
                    case Token.Quote(String quoted, int start, int end) -> quoted;
                    case Token.Link link -> link.url();
                    case Token.Word word -> word.text();
                    case Token.Literal literal -> said.written();
                    case Token.Mark mark -> said.written();
                }
                : said.written();
    }

    private static Value number(String text, String param) throws Unclear {
        String bare = text.replaceFirst(
                "\\s+(?:items?|days?|hours?|ms|results?|messages?|issues?|tokens?|words?|lines?)$", "");
        if (!bare.matches("-?\\d{1,15}(?:\\.\\d{1,10})?")) {
            throw new Unclear("`" + param + "` is a number");
        }
        return new Value.Num(new BigDecimal(bare));
    }

    private static Value truth(String text, String param) throws Unclear {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(lower) && !NO.contains(lower)) {
            throw new Unclear("`" + param + "` is true or false");
        }
        return Value.of(YES.contains(lower));
    }

    private static Value choice(String text, Fields schema, String param) throws Unclear {
        List<String> allowed = schema.items("enum").stream()
                .flatMap(one -> one instanceof Value.Text(String value) ? Stream.of(value) : Stream.empty())
                .toList();
        if (allowed.isEmpty()) {
            return Value.of(Wires.escaped(text));
        }
        return Value.of(allowed.stream()
                .filter(one -> one.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Unclear("`" + param + "` is one of " + String.join(", ", allowed))));
    }
}
