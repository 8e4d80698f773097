package app.dispatch.adapters.tools.planner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Reads briefs with what is expected of them, in the form that the head of {@code corpus-tuned.txt} describes. */
final class CorpusFile {
    private static final String ENABLED = "enabled: ";

    private CorpusFile() {}

    static List<CorpusCase> read(String name) {
        try (InputStream file = Objects.requireNonNull(CorpusFile.class.getResourceAsStream(name), name)) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CorpusCase> parse(String text) {
        List<CorpusCase> cases = new ArrayList<>();
        String kind = "";
        String brief = "";
        List<String> below = new ArrayList<>();
        for (String line : Stream.concat(text.lines(), Stream.of("== end")).toList()) {
            if (line.startsWith("  ")) {
                below.add(line.strip());
            } else if (!line.isBlank() && !line.equals("#") && !line.startsWith("# ")) {
                if (!brief.isEmpty()) {
                    cases.add(one(kind, brief, below));
                }
                below.clear();
                boolean heading = line.startsWith("== ");
                kind = heading ? line.substring(3) : kind;
                brief = heading ? "" : line;
            }
        }
        return cases;
    }

    private static CorpusCase one(String kind, String brief, List<String> below) {
        Set<String> enabled = Set.of();
        List<Wanted> wanted = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : Stream.concat(below.stream(), Stream.of("or")).toList()) {
            if (line.startsWith(ENABLED)) {
                enabled = Set.of(line.substring(ENABLED.length()).split(" "));
            } else if (line.equals("or")) {
                wanted.add(Wanted.of(lines));
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        return new CorpusCase(kind, brief.replace("\\n", "\n"), enabled, wanted);
    }
}
