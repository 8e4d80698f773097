package app.dispatch.application.grounding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds sentences that are encoded so that people do not read them: in base64 and in hexadecimal digits. */
final class EncodedText {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[ :]?){16,400}");
    private static final Pattern READABLE = Pattern.compile("[\\x20-\\x7e\\r\\n\\t]*+");
    private static final Pattern WORD_END = Pattern.compile("\\w ");

    private EncodedText() {}

    static List<Span> in(String brief) {
        List<Span> spans = new ArrayList<>();
        find(brief, BASE64, EncodedText::base64, spans);
        find(brief, HEX, EncodedText::hex, spans);
        return spans;
    }

    private static void find(String brief, Pattern form, UnaryOperator<String> decode, List<Span> spans) {
        Matcher run = form.matcher(brief);
        while (run.find()) {
            if (isSentence(decode.apply(run.group()))) {
                spans.add(new Span(run.start(), run.end()));
            }
        }
    }

    /** Several words in plain letters. One look at each character, whatever the text. */
    private static boolean isSentence(String text) {
        return READABLE.matcher(text).matches()
                && WORD_END.matcher(text).results().limit(2).count() == 2;
    }

    private static String base64(String run) {
        String digits = run.replace("=", "").replace('-', '+').replace('_', '/');
        int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        return new String(Base64.getDecoder().decode(digits.substring(0, whole)), StandardCharsets.UTF_8);
    }

    private static String hex(String run) {
        return new String(HexFormat.of().parseHex(run.replaceAll("[ :]", "")), StandardCharsets.UTF_8);
    }
}
