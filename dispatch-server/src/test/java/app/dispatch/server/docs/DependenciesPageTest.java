package app.dispatch.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The program has the libraries that somebody named and looked at, and no others. */
class DependenciesPageTest {
    /** Free for commercial use. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "LGPL-2.1-only",
            "MIT",
            "MIT-0",
            "MPL-2.0");

    /** As the build lists them: group, artifact, type, version, scope. */
    private static final Pattern LISTED = Pattern.compile("(?m)^ +([\\w.-]+:[\\w.-]+):jar:\\S+");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|$");

    @Test
    void every_library_is_on_the_page() throws IOException {
        Set<String> libraries = LISTED.matcher(Files.readString(Path.of("target/dependencies.txt")))
                .results()
                .map(found -> found.group(1))
                .filter(library -> !library.startsWith("app.dispatch:"))
                .collect(Collectors.toSet());
        assertThat(page().keySet()).containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    void every_library_may_be_used_by_anyone() throws IOException {
        assertThat(page())
                .allSatisfy((library, licences) ->
                        assertThat(List.of(licences.split(" or "))).as(library).anyMatch(LICENCES::contains));
    }

    private static TreeMap<String, String> page() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/reference/dependencies.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), (MatchResult row) -> row.group(2), (one, other) -> one, TreeMap::new));
    }
}
