package app.dispatch.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/asvs.csv says something of each requirement of ASVS 5.0 at levels 1 and 2, and names tests that are there. */
class AsvsTest {
    private static final Pattern ROW = Pattern.compile(
            "\\d+\\.\\d+\\.\\d+,[12],(met|partly|not met|not applicable|not checked),(\"([^\"]|\"\")+\"|[^\",]+)");

    @Test
    void every_requirement_has_a_state_and_a_reason() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSize(70 + 183).allMatch(row -> ROW.matcher(row).matches());
        assertThat(rows.stream().map(row -> row.substring(0, row.indexOf(',')))).doesNotHaveDuplicates();
    }

    @Test
    void every_test_that_it_names_is_there() throws IOException {
        Set<String> named = rows().stream()
                .flatMap(row ->
                        Pattern.compile("\\b[A-Z]\\w+Test\\b").matcher(row).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.find(Path.of(".."), 20, (file, is) -> is.isRegularFile())) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsAll(named);
        }
    }

    private static List<String> rows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/asvs.csv"));
        assertThat(lines.getFirst()).isEqualTo("requirement,level,state,where or why");
        return lines.subList(1, lines.size());
    }
}
