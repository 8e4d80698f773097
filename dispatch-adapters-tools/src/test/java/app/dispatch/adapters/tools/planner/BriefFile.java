package app.dispatch.adapters.tools.planner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Briefs with what they should become: a line for the brief, indented lines in {@link Notation} below it. */
final class BriefFile {
    private BriefFile() {}

    /**
     * A brief and its plan.
     *
     * @param expected the plan's lines, or one that starts with "refused" and goes on with words of the message
     */
    record Case(String brief, List<String> expected) {
        boolean refused() {
            return expected.size() == 1 && expected.getFirst().startsWith("refused");
        }
    }

    static List<Case> read(String name) {
        try (InputStream file = Objects.requireNonNull(BriefFile.class.getResourceAsStream(name), name)) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Case> parse(String text) {
        List<Case> cases = new ArrayList<>();
        String brief = "";
        List<String> expected = new ArrayList<>();
        for (String line : (text + "\nend").lines().toList()) {
            if (line.startsWith("  ")) {
                expected.add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                if (!brief.isEmpty()) {
                    cases.add(new Case(brief.replace("\\n", "\n"), List.copyOf(expected)));
                }
                brief = line;
                expected.clear();
            }
        }
        return cases;
    }
}
