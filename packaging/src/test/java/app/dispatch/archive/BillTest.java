package app.dispatch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of materials of an archive names what is in it, under licences that somebody has looked at. */
class BillTest {
    private static final Path PAGE = Path.of("../docs/reference/dependencies.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|$");

    /** What POMs say in words of their own. */
    private static final Map<String, String> MEANT = Map.of(
            "EPL 1.0", "EPL-1.0",
            "Go License", "BSD-3-Clause",
            "Bouncy Castle Licence", "MIT",
            "GNU Lesser General Public License, Version 2.1, February 1999", "LGPL-2.1-only",
            // Of morfologik, whose POM says no more than BSD: its text has three clauses.
            "BSD-4-Clause", "BSD-3-Clause");

    @TempDir
    private static Path folder;

    private static List<Value.Fields> components;
    private static Set<String> jars;

    @BeforeAll
    static void read() throws IOException, InterruptedException {
        Path unpacked = Unpacked.from(Unpacked.archives().getFirst(), folder).folder();
        Value.Fields bill = (Value.Fields) Json.parse(Files.readString(unpacked.resolve("bom.json")));
        components = fields(bill, "components");
        try (Stream<Path> lib = Files.list(unpacked.resolve("lib"))) {
            jars = lib.map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void it_names_each_jar_and_no_other() {
        Set<String> named = components.stream()
                .map(component -> text(component, "name") + "-" + text(component, "version") + ".jar")
                .collect(Collectors.toSet());
        named.add(jars.stream()
                .filter(jar -> jar.startsWith("dispatch-server-"))
                .findFirst()
                .orElseThrow());
        assertThat(named).isEqualTo(jars);
    }

    @Test
    void each_library_has_a_licence_that_the_page_of_libraries_gives() throws IOException {
        Map<String, List<String>> page = ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> List.of(row.group(2).split(" or "))));
        assertThat(components)
                .filteredOn(component -> !text(component, "group").equals("app.dispatch"))
                .hasSameSizeAs(page.keySet())
                .allSatisfy(component -> assertThat(page.get(text(component, "group") + ":" + text(component, "name")))
                        .as(text(component, "purl"))
                        .containsAnyElementsOf(licences(component)));
    }

    private static List<String> licences(Value.Fields component) {
        return fields(component, "licenses").stream()
                .map(choice -> choice.fields("license"))
                .map(licence ->
                        licence.text("id").or(() -> licence.text("name")).orElseThrow())
                .map(said -> MEANT.getOrDefault(said, said))
                .toList();
    }

    private static List<Value.Fields> fields(Value.Fields of, String name) {
        return of.items(name).stream().map(Value.Fields.class::cast).toList();
    }

    private static String text(Value.Fields of, String name) {
        return of.text(name).orElseThrow();
    }
}
