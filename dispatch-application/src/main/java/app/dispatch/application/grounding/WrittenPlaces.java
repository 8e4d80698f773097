package app.dispatch.application.grounding;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a folded text writes of one host: on which ports, and which paths there. Immutable. */
final class WrittenPlaces {
    private static final Pattern VERSION = Pattern.compile("v\\d{1,3}");

    private final String text;
    private final List<Mention> mentions;

    /** @param port empty for the usual one */
    private record Mention(String port, String path) {}

    private WrittenPlaces(String text, List<Mention> mentions) {
        this.text = text;
        this.mentions = mentions;
    }

    /** @param host without {@code www.} */
    static WrittenPlaces of(String text, String host) {
        Matcher written = Pattern.compile("(?:(https?)://)?(?<![\\p{L}\\p{N}_.@%+-])(?:www\\.)?" + Pattern.quote(host)
                        + "(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])(?::(\\d{1,5}))?(/[^\\s?#\"'<>()\\[\\]{}|`,;]*)?")
                .matcher(text);
        return new WrittenPlaces(
                text,
                written.results()
                        .map(found -> new Mention(
                                Literal.port(found.group(1), found.group(2)),
                                path(found.group(3) == null ? "" : found.group(3))))
                        .toList());
    }

    /** Up to a segment that stands for others, without what ends a sentence. */
    private static String path(String written) {
        return written.replaceFirst("/:.*", "").replaceFirst("[/.!:*_]+$", "");
    }

    /** Whether the text does not name the host at all. */
    boolean isEmpty() {
        return mentions.isEmpty();
    }

    /** Whether the port is among them. */
    boolean haveOn(String port) {
        return mentions.stream().anyMatch(mention -> mention.port().equals(port));
    }

    /**
     * Whether a path is one of those that are written, or below it, or made of the text's own words; and any, where none is
     * written.
     *
     * @param open whether an expression follows it
     */
    boolean lead(String port, String path, boolean open) {
        List<String> paths = mentions.stream()
                .filter(mention ->
                        mention.port().equals(port) && !mention.path().isEmpty())
                .map(Mention::path)
                .toList();
        String asked = path(path);
        return paths.isEmpty()
                || paths.stream().anyMatch(written -> isWithin(asked, written) || (open && isWithin(written, asked)))
                || (!asked.isEmpty() && segments(asked).allMatch(segment -> isSaid(segment, paths)));
    }

    private static boolean isWithin(String path, String other) {
        return (path + "/").startsWith(other + "/");
    }

    private static Stream<String> segments(String path) {
        return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.isEmpty());
    }

    private boolean isSaid(String segment, List<String> paths) {
        return VERSION.matcher(segment).matches()
                || paths.stream().flatMap(WrittenPlaces::segments).anyMatch(segment::equals)
                || Words.holdName(text, segment)
                || (segment.endsWith("s") && Words.holdName(text, segment.substring(0, segment.length() - 1)));
    }
}
