package app.dispatch.adapters.http.console;

import app.dispatch.domain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All files of the console: those that {@code files.txt} names, the style sheets of the page put together as one, and of lit-html what the
 * console imports. The docs have a style sheet of their own, which they load themselves.
 *
 * @param build names this content: another one has another name
 * @param files by their paths below {@code /console/<build>/}
 * @param first the modules without which nothing is shown; the others are loaded when somebody goes to their page
 */
record ConsoleFiles(String build, Map<String, ConsoleFile> files, Set<String> first) {
    /** All style sheets but that of the docs, in the order of {@code files.txt}. */
    static final String STYLE = "look/console.css";

    /** The room of the docs. */
    static final String DOCS = "docs/";

    private static final String MAIN = "shell/main.js";
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) ?['\"]([\\w./-]+)['\"]");

    /** Whoever reads the code reads it where it is written; a browser need not. */
    private static final Pattern COMMENT = Pattern.compile("(?ms)^ *(?://[^\n]*|/\\*\\*.*?\\*/)\n");

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
        Set<String> first = new LinkedHashSet<>();
        follow(MAIN, contents, first);
        return new ConsoleFiles(build, files, first);
    }

    /** Adds that module and what it imports, and so on; what is imported as the result of a call is not among it. */
    private static void follow(String module, Map<String, byte[]> contents, Set<String> found) {
        byte[] source = contents.get(module);
        if (source == null) {
            throw new IllegalStateException("there is no module " + module + " in the program");
        }
        if (found.add(module)) {
            IMPORT.matcher(new String(source, StandardCharsets.UTF_8))
                    .results()
                    .forEach(imported -> follow(resolved(module, imported.group(1)), contents, found));
        }
    }

    /** What a module means by a name that it imports. */
    static String resolved(String module, String imported) {
        if (imported.equals("lit-html")) {
            return "lit/lit-html.js";
        }
        if (imported.startsWith("lit-html/")) {
            return "lit/" + imported.substring("lit-html/".length());
        }
        return URI.create("/" + module).resolve(imported).getPath().substring(1);
    }

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        ByteArrayOutputStream style = new ByteArrayOutputStream();
        for (String name : names()) {
            if (name.endsWith(".css") && !name.startsWith(DOCS)) {
                style.writeBytes(bytes(name));
            } else if (name.endsWith(".js")) {
                contents.put(name, COMMENT.matcher(text(name)).replaceAll("").getBytes(StandardCharsets.UTF_8));
            } else {
                contents.put(name, bytes(name));
            }
        }
        contents.put(STYLE, style.toByteArray());
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

    Optional<ConsoleFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Where the file of that name is. */
    String url(String name) {
        return "/console/" + build + "/" + name;
    }
}
