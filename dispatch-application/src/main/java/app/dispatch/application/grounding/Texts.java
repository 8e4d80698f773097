package app.dispatch.application.grounding;

import app.dispatch.application.expression.TemplateScanner;
import app.dispatch.application.expression.TemplateScanner.Part;
import app.dispatch.application.expression.TemplateScanner.Unclosed;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of parameters, each with its place, and the expressions in them. */
final class Texts {
    private Texts() {}

    /** All texts and numbers in a value by their JSON pointers; the names of members stand behind their own. */
    static Map<String, String> of(Value value, String pointer) {
        Map<String, String> texts = new LinkedHashMap<>();
        collect(value, pointer, texts);
        return texts;
    }

    private static void collect(Value value, String pointer, Map<String, String> texts) {
        switch (value) {
            case Null ignored -> {}
            case Bool ignored -> {}
            case Num number -> texts.put(pointer, number.text());
            case Text(String text) -> texts.put(pointer, text);
            case Items(List<Value> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    collect(items.get(i), pointer + "/" + i, texts);
                }
            }
            case Fields fields ->
                fields.values().forEach((key, member) -> {
                    String at = Problem.pointer(pointer, key);
                    if (!Literal.in(key).isEmpty()) {
                        texts.put(at + "/", key);
                    }
                    collect(member, at, texts);
                });
        }
    }

    /** The sources of the expressions in a text; one that is not closed is told by the plan's own check. */
    static List<String> sources(String text) {
        return parts(text).stream()
                .flatMap(part -> part instanceof Part.Source(String source)
                        ? List.of(source).stream()
                        : List.<String>of().stream())
                .toList();
    }

    /** What is between the expressions of a text. */
    static List<String> plain(String text) {
        return parts(text).stream()
                .flatMap(part ->
                        part instanceof Part.Plain(String plain) ? List.of(plain).stream() : List.<String>of().stream())
                .toList();
    }

    private static List<Part> parts(String text) {
        try {
            return TemplateScanner.parts(text);
        } catch (Unclosed unclosed) {
            return List.of(new Part.Plain(text));
        }
    }
}
