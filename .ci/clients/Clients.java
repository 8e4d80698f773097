import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tries clients against the packaged server, beside each other: java -cp CLASSES Clients FOLDER… Each folder has three programs: {@code example} and
 * {@code webhook}, the blocks of the client's README, and {@code check}, which tries what must hold whatever happens to connections.
 */
public final class Clients {
    public static void main(String[] folders) throws Exception {
        List<Client> clients = Stream.of(folders).map(folder -> Client.in(Path.of(folder))).toList();
        try (Served served = new Served(clients)) {
            List<Thread> trials = clients.stream().map(client -> Thread.ofVirtual().start(() -> client.attempt(served))).toList();
            for (Thread trial : trials) trial.join();
        }
        System.exit(clients.stream().allMatch(client -> client.good().get()) ? 0 : 1);
    }
}
