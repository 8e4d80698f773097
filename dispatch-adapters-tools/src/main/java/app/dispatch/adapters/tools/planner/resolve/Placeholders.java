package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what stands in a text between pointed brackets or braces: "Restock &lt;item&gt;", "New: {title}". */
final class Placeholders {
    private static final Pattern PLACE =
            Pattern.compile("<([A-Za-z][A-Za-z ]{0,30})>|(?<!\\{)\\{([A-Za-z][A-Za-z _]{0,30})\\}(?!\\})");

    private Placeholders() {}

    /** Whether a text of a step leaves something open. */
    static Optional<String> open(Draft step) {
        return step.params.values().stream()
                .filter(Value.Text.class::isInstance)
                .flatMap(one -> PLACE.matcher(((Value.Text) one).value()).results())
                .map(MatchResult::group)
                .findFirst();
    }

    /** Fills them in from the item that is gone through. */
    static void fill(Draft step, Given given) {
        step.params.replaceAll((name, value) -> value instanceof Value.Text(String text)
                ? Value.of(PLACE.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(Expressions.template(item(given, name(found))))))
                : value);
    }

    /** Fills them in from what a webhook brings, where the event tells it. */
    static void fill(Draft step, Arrival arrival) {
        step.params.replaceAll((param, value) -> value instanceof Value.Text(String text)
                ? Value.of(PLACE.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(arrival.member(Lemma.singular(name(found)))
                                .map(Expressions::template)
                                .orElse(found.group()))))
                : value);
    }

    private static String name(MatchResult found) {
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String item(Given given, String words) {
        String noun = Lemma.singular(words);
        if (given.isCall()) {
            return EnglishWords.ANYTHING.has(noun) || noun.equals("name")
                    ? "string(default(item.name, default(item.title, json(item))))"
                    : "string(" + Wording.open("item", noun) + ")";
        }
        return Members.named(given.operation(), words)
                .map(member -> Wording.line(given.operation(), "item", List.of(member)))
                .orElseGet(() -> Wording.name(given.operation(), "item"));
    }
}
