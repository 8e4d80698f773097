package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the conditions of a brief as expressions over what there is. */
final class Guards {
    private static final Phrases ANY = Phrases.of("""
            any | anything | something | there are some | one or more | at least one | not empty | new ones | found""");
    private static final Phrases NONE = Phrases.of("none | nothing | no new | empty | there are no | there is no");
    private static final Phrases MORE = Phrases.of("""
            is above | are above | above | is over | over | more than | is more than | greater than | is greater than | exceeds
            exceed | is higher than | higher than | larger than | is larger than | goes above | rises above | goes over
            bigger than | is bigger than | longer than | tops | crosses""");
    private static final Phrases LEAST = Phrases.of("at least | is at least | no less than | reaches");
    private static final Phrases LESS = Phrases.of("""
            is below | are below | below | is under | under | less than | is less than | fewer than | lower than
            is lower than | smaller than | drops below | falls below | goes below | dips below""");
    private static final Phrases MOST = Phrases.of("at most | is at most | no more than | up to");
    private static final Phrases HOLDS =
            Phrases.of("contains | mentions | includes | contain | mention | include | has the word");
    private static final Set<String> SMALL = Phrases.words("""
            if only but unless when it its it's is are was were the a an they them this that there 's be in case as long
            provided otherwise of for to and or has have considered marked classified deemed looks seems very really
            truly then so webhook payload they're he she you we i them their""");

    /** In this order: "at least" is looked for before what it holds. */
    private static final Map<Phrases, String> COMPARISONS = comparisons();

    private final Branch branch;
    private final boolean webhook;

    Guards(Branch branch, boolean webhook) {
        this.branch = branch;
        this.webhook = webhook;
    }

    private static Map<Phrases, String> comparisons() {
        Map<Phrases, String> comparisons = new LinkedHashMap<>();
        comparisons.put(LEAST, " >= ");
        comparisons.put(MOST, " <= ");
        comparisons.put(MORE, " > ");
        comparisons.put(LESS, " < ");
        return comparisons;
    }

    /** The expression of a condition; empty when it cannot be told from what there is. */
    Optional<String> expression(Tokens said) {
        boolean negated = said.is(0, Set.of("unless", "otherwise"));
        Tokens words = said.is(0, Set.of("otherwise")) ? said.slice(1, said.size()) : said;
        boolean twice = negated && said.is(0, Set.of("otherwise")) && words.is(0, Set.of("unless"));
        return plain(words).map(found -> negated && !twice ? not(found) : found);
    }

    private static String not(String expression) {
        return "!(" + expression + ")";
    }

    private Optional<String> plain(Tokens words) {
        return outcome(words)
                .or(() -> compared(words))
                .or(() -> labelled(words))
                .or(() -> some(words))
                .or(() -> held(words))
                .or(() -> given(words));
    }

    private Optional<String> outcome(Tokens words) {
        Optional<Draft> call = branch.seen.stream()
                .filter(one -> one.operation() == null)
                .map(Branch.Given::step)
                .reduce((first, second) -> second);
        if (call.isEmpty() || !Outcomes.said(words)) {
            return Optional.empty();
        }
        Draft step = call.get();
        step.allowErrors();
        step.goesOn = true;
        String status = "steps." + step.id + ".status";
        String code = "steps." + step.id + ".output.status";
        return Optional.of(
                Outcomes.down(words)
                        ? status + " == 'failed' || " + code + " >= 400"
                        : status + " == 'ok' && " + code + " < 400");
    }

    private Optional<String> labelled(Tokens words) {
        Draft step = branch.worked;
        if (step == null || !(step.params.get("labels") instanceof Value.Items(List<Value> labels))) {
            return Optional.empty();
        }
        List<String> names = labels.stream()
                .map(one -> one instanceof Value.Text(String text) ? text : "")
                .toList();
        List<String> meant = names.stream()
                .filter(name -> words.find(0, i -> words.phrase(i, name)) < words.size())
                .toList();
        if (meant.isEmpty() || branch.looped) {
            return Optional.empty();
        }
        boolean not = words.find(0, i -> words.is(i, Set.of("not", "isn't", "aren't"))) < words.size();
        String label = "steps." + step.id + ".output.label";
        String one = meant.stream().map(name -> label + " == '" + name + "'").collect(Collectors.joining(" || "));
        return Optional.of(not && !names.contains("not " + meant.getFirst()) ? not(one) : one);
    }

