package app.dispatch.adapters.http.console;

import app.dispatch.domain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All files of the console: those that {@code files.txt} names, the style sheets of the page put together as one, and of lit-html what the
 * console imports.
 *
 * @param build names this content: another one has another name
 * @param files by their paths below {@code /console/<build>/}
 */
record ConsoleFiles(String build, Map<String, ConsoleFile> files) {
    /** All style sheets, in the order of {@code files.txt}. */
    static final String STYLE = "look/console.css";

    private static final String LIT = "/META-INF/resources/webjars/lit-html/3.3.2/";
    private static final List<String> LIT_FILES = List.of(
            "lit-html.js",
            "directive.js",
            "directive-helpers.js",
            "directives/if-defined.js",
            "directives/live.js",
            "directives/repeat.js");

    /** Rooms whose files the page does not begin with. */
    private static final String LATER = "docs/";

    private static final int LENGTH_OF_BUILD = 12;

    /** Reads all files from the program. */
    static ConsoleFiles load() {
        Map<String, byte[]> contents = contents();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        contents.forEach((name, bytes) -> {
            all.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        });
        String build = Sha256.hex(all.toByteArray()).substring(0, LENGTH_OF_BUILD);
        Map<String, ConsoleFile> files = new LinkedHashMap<>();
        contents.forEach((name, bytes) -> files.put(name, ConsoleFile.of(name, bytes)));
        return new ConsoleFiles(build, files);
    }

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        ByteArrayOutputStream style = new ByteArrayOutputStream();
        for (String name : names()) {
            if (name.endsWith(".css") && !isLater(name)) {
                style.writeBytes(bytes(name));
            } else {
                contents.put(name, bytes(name));
            }
        }
        contents.put(STYLE, style.toByteArray());
        LIT_FILES.forEach(name -> contents.put("lit/" + name, bytes(LIT + name)));
        return contents;
    }

    /** Whether the file is fetched when it is first needed, and not with the page. */
    static boolean isLater(String name) {
        return name.startsWith(LATER);
    }

    /** The names that {@code files.txt} lists. */
    static List<String> names() {
        return text("files.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream file = ConsoleFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name + " in the program");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ConsoleFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Where the file of that name is. */
    String url(String name) {
        return "/console/" + build + "/" + name;
    }
}
