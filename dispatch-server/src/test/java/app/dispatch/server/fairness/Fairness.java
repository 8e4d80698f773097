package app.dispatch.server.fairness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tries whether one client can take the server from the others, and prints what it was like for these. Ends with 1 when a
 * promise was broken.
 *
 * <p>{@code --attack NAME} is one attack, {@code --attack NAME+NAME} several at once, and {@code --attack NAME,NAME} one after
 * the other, each on a server of its own; {@code --all} is each one that there is, and then many at once. {@code --seconds}
 * is how long an attack lasts, {@code --warm-up} and {@code --quiet} how long what comes before it, {@code --rest} how long the
 * server may take until all is as before.
 */
public final class Fairness {
    private static final String TOGETHER = "cheap+trees+slow-bodies+logins+runs+answers";

    private Fairness() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            System.exit(areKept(wanted(args), args) ? 0 : 1);
        } catch (IOException | IllegalArgumentException failure) {
            System.err.println(failure.getMessage());
            System.exit(2);
        }
    }

    private static boolean areKept(List<List<Attack>> wanted, String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("dispatch-fairness");
        Packaged packaged = Packaged.in(folder.resolve("packaged"));
        Trial.Times times = new Trial.Times(seconds(args, "--seconds", 30), seconds(args, "--rest", 60));
        System.out.println(Finding.HEADINGS);
        boolean kept = true;
        for (int i = 0; i < wanted.size(); i++) {
            try (Trial trial = new Trial(packaged, Files.createDirectory(folder.resolve("trial-" + i)))) {
                Latencies quiet = trial.quiet(seconds(args, "--warm-up", 10), seconds(args, "--quiet", 10));
                Finding finding = trial.meet(wanted.get(i), quiet, times);
                System.out.println(finding);
                kept &= finding.broken().isEmpty();
            }
        }
        return kept;
    }

    private static List<List<Attack>> wanted(String[] args) {
        List<String> names = new ArrayList<>(List.of(text(args, "--attack", "").split(",")));
        names.removeIf(String::isBlank);
        if (names.isEmpty() || Arrays.asList(args).contains("--all")) {
            Attack.all().forEach(attack -> names.add(attack.name()));
            names.add(TOGETHER);
        }
        return names.stream().map(Attack::named).toList();
    }

    private static Duration seconds(String[] args, String name, int usual) {
        return Duration.ofSeconds(Long.parseLong(text(args, name, String.valueOf(usual))));
    }

    private static String text(String[] args, String name, String usual) {
        int place = Arrays.asList(args).indexOf(name);
        return place < 0 || place + 1 == args.length ? usual : args[place + 1];
    }
}
