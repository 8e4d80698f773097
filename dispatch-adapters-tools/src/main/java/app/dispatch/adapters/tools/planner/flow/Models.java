package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Fills what a language model is asked: its input, its labels, its language, what it is told to make. */
final class Models {
    private static final Set<String> URGENT = Phrases.words("urgent urgency priority critical");
    private static final Set<String> SENTIMENT = Phrases.words("sentiment positive negative neutral mood tone");
    private static final Set<String> LEAD = Phrases.words("qualify qualified lead leads prospects");
    private static final Set<String> ENDS = Phrases.words("and then to with in on for from by using");

    private final Texts texts;
    private final Maker maker;
    private final List<Tokens> conditions;

    /** @param conditions what the brief makes depend on the outcome */
    Models(Texts texts, Maker maker, List<Tokens> conditions) {
        this.texts = texts;
        this.maker = maker;
        this.conditions = conditions;
    }

    Draft step(Act.Work work, Branch branch) throws Unclear {
        Operation operation = work.operation();
        Tokens words = work.piece().tokens();
        List<String> quotes = words.list().stream()
                .flatMap(token -> token instanceof Token.Quote(String text, int s, int e)
                        ? Stream.of(text)
                        : Stream.<String>empty())
                .toList();
        Value input = branch.loop != null && branch.worked == null
                ? Value.of("{{ item }}")
                : texts.input(branch, quotes, words);
        Map<String, Value> params = new LinkedHashMap<>();
        if (operation.has("input")) {
            params.put("input", input);
        }
        if (operation.needs("prompt")) {
            params.put("prompt", prompt(work, input, branch.seen.isEmpty() && branch.worked == null));
        }
        if (operation.needs("to")) {
            language(words, params);
        }
        if (operation.needs("labels")) {
            params.put("labels", labels(words));
        }
        if (operation.needs("schema")) {
            params.put("schema", schema(words));
        }
        if (operation.has("instructions") && said(work).length() > 3) {
            params.put("instructions", Value.of(texts.wiringText(said(work))));
        }
        Draft step = maker.step(operation, "make", new Arguments(), params, words);
        step.reads = true;
        if (branch.loop != null && branch.worked == null) {
            step.forEach = branch.loop.expression();
            branch.looped = true;
        }
        return step;
    }

    /** What the brief says is to be made, in its own words. */
    private static String said(Act.Work work) {
        String verb = work.piece().verb().word();
        String rest = work.piece().tokens().written();
        String whole = rest.toLowerCase(Locale.ROOT).contains(verb) ? rest : (verb + " " + rest).strip();
        return Texts.begun(whole.replaceAll("[,;:]$", ""));
    }

    private Value prompt(Act.Work work, Value input, boolean alone) {
        String asked = texts.wiringText(said(work));
        boolean itself = (alone && work.words().list().stream().anyMatch(Token.Quote.class::isInstance))
                || (input instanceof Value.Text(String text)
                        && text.equals(texts.wiringText(work.piece().tokens().written())));
        if (itself) {
            return Value.of(asked);
        }
        String given = input instanceof Value.Text(String text) && text.startsWith("{{ ")
                ? "{{ json(" + text.substring(3, text.length() - 3) + ") }}"
                : fields(input);
        return Value.of(asked + "\n\n" + given);
    }

    private static String fields(Value input) {
        if (input instanceof Fields fields) {
            List<String> lines = new ArrayList<>();
            fields.values()
                    .forEach((name, value) -> lines.add(name + ":\n"
                            + (value instanceof Value.Text(String text) && text.startsWith("{{ ")
                                    ? "{{ json(" + text.substring(3, text.length() - 3) + ") }}"
                                    : Json.write(value))));
            return String.join("\n\n", lines);
        }
        return input instanceof Value.Text(String text) ? text : Json.write(input);
    }

    /** Whether a word stands right before a token. */
    private static boolean said(Tokens words, String before, Token token) {
        int at = words.find(0, i -> words.get(i).equals(token));
        return words.word(at - 1).equals(before);
    }

    /** The languages beside the first, where a text is translated into several. */
    List<String> more(Act.Work work) {
        if (!work.operation().needs("to")) {
            return List.of();
        }
        List<String> all = work.words().list().stream()
                .filter(token -> token instanceof Token.Word word && Languages.NAMES.contains(word.lower()))
                .filter(token -> !said(work.words(), "from", token))
                .map(token -> Texts.begun(((Token.Word) token).lower()))
                .distinct()
                .toList();
        return all.size() > 1 ? all.subList(1, all.size()) : List.of();
    }

