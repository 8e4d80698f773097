package app.dispatch.adapters.tools.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every way that is known to make a server call what is near it, and one that is near: it listens on all addresses. */
public final class SsrfCorpus implements AutoCloseable {
    private final RecordingServer near = everywhere();
    private final Map<String, List<InetAddress>> names = new HashMap<>();
    private final List<Vector> vectors = read();

    /**
     * A URL to what is near.
     *
     * @param addresses what the corpus says that its name means
     */
    public record Vector(String kind, String url, List<InetAddress> addresses) {

        /** As UTF-8 bytes go over the wire. */
        public String inHeader() {
            return new String(url.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        /** An address that a text tells to who gave a name alone. */
        public Optional<String> told(String text) {
            return addresses.stream()
                    .map(InetAddress::getHostAddress)
                    .filter(text::contains)
                    .filter(address -> !url.contains(address))
                    .findFirst();
        }
    }

    /** What must not be reached. */
    public RecordingServer near() {
        return near;
    }

    public List<Vector> vectors() {
        return List.copyOf(vectors);
    }

    /** What the corpus says of that name; every other name is this machine. */
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        return names.getOrDefault(host, List.of(InetAddress.getByName("127.0.0.1")));
    }

    private static RecordingServer everywhere() {
        try {
            return RecordingServer.on(
                    new ServerSocket(0, 500),
                    (request, wire) -> wire.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Vector> read() {
        List<Vector> read = new ArrayList<>();
        try (var file = SsrfCorpus.class.getResourceAsStream("/ssrf/vectors.tsv")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    read.add(vector(line.split("\t", -1)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read;
    }

    private Vector vector(String[] columns) throws UnknownHostException {
        String url = columns[1].replace("{port}", String.valueOf(near.port())).replace("\\t", "\t");
        List<InetAddress> addresses = new ArrayList<>();
        if (columns.length > 2) {
            for (String address : columns[2].split(",")) {
                addresses.add(InetAddress.getByName(address));
            }
            String host = url.replaceFirst("https?://", "")
                    .replaceFirst(":\\d+/$", "")
                    .toLowerCase(Locale.ROOT);
            names.put(host, addresses);
        }
        return new Vector(columns[0], url, addresses);
    }

    @Override
    public void close() {
        near.close();
    }
}
