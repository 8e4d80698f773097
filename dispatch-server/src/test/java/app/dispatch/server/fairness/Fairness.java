package app.dispatch.server.fairness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Map<String, Attack> known = Attack.all().stream().collect(Collectors.toMap(Attack::name, Function.identity()));
        List<List<Attack>> wanted = wanted(args, known);
        Trial.Times times = new Trial.Times(
                seconds(args, "--warm-up", 10),
                seconds(args, "--quiet", 10),
                seconds(args, "--seconds", 30),
                seconds(args, "--rest", 60));
        try {
            System.exit(areMet(wanted, times) ? 0 : 1);
        } catch (IOException failure) {
            System.err.println(failure);
            System.exit(2);
        }
    }

    private static boolean areMet(List<List<Attack>> wanted, Trial.Times times)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("dispatch-fairness");
        Packaged packaged = Packaged.in(folder.resolve("packaged"));
        System.out.println(Finding.HEADINGS);
        boolean kept = true;
        for (int i = 0; i < wanted.size(); i++) {
            try (Trial trial = new Trial(packaged, Files.createDirectory(folder.resolve("trial-" + i)))) {
                Finding finding = trial.meet(wanted.get(i), times);
                System.out.println(finding);
                kept &= finding.broken().isEmpty();
            }
        }
        return kept;
    }

    private static List<List<Attack>> wanted(String[] args, Map<String, Attack> known) {
        List<String> names = new ArrayList<>(List.of(text(args, "--attack", "").split(",")));
        names.removeIf(String::isBlank);
        if (names.isEmpty() || Arrays.asList(args).contains("--all")) {
            Attack.all().forEach(attack -> names.add(attack.name()));
            names.add(TOGETHER);
        }
        return names.stream()
                .map(several -> Arrays.stream(several.split("\\+"))
                        .map(name -> attack(name, known))
                        .toList())
                .toList();
    }

    private static Attack attack(String name, Map<String, Attack> known) {
        if (!known.containsKey(name)) {
            System.err.println("No attack is called " + name + ". There are " + new TreeSet<>(known.keySet()));
            System.exit(2);
        }
        return Objects.requireNonNull(known.get(name));
    }

    private static Duration seconds(String[] args, String name, int usual) {
        return Duration.ofSeconds(Long.parseLong(text(args, name, String.valueOf(usual))));
    }

    private static String text(String[] args, String name, String usual) {
        int place = Arrays.asList(args).indexOf(name);
        return place < 0 || place + 1 == args.length ? usual : args[place + 1];
    }
}