    /** "translate it to German": what follows "to" or "into". */
    private void language(Tokens words, Map<String, Value> params) {
        int at = words.find(
                0,
                i -> Set.of("to", "into", "in").contains(words.word(i))
                        && i + 1 < words.size()
                        && Languages.NAMES.contains(words.word(i + 1)));
        String language = at < words.size() ? Texts.begun(words.word(at + 1)) : "English";
        if (at == words.size()) {
            maker.note("It was not said into which language: English is taken.");
        }
        params.put("to", Value.of(language));
    }

    /** The labels that are listed, or that the conditions speak of, or that are usual. */
    private Value labels(Tokens words) {
        Set<String> labels = new LinkedHashSet<>(listed(words));
        if (labels.size() < 2) {
            labels.addAll(usual(words));
        }
        for (Tokens condition : conditions) {
            labels.addAll(usual(condition));
        }
        if (labels.size() < 2) {
            labels.addAll(List.of("high", "medium", "low"));
            maker.note("It was not said into which classes: high, medium and low are taken.");
        }
        return Value.texts(List.copyOf(labels));
    }

    private static List<String> usual(Tokens words) {
        if (any(words, URGENT)) {
            return List.of("urgent", "not urgent");
        }
        if (any(words, SENTIMENT)) {
            return List.of("positive", "neutral", "negative");
        }
        if (any(words, LEAD)) {
            return List.of("qualified", "not qualified");
        }
        return any(words, Set.of("spam")) ? List.of("spam", "not spam") : List.of();
    }

    private static boolean any(Tokens words, Set<String> these) {
        return words.find(0, i -> words.is(i, these)) < words.size();
    }

    /** "as bug, feature or question", "into A, B and C". */
    private static List<String> listed(Tokens words) {
        int at = words.find(
                0, i -> words.is(i, Set.of("as", "into", "either")) || words.mark(i, ':') || words.mark(i, '('));
        List<String> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        for (int i = at + 1; i < words.size(); i++) {
            boolean joint = words.mark(i, ',') || words.is(i, Set.of("or", "and"));
            String word = words.get(i) instanceof Token.Quote(String text, int s, int e) ? text : words.word(i);
            if (joint || words.separator(i) || words.mark(i, ')') || ENDS.contains(word)) {
                add(labels, label);
                if (!joint) {
                    break;
                }
            } else if (!word.isEmpty()) {
                label.append(label.isEmpty() ? "" : " ").append(word);
            }
        }
        add(labels, label);
        return labels.size() < 2 ? List.of() : labels;
    }

    private static void add(List<String> labels, StringBuilder label) {
        if (!label.isEmpty() && label.length() < 40) {
            labels.add(label.toString());
        }
        label.setLength(0);
    }

    /** "extract the vendor, the total and the due date": each of them a text. */
    private Value schema(Tokens words) {
        Map<String, Value> properties = new LinkedHashMap<>();
        for (String name : fieldNames(words)) {
            properties.put(name, Fields.of("type", Value.of("string")));
        }
        if (properties.isEmpty()) {
            maker.note("It was not said what to extract: a title, a date and a summary are taken.");
            List.of("title", "date", "summary")
                    .forEach(name -> properties.put(name, Fields.of("type", Value.of("string"))));
        }
        return Value.Fields.builder()
                .put("type", "object")
                .put("properties", new Fields(properties))
                .put("required", Value.texts(List.copyOf(properties.keySet())))
                .build();
    }

    private static List<String> fieldNames(Tokens words) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int end = words.find(0, i -> words.is(i, Set.of("from", "of", "in", "using", "with", "to", "by", "out")));
        for (int i = 0; i <= end; i++) {
            String word = i < end ? words.word(i) : "";
            boolean joint = word.isEmpty() || word.equals("and") || word.equals("or");
            if (joint && !name.isEmpty()) {
                names.add(name.toString());
                name.setLength(0);
            } else if (!joint
                    && !Set.of("the", "a", "an", "all", "its", "their", "each", "extract", "parse")
                            .contains(word)) {
                String plain = word.replaceAll("[^a-z0-9]", "");
                name.append(name.isEmpty() ? plain : Texts.begun(plain));
            }
        }
        names.removeIf(one -> one.isEmpty() || one.length() > 30 || Character.isDigit(one.charAt(0)));
        return names.size() > 12 ? names.subList(0, 12) : names;
    }
}
