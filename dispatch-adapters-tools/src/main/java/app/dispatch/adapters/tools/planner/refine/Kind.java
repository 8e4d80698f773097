package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value is by its form. */
enum Kind {
    CHANNEL("#[\\w.-]+"),
    EMAIL("[\\w.+'-]+@[\\w-]+(?:\\.[\\w-]+)+"),
    REPOSITORY("[\\w.-]+/[\\w.-]+"),
    URL("https?://\\S+"),
    PERSON("@[\\w.-]+"),
    MODEL("(?i)(?:gpt|o[1-9]|chatgpt|claude|gemini|llama|mistral|qwen|deepseek)[\\w.:-]*\\d[\\w.:-]*"),
    QUOTE("(?!)");

    private final Pattern form;

    Kind(String form) {
        this.form = Pattern.compile(form);
    }

    boolean fits(String text) {
        return form.matcher(text).matches();
    }

    /** A value of a brief with its kind. */
    record Given(Kind kind, String text) {}

    /** The value that stands in a brief as that token; empty for a common word. */
    static Optional<Given> of(Token token) {
        return switch (token) {
            case Token.Quote(String text, int start, int end) -> Optional.of(new Given(QUOTE, text));
            case Token.Link link -> Optional.of(new Given(URL, link.url()));
            case Token.Word word -> ofWord(word.text());
            case Token.Literal literal -> Optional.empty();
            case Token.Mark mark -> Optional.empty();
        };
    }

    private static Optional<Given> ofWord(String text) {
        for (Kind kind : values()) {
            if (kind.fits(text)) {
                return Optional.of(new Given(kind, text));
            }
        }
        return Optional.empty();
    }

    /** Whether a parameter of an operation holds such values. */
    boolean isOf(OpDef op, String param, Value value) {
        boolean template = value instanceof Value.Text(String text) && text.contains("{{");
        boolean such = value instanceof Value.Text(String text) && fits(text);
        TargetKind target = TargetKind.of(op).get(param);
        String name = param.toLowerCase(Locale.ROOT);
        return switch (this) {
            case CHANNEL -> such || (name.startsWith("channel") && (template || target == TargetKind.RECIPIENT));
            case EMAIL, PERSON ->
                target == TargetKind.RECIPIENT && !name.startsWith("channel") && (such || template || isMail(value));
            case REPOSITORY -> target == TargetKind.REPOSITORY || (name.equals("repo") && (such || template));
            case URL -> such || (target == TargetKind.URL && template);
            case MODEL -> name.equals("model");
            case QUOTE -> false;
        };
    }

    private static boolean isMail(Value value) {
        return value instanceof Value.Text(String text) && EMAIL.fits(text);
    }
}
