package app.dispatch.application.grounding;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what only stands in a text from what leads out of it: a link among words, a handle that is the word for a day. Pure. */
final class Links {
    private static final Pattern URL = Pattern.compile("[a-z]+://[^\\s|>)\\]]*");

    /** A plain path to an id, a name or an item of a list: what tells which page is linked to, and nothing of its content. */
    private static final Pattern ID =
            Pattern.compile("(?:(?:string|json|int)\\(\\s*){0,3}([\\w.]+(?:\\[\\d+])?[\\w.]*)(?:\\s*\\)){0,3}");

    private static final Pattern NAMES_ONE = Pattern.compile(
            ".*(?:id|number|slug|sha|symbol|identifier|ticker|name|author|login|user|owner|repo|code|date)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NOBODY = Set.of("me", "date", "today", "tomorrow", "yesterday", "now", "time");

    private Links() {}

    /** Whether the link carries nothing of the run but what says which page it is. */
    static boolean tellsOnlyIds(Literal link) {
        return Texts.sources(link.rest()).stream().map(String::strip).allMatch(Links::isId);
    }

    private static boolean isId(String source) {
        Matcher path = ID.matcher(source);
        if (!path.matches()) {
            return !Constants.readsRun(source) && Constants.texts(source).isEmpty();
        }
        String read = path.group(1);
        String last = read.substring(read.lastIndexOf('.') + 1);
        return last.endsWith("]") || NAMES_ONE.matcher(last).matches() || !Constants.readsRun(read);
    }

    /** Whether words stand around what leads out of the text. */
    static boolean isAmongWords(String text) {
        List<String> plain = Texts.plain(text);
        return plain.stream()
                .map(part -> URL.matcher(NormalizedText.plain(part).text()).replaceAll(" "))
                .anyMatch(part -> part.chars().filter(Character::isLetter).count() > 2);
    }

    /** Whether a handle is no other person's: {@code @today} in a page, {@code @me} in a search. */
    static boolean isNobody(Literal handle) {
        return NOBODY.contains(handle.text());
    }
}
