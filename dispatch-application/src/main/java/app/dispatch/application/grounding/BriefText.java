package app.dispatch.application.grounding;

import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A brief's text, with what its writer says in their own words apart from what stands in quotes or speaks to a model. Immutable. */
final class BriefText {
    private static final Pattern SEPARATORS = Pattern.compile("(?<=\\d)[ ().-]{1,3}(?=\\d)");
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    private static final Map<String, List<String>> PARTS = Map.of(
            "half", List.of("2", "2.0", "0.5"),
            "third", List.of("3", "3.0"),
            "quarter", List.of("4", "4.0", "0.25"),
            "twice", List.of("2"),
            "double", List.of("2"));

    private final String wish;
    private final String data;
    private final String others;
    private final String named;
    private final String quoted;
    private final Set<String> expressions;
    private final boolean suspicious;
    private final Carried carried;

    BriefText(Brief brief) {
        String input = brief.written();
        List<Span> addressed = PromptInjection.spans(input);
        String own = Span.blank(input, addressed);
        List<Span> quotes = Quotes.of(input, false);
        List<Span> foreign = new ArrayList<>(addressed);
        foreign.addAll(quotes);
        String current = brief.current().stream()
                .flatMap(plan -> plan.steps().stream())
                .map(BriefText::texts)
                .collect(Collectors.joining("\n"));
        this.data = NormalizedText.plain(own + "\n" + current).text();
        this.wish =
                NormalizedText.plain(Span.blank(own, quotes) + "\n" + current).text();
        this.others = foreign.stream()
                .map(span -> NormalizedText.plain(input.substring(span.start(), span.end()))
                        .text())
                .collect(Collectors.joining("\n"));
        List<Span> all = Quotes.of(input, true);
        this.named = NormalizedText.plain(Span.blank(own, all) + "\n" + current).text();
        foreign.addAll(all);
        this.quoted = foreign.stream()
                .map(span -> NormalizedText.plain(input.substring(span.start(), span.end()))
                        .text())
                .collect(Collectors.joining("\n"))
                .replaceAll("[._/]", " ");
        Set<String> kept = expressions(current);
        this.expressions = expressions(input).stream()
                .filter(source -> !kept.contains(source))
                .collect(Collectors.toUnmodifiableSet());
        this.suspicious = PromptInjection.any(input);
        this.carried = new Carried(input);
    }

    private static String texts(Step step) {
        return String.join(
                "\n", step.tool(), String.join("\n", Texts.of(step.params(), "").values()));
    }

    private static Set<String> expressions(String text) {
        return EXPRESSION
                .matcher(text)
                .results()
                .map(found -> squashed(found.group(1)))
                .filter(source -> !source.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String squashed(String source) {
        return NormalizedText.plain(source).text().replaceAll("\\s+", "");
    }

    /** Whether some of it speaks to a model, so that nothing is taken for meant that is not said. */
    boolean suspicious() {
        return suspicious;
    }

    /** Whether its writer's own words, or the plan that is changed, hold the literal. */
    boolean wishes(String literal) {
        return Words.hold(wish, literal);
    }

    /** What it writes of a host: in its writer's own words, or in quotes too. */
    WrittenPlaces places(String host, boolean own) {
        return WrittenPlaces.of(own ? wish : data, host);
    }

    /** Whether a host that it does not name is one of the public internet, and does not begin like one that it names. */
    boolean mayBeUnnamed(Literal host) {
        String text = host.text();
        boolean imitates = false;
        for (int dot = text.indexOf('.'); dot > 0; dot = text.indexOf('.', dot + 1)) {
            String start = text.substring(0, dot);
            imitates |= start.contains(".") && says(start);
        }
        return !imitates && Hosts.isPublicName(host);
    }

    /** Whether its writer's own words hold the domain that the host is in: {@code vexa.ai} of {@code api.vexa.ai}. */
    boolean wishesDomainOf(Literal host) {
        String[] labels = host.text().split("\\.", -1);
        return labels.length > 2
                && !places(labels[labels.length - 2] + "." + labels[labels.length - 1], true)
                        .isEmpty();
    }

    /** What of its text a call carries, quotes and words to a model included. */
    Carried carried() {
        return carried;
    }

    /** Whether they hold the words, with any space or hyphen between them. */
    boolean wishesName(String name) {
        return Words.holdName(wish, name);
    }

    /** Whether it is there at all, in quotes too. */
    boolean says(String literal) {
        return Words.hold(data, literal);
    }

    /** Whether quotes, or what speaks to a model, hold it. */
    boolean othersSay(String literal) {
        return Words.hold(others, literal);
    }

    /** Whether its writer's own words hold the text anywhere. */
    boolean wishesPart(String text) {
        return wish.contains(text);
    }

    /** Whether the digits of a number stand in it, whatever separates them. */
    boolean saysDigits(String digits) {
        return SEPARATORS.matcher(data).replaceAll("").contains(digits);
    }

    /** Whether it is there, with or without spaces in it. */
    boolean saysTogether(String text) {
        return squashed(data).contains(squashed(text));
    }

    /** The amounts of its writer's own words, as they are written. */
    List<String> numbers() {
        return NUMBER.matcher(wish)
                .results()
                .map(found -> found.group().replace(",", ""))
                .toList();
    }

    /** The same, and what "half" and the like divide or multiply by. */
    List<String> numbersAndParts() {
        List<String> all = new ArrayList<>(numbers());
        PARTS.forEach((word, factors) -> {
            if (wishesName(word)) {
                all.addAll(factors);
            }
        });
        return all;
    }

    /** Whether an expression is one that stands in the brief itself, where it is text. */
    boolean isQuoted(String source) {
        String squashed = squashed(source);
        return expressions.stream()
                .anyMatch(own -> own.equals(squashed) || (own.length() >= 6 && squashed.contains(own)));
    }

    /** What names tools: its writer's own words, nothing quoted. */
    String named() {
        return named;
    }

    /** What does not name them: all quotes, and what speaks to a model; parts of names apart. */
    String quoted() {
        return quoted;
    }

    /** Its writer's own words. */
    String wish() {
        return wish;
    }
}
