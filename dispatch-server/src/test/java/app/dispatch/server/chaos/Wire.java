package app.dispatch.server.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between one node and its database: it can be cut, or fall silent. */
final class Wire implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean silent;

    Wire(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Ends all connections, and new ones at once, until it is mended. */
    void cut() {
        cut = true;
        open.forEach(Wire::end);
    }

    /** Lets nothing through any more; nobody is told. */
    void silence() {
        silent = true;
    }

    /** What was cut or silent works for new connections; those that were silent for a time are ended. */
    void mend() {
        if (silent) {
            open.forEach(Wire::end);
        }
        silent = false;
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket here = server.accept();
                if (cut) {
                    end(here);
                } else {
                    open.add(here);
                    Thread.ofVirtual().start(() -> join(here));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket here) {
        try (here;
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(there);
            Thread back = Thread.ofVirtual().start(() -> copy(there, here));
            copy(here, there);
            back.join();
            open.remove(there);
        } catch (IOException | InterruptedException gone) {
            // as a network does
        } finally {
            open.remove(here);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] bytes = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                while (silent && !from.isClosed()) {
                    Thread.sleep(10);
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException | InterruptedException ended) {
            // the other side is ended too
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
