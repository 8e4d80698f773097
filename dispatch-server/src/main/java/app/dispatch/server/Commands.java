package app.dispatch.server;

import app.dispatch.server.command.Clients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All commands, and which of them a command line may mean.
 *
 * @param shown those of the help, under what people look for
 * @param others the rest
 */
record Commands(Map<String, List<NamedCommand>> shown, List<NamedCommand> others) {
    private static final String HELP = "help";

    static Commands of(Surroundings surroundings, Set<String> words) {
        Clients clients = new Clients(surroundings, LocalDoor::new, words);
        Map<String, List<NamedCommand>> shown = new LinkedHashMap<>();
        shown.put(
                "Have something done",
                Stream.concat(
                                clients.run().stream(),
                                Stream.of(new NamedCommand("demo", () -> new DemoCommand(surroundings))))
                        .toList());
        shown.put("See and decide what is run", clients.runs());
        shown.put("Keep plans", clients.kept());
        shown.put("Say what plans may use", clients.connections());
        shown.put("Choose a server", clients.servers());
        shown.put("Let models and editors use it", clients.programs());
        shown.put("Look after users", clients.users());
        shown.put(
                "Run a server",
                List.of(
                        new NamedCommand("serve", () -> new ServeCommand(surroundings)),
                        new NamedCommand("config", () -> new ConfigCommand(surroundings)),
                        new NamedCommand(
                                "backup", () -> new BackupCommand(BackupCommand.Direction.BACKUP, surroundings)),
                        new NamedCommand(
                                "restore", () -> new BackupCommand(BackupCommand.Direction.RESTORE, surroundings)),
                        new NamedCommand("support", () -> new SupportCommand(surroundings)),
                        new NamedCommand("upgrade", () -> new UpgradeCommand(surroundings)),
                        new NamedCommand("rotate-keys", () -> new RotateKeysCommand(surroundings))));
        return new Commands(
                shown,
                List.of(
                        new NamedCommand(HELP, () -> new HelpCommand(surroundings)),
                        new NamedCommand("completion", () -> new CompletionCommand(surroundings)),
                        new NamedCommand("self-train", () -> new SelfTrainCommand(surroundings))));
    }

    /** Those that these arguments may mean: the one that the first names; all where it names none, or more is asked about. */
    Commands meant(List<String> args) {
        String first = args.isEmpty() ? "" : args.getFirst();
        if (first.equals(HELP) && args.size() > 1) {
            return isOne(args.get(1)) ? only(Set.of(HELP, args.get(1))) : this;
        }
        return isOne(first) && !first.equals(HELP) && !first.equals("completion") ? only(Set.of(first)) : this;
    }

    private boolean isOne(String name) {
        return all().anyMatch(command -> command.name().equals(name));
    }

    private Commands only(Set<String> names) {
        Map<String, List<NamedCommand>> left = shown.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        group -> only(group.getValue(), names),
                        (one, other) -> one,
                        LinkedHashMap::new));
        return new Commands(left, only(others, names));
    }

    private static List<NamedCommand> only(List<NamedCommand> commands, Set<String> names) {
        return commands.stream()
                .filter(command -> names.contains(command.name()))
                .toList();
    }

    Stream<NamedCommand> all() {
        return Stream.concat(shown.values().stream().flatMap(List::stream), others.stream());
    }
}
