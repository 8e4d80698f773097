package app.dispatch.adapters.http.docs;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages that the folder {@code docs} has for users, in the order of {@code contents.json}.
 *
 * @param pages by their names
 */
record Manual(Map<String, ManualPage> pages) {
    private static final String HERE = "/docs/";

    /** Reads all pages from the program. */
    static Manual load() {
        Map<String, ManualPage> pages = new LinkedHashMap<>();
        for (Value section : sections()) {
            for (Value page : ((Fields) section).items("pages")) {
                String name = ((Value.Text) page).value();
                pages.put(name, new ManualPage(name, file(name + ".md")));
            }
        }
        return new Manual(pages);
    }

    /** The page of that name, such as {@code guide/plans}. */
    Optional<ManualPage> page(String name) {
        return Optional.ofNullable(pages.get(name));
    }

    /** What there is to read, by section: each page's title and path. */
    Fields contents() {
        List<Fields> sections = sections().stream()
                .map(Fields.class::cast)
                .map(section -> section.with(
                        "pages",
                        Value.of(section.items("pages").stream()
                                .map(name ->
                                        entry(page(((Value.Text) name).value()).orElseThrow()))
                                .toList())))
                .toList();
        return Fields.of("sections", Value.of(sections));
    }

    private static Fields entry(ManualPage page) {
        return Fields.builder()
                .put("title", page.title())
                .put("path", page.path())
                .build();
    }

    /**
     * Where a link of a page leads: another page by its address, elsewhere as it is; empty for a file that is none of these pages.
     */
    String address(ManualPage from, String link) {
        URI to = URI.create(HERE + from.name()).resolve(link);
        if (to.isOpaque() || to.getHost() != null || !to.getPath().startsWith(HERE)) {
            return link.startsWith("https://") ? link : "";
        }
        String name = to.getPath().substring(HERE.length()).replaceFirst("\\.md$", "");
        String anchor = to.getRawFragment() == null ? "" : "#" + to.getRawFragment();
        return pages.containsKey(name) ? HERE + name + anchor : "";
    }

    private static List<Value> sections() {
        return ((Fields) Json.parse(file("contents.json").getBytes(StandardCharsets.UTF_8))).items("sections");
    }

    /** What is in the file of that name, of this package. */
    static String file(String name) {
        try (InputStream file = Manual.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name + " in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
