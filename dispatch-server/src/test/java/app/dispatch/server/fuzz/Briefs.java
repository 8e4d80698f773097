package app.dispatch.server.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Briefs grown from those that the planner is tested with: joined, torn, repeated and mixed up. */
final class Briefs {
    private static final Path TEXTS =
            Path.of("../dispatch-adapters-tools/src/test/resources/app/dispatch/adapters/tools/planner");
    private static final int MOST_BYTES = 8 * 1024;
    private static final List<String> JOINTS =
            List.of(", then ", " and ", "; ", ". ", "\n", "\n- ", ", ", " if ", " with ");
    private static final List<String> PIECES = List.of(
            "every 5 minutes",
            "every 0 minutes",
            "at 25:99",
            "at 9",
            "on Feb 30",
            "on the 31st",
            "every other day",
            "Europe/Berlin",
            "Mars time",
            "cron * * * * *",
            "cron \"0 9 30 2 *\"",
            "for each item",
            "{\"a\":[",
            "]",
            "[",
            "{{",
            "}}",
            "\"",
            "“",
            "https://",
            "https://a.example.com/x",
            "#",
            "@",
            "a/b",
            "$1",
            "99999999999999999999",
            "1e999",
            "if it fails",
            "otherwise",
            "in parallel",
            "its",
            "the",
            "of",
            "A",
            "Bob,",
            "with header",
            ":",
            "=",
            "channel 1",
            "titled",
            "wf_",
            "İ",
            "\u202e",
            "\ud83d\ude00",
            "it",
            "'s",
            "(",
            ")",
            "1) ",
            "-");

    private final Random random;
    private final List<String> briefs;

    Briefs(Random random) throws IOException {
        this.random = random;
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TEXTS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("#"))
                        .forEach(all::add);
            }
        }
        this.briefs = List.copyOf(all);
    }

    String next() {
        String brief = Odd.one(briefs, random);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            brief = changed(brief);
        }
        byte[] bytes = brief.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, MOST_BYTES - 10), StandardCharsets.UTF_8);
    }

    private String changed(String brief) {
        List<String> words = new ArrayList<>(Arrays.asList(brief.split(" ", -1)));
        int at = random.nextInt(words.size());
        switch (random.nextInt(9)) {
            case 0 -> words.add(Odd.one(JOINTS, random) + Odd.one(briefs, random));
            case 1 -> words.set(at, piece());
            case 2 -> words.addAll(at, Collections.nCopies(random.nextInt(2_500), words.get(at)));
            case 3 -> words.addAll(at, Collections.nCopies(random.nextInt(2_500), piece()));
            case 4 -> words.addAll(List.copyOf(words));
            case 5 -> words.subList(at, words.size()).clear();
            case 6 -> Collections.shuffle(words, random);
            case 7 -> words.set(at, words.get(at) + Odd.text(random));
            default -> words.add(at, piece());
        }
        return String.join(" ", words);
    }

    private String piece() {
        return random.nextInt(3) == 0
                ? Odd.one(List.of(Odd.one(briefs, random).split(" ")), random)
                : Odd.one(PIECES, random);
    }
}
