package app.dispatch.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The first page of the help as a file: people and programs ask for it before all else, and making it takes a tenth of a second. */
final class HelpPage {
    private static final String FILE = "help.txt";

    private static final List<String> ASKING = List.of("help", "--help", "-h");

    private HelpPage() {}

    /**
     * Whether that is what is asked for, as wide as the file is.
     *
     * @param columns how wide the terminal says that it is; empty for unknown
     */
    static boolean isAskedFor(String[] args, String columns) {
        return args.length == 1 && columns.isEmpty() && ASKING.contains(args[0]);
    }

    static String text() {
        try (InputStream file = Objects.requireNonNull(HelpPage.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