    private Optional<String> some(Tokens words) {
        String something = branch.something();
        if (something.isEmpty()) {
            return Optional.empty();
        }
        boolean short_ = content(words).size() <= 4;
        if (short_ && words.find(0, i -> NONE.at(words, i)) < words.size()) {
            return Optional.of(not(something));
        }
        boolean any = words.find(0, i -> ANY.at(words, i)) < words.size()
                || content(words).isEmpty();
        return any && short_ ? Optional.of(something) : Optional.empty();
    }

    private static List<String> content(Tokens words) {
        List<String> content = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.word(i).isEmpty() && !SMALL.contains(words.word(i))) {
                content.add(words.word(i));
            }
        }
        return content;
    }

    /** "USD/EUR is above 1.1", "there are more than 5": a number beside a word for how it compares. */
    private Optional<String> compared(Tokens words) {
        for (Map.Entry<Phrases, String> one : COMPARISONS.entrySet()) {
            int at = words.find(0, i -> one.getKey().at(words, i));
            if (at < words.size()) {
                int after = one.getKey().end(words, at);
                Optional<String> number = number(words, after);
                if (number.isPresent()) {
                    return left(words.slice(0, at)).map(left -> left + one.getValue() + number.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> number(Tokens words, int at) {
        for (int i = at; i < Math.min(at + 2, words.size()); i++) {
            if (words.get(i) instanceof Token.Word word) {
                String plain = word.text().replaceAll("[,$€£%]|(?i)(usd|eur|gbp|kg|mb|k)$", "");
                if (plain.matches("-?\\d+(\\.\\d+)?")) {
                    return Optional.of(plain);
                }
            }
        }
        return Optional.empty();
    }

    /** What is compared: how many there are, or a value by its name. */
    private Optional<String> left(Tokens before) {
        List<String> names = content(before);
        boolean counts = names.isEmpty()
                || before.find(0, i -> before.is(i, Set.of("number", "count"))) < before.size()
                || before.find(0, i -> before.phrase(i, "there are")) < before.size();
        List<Branch.Given> lists =
                branch.seen.stream().filter(Branch.Given::list).toList();
        if (counts && !lists.isEmpty()) {
            return Optional.of("size(" + lists.getLast().expression() + ")");
        }
        return names.isEmpty() ? Optional.empty() : value(before);
    }

    /** A value by the name that the brief gives it: of the webhook's payload, or of the last answer over HTTP. */
    private Optional<String> value(Tokens before) {
        List<Token> names = before.list().stream()
                .filter(token -> token instanceof Token.Word word && !SMALL.contains(word.lower()))
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String name = names.stream()
                .map(token -> token instanceof Token.Word word ? word.text() : "")
                .collect(Collectors.joining("_"));
        Optional<Branch.Given> answer =
                branch.seen.stream().filter(one -> one.operation() == null).reduce((first, second) -> second);
        if (answer.isPresent()) {
            return Optional.of("double(steps." + answer.get().step().id + ".output.json" + member(name) + ")");
        }
        return webhook ? Optional.of("double(trigger" + member(name.toLowerCase(Locale.ROOT)) + ")") : Optional.empty();
    }

    static String member(String name) {
        boolean plain = name.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
        return plain ? "." + name : "['" + name.replace("\\", "").replace("'", "") + "']";
    }

    private Optional<String> held(Tokens words) {
        int at = words.find(0, i -> HOLDS.at(words, i));
        if (at == words.size()) {
            return Optional.empty();
        }
        int after = HOLDS.end(words, at);
        String part = after < words.size() && words.get(after) instanceof Token.Quote(String text, int s, int e)
                ? text
                : words.slice(after, words.size()).written();
        Optional<String> whole = branch.seen.isEmpty()
                ? webhook ? Optional.of("json(trigger)") : Optional.empty()
                : Optional.of("json(" + branch.seen.getLast().expression() + ")");
        return part.isBlank()
                ? Optional.empty()
                : whole.map(text ->
                        text + ".contains('" + part.replace("\\", "\\\\").replace("'", "\\'") + "')");
    }

    /** "the status is paid", "it is labelled bug": a member of the webhook's payload that has a value. */
    private Optional<String> given(Tokens words) {
        if (!webhook || !branch.seen.isEmpty()) {
            return Optional.empty();
        }
        int is = words.find(1, i -> words.is(i, Set.of("is", "equals", "=")));
        List<String> names = content(words.slice(0, is));
        List<String> values = content(words.slice(is + 1, words.size()));
        boolean not = words.is(is + 1, Set.of("not"));
        if (names.size() == 1 && values.size() == (not ? 2 : 1)) {
            return Optional.of("string(trigger" + member(names.getFirst()) + ")" + (not ? " != '" : " == '")
                    + values.getLast().replace("'", "") + "'");
        }
        return Optional.empty();
    }
}
