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
import java.util.stream.Stream;

/**
 * All files of the console: those that {@code files.txt} names, the style sheets of the page put together as one, the modules as
 * {@link Packs}, and of lit-html what the console imports. The docs have a style sheet of their own, which they load themselves.
 *
 * @param build names this content: another one has another name
 * @param files by their paths below {@code /console/<build>/}
 */
record ConsoleFiles(String build, Map<String, ConsoleFile> files) {
    /** All style sheets but that of the docs, in the order of {@code files.txt}. */
    static final String STYLE = "look/console.css";

    /** The room of the docs. */
    static final String DOCS = "docs/";

    /** A script of its own, before all else. */
    private static final String EARLY = "shell/early.js";

    private static final String LIT = "/META-INF/resources/webjars/lit-html/3.3.2/";
    private static final List<String> LIT_FILES = List.of(
            "lit-html.js",
            "directive.js",
            "directive-helpers.js",
            "directives/if-defined.js",
            "directives/live.js",
            "directives/repeat.js");

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
        Map<String, String> modules = new LinkedHashMap<>();
        ByteArrayOutputStream style = new ByteArrayOutputStream();
        for (String name : names()) {
            if (name.endsWith(".css") && !name.startsWith(DOCS)) {
                style.writeBytes(bytes(name));
            } else if (name.endsWith(".js") && !name.equals(EARLY)) {
                modules.put(name, text(name));
            } else {
                contents.put(name, bytes(name));
            }
        }
        contents.put(STYLE, style.toByteArray());
        Packs.of(modules).forEach((name, code) -> contents.put(name, code.getBytes(StandardCharsets.UTF_8)));
        LIT_FILES.forEach(name -> contents.put("lit/" + name, bytes(LIT + name)));
        return contents;
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

    /** The modules without which nothing is shown; the others are loaded when somebody goes to their page. */
    static List<String> first() {
        return Stream.concat(Stream.of(Packs.MAIN), LIT_FILES.stream().map(name -> "lit/" + name))
                .toList();
    }

    Optional<ConsoleFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Where the file of that name is. */
    String url(String name) {
        return "/console/" + build + "/" + name;
    }
}
