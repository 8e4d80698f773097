package app.dispatch.application.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression can give back that does not come from the run: its own texts and numbers. */
final class Constants {
    private static final Pattern TEXT =
            Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'");
    private static final Pattern KEY = Pattern.compile(".*[\\w\\])]\\s*\\[\\s*", Pattern.DOTALL);
    private static final Pattern COMPARED = Pattern.compile(
            ".*(?:==|!=|[<>]=?|\\.(?:contains|startsWith|endsWith|matches|split|indexOf|lastIndexOf)\\s*\\()\\s*",
            Pattern.DOTALL);
    private static final Pattern COMPARES = Pattern.compile("\\s*(?:==|!=|\\bin\\b).*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?");
    private static final Pattern RUN = Pattern.compile("\\b(?:trigger|steps|item)\\b|\\brun\\s*\\.\\s*owner\\b");

    private Constants() {}

    /** Its texts, but for names of keys and what is only compared or decides. */
    static List<String> texts(String source) {
        List<String> texts = new ArrayList<>();
        List<Span> deciding = Deciding.spans(source);
        Matcher text = TEXT.matcher(source);
        while (text.find()) {
            int at = text.start();
            if (deciding.stream().anyMatch(span -> span.holds(at))) {
                continue;
            }
            String before = source.substring(Math.max(0, text.start() - 200), text.start());
            String after = source.substring(text.end());
            boolean key = KEY.matcher(before).matches() && after.stripLeading().startsWith("]");
            if (!key
                    && !COMPARED.matcher(before).matches()
                    && !COMPARES.matcher(after).matches()) {
                texts.add(text.group(1) == null ? text.group(2) : text.group(1));
            }
        }
        return texts;
    }

    /** Its numbers outside of texts. */
    static List<String> numbers(String source) {
        return NUMBER.matcher(TEXT.matcher(source).replaceAll("''"))
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** Whether it reads what comes in with a run: the trigger's payload, steps' answers, an item of either, whose run it is. */
    static boolean readsRun(String source) {
        return RUN.matcher(source).find();
    }
}
