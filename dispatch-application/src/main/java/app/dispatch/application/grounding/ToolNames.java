package app.dispatch.application.grounding;

import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words by which people name a tool and what it does, as its declaration has them. */
final class ToolNames {
    private static final Pattern SPACE = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("(?:an?|the) .*");

    private final Catalogue catalogue;
    private final BriefText said;

    ToolNames(Catalogue catalogue, BriefText said) {
        this.catalogue = catalogue;
        this.said = said;
    }

    /** Whether only quotes, or what speaks to a model, name the tool. */
    boolean isOnlyOthers(ToolDef tool) {
        boolean named = Stream.of(tool.id(), tool.label())
                .anyMatch(name -> Words.holdName(
                        said.quoted(), name.toLowerCase(Locale.ROOT).replace('_', ' ')));
        return named && !isNamed(tool);
    }

    /** Whether the brief's own words name the tool, or have a verb that is this tool's alone. */
    boolean isNamed(ToolDef tool) {
        boolean named = Stream.concat(Stream.of(tool.id(), tool.label()), tool.words().stream())
                .anyMatch(name -> Words.holdName(said.named(), name.toLowerCase(Locale.ROOT))
                        || Words.holdName(said.named(), name.toLowerCase(Locale.ROOT) + "s"));
        return named
                || tool.ops().stream().flatMap(ToolNames::verbs).anyMatch(verb -> isSaid(verb) && isAlone(verb, tool));
    }

    /** Whether they have a verb of the operation. */
    boolean isAsked(OpDef op) {
        return verbs(op).anyMatch(this::isSaid);
    }

    private boolean isAlone(String verb, ToolDef tool) {
        return catalogue.tools().stream()
                .filter(other -> !other.id().equals(tool.id()))
                .flatMap(other -> other.ops().stream())
                .flatMap(ToolNames::verbs)
                .noneMatch(verb::equals);
    }

    private static Stream<String> verbs(OpDef op) {
        String first = SPACE.split(op.title().toLowerCase(Locale.ROOT))[0];
        return Stream.concat(
                Stream.of(first),
                op.words().stream().filter(word -> !ARTICLE.matcher(word).matches()));
    }

    /** In one of its forms: the same but for what follows its stem. */
    private boolean isSaid(String word) {
        String stem = word.length() <= 4 ? word : word.replaceFirst("(?:ize|ise|e|y|s)$", "");
        return Pattern.compile("(?<![\\p{L}\\p{N}_.@/-])" + Pattern.quote(stem) + "\\p{L}{0,4}(?![\\p{L}\\p{N}_@])")
                .matcher(said.named())
                .find();
    }
}
