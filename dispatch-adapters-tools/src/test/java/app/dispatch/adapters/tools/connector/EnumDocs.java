package app.dispatch.adapters.tools.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the source of an enum says of each of its values, as the rows of a table. */
final class EnumDocs {
    private static final Path DOMAIN =
            Path.of("..", "dispatch-domain", "src", "main", "java", "app", "dispatch", "domain", "tool");

    private EnumDocs() {}

    static <E extends Enum<E>> String rows(Class<E> type, List<String> ids) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        String source = source(type);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ids.size(); i++) {
            rows.append("| `")
                    .append(ids.get(i))
                    .append("` | ")
                    .append(said(source, names.get(i)))
                    .append(" |\n");
        }
        return rows.toString();
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(DOMAIN.resolve(type.getSimpleName() + ".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String said(String source, String name) {
        Matcher comment = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + name + "\\b", Pattern.DOTALL)
                .matcher(source);
        if (!comment.find()) {
            throw new IllegalStateException(name.toLowerCase(Locale.ROOT) + " says nothing of itself");
        }
        return comment.group(1)
                .lines()
                .map(line -> line.replaceFirst("^\\s*\\*?\\s*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
                .replace("|", "\\|");
    }
}
