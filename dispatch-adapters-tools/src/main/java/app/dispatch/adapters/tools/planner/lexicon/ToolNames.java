package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge.Named;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.ProperName;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.ToolDef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the tools that a brief names. */
final class ToolNames {
    private final Map<String, Phrases> names = new LinkedHashMap<>();
    private final Set<String> brands = new HashSet<>();

    void add(ToolDef tool) {
        List<String> said = Stream.concat(Stream.of(tool.label()), tool.words().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        names.put(tool.id(), Phrases.of(String.join("|", said)));
        brands.add(tool.label().toLowerCase(Locale.ROOT));
    }

    /** @param knows whether a word is one that declarations use, so that it is no name */
    Optional<Named> at(Tokens tokens, int at, Predicate<String> knows) {
        Named longest = null;
        boolean acts = at == 0
                && EnglishWords.ARTICLE.has(tokens.word(1))
                && English.has(tokens.word(0)); // "drive the kids to school"
        for (Map.Entry<String, Phrases> name : names.entrySet()) {
            int end = Math.max(name.getValue().end(tokens, at), version(name.getValue(), tokens, at));
            if (end > (longest == null ? 0 : longest.end())) {
                longest = new Named(name.getKey(), end);
            }
        }
        boolean called = isCalled(tokens, at) && !brands.contains(tokens.word(at));
        return Optional.ofNullable(acts || called ? null : longest)
                .filter(named ->
                        named.end() > at + 1 || ProperName.stands(tokens, at, brands.contains(tokens.word(at)), knows));
    }

    /** "the folder Inbox": whether a word that tools are called by is written large, as the name of what stands before it is. */
    private static boolean isCalled(Tokens tokens, int at) {
        return at > 0
                && at < tokens.size()
                && tokens.get(at) instanceof Token.Word word
                && Character.isUpperCase(word.text().charAt(0))
                && EnglishWords.KEPT.has(tokens.word(at - 1))
                && tokens.get(at - 1) instanceof Token.Word before
                && before.text().equals(before.lower());
    }

    /** "gpt-4o", "AI-powered": a name with the version of what it names, or with what that does. */
    private static int version(Phrases names, Tokens tokens, int at) {
        String word = tokens.word(at);
        int dash = word.indexOf('-');
        String[] both = word.split("/");
        if (both.length == 2 && names.end(new Tokens(word, List.of(new Token.Word(both[0], both[0], 0, 1))), 0) > 0) {
            return at + 1; // "X/Twitter"
        }
        boolean powered = dash > 1 && EnglishWords.POWERED.has(word.substring(dash + 1));
        boolean numbered =
                powered || (dash > 1 && dash + 1 < word.length() && Character.isDigit(word.charAt(dash + 1)));
        return numbered
                        && names.end(
                                        new Tokens(
                                                word,
                                                List.of(new Token.Word(
                                                        word, word.substring(0, dash), 0, word.length()))),
                                        0)
                                > 0
                ? at + 1
                : 0;
    }
}
