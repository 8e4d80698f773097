package app.dispatch.server.fairness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connections that take long, or are never read. */
final class SlowConnections {
    static final List<Attack> ATTACKS = List.of(
            Attack.of("slow-bodies", SlowConnections::bodies),
            Attack.of("slow-heads", SlowConnections::heads),
            Attack.of("idle", SlowConnections::idle),
            Attack.of("unread", SlowConnections::unread),
            Attack.of("streams", SlowConnections::run, SlowConnections::streams),
            Attack.of("exports", SlowConnections::manyLarge, SlowConnections::exports),
            Attack.of("dials", SlowConnections::dials));

    private static final int CONNECTIONS = 400;
    private static final int A_BYTE_EVERY_MS = 3_000;
    private static final int PAUSE_MS = 200;
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    private SlowConnections() {}

    /** What is done with a connection. */
    private interface Use {
        void of(OutputStream out, InputStream in) throws IOException, InterruptedException;
    }

    /** Keeps so many connections open: each that is ended is followed by another. */
    private static void hold(Foe foe, int connections, Use use) throws InterruptedException {
        foe.atOnce(connections, number -> {
            while (!foe.isClosed()) {
                try (Socket socket = foe.dial()) {
                    use.of(socket.getOutputStream(), socket.getInputStream());
                } catch (IOException failure) {
                    foe.note(Foe.name(failure));
                }
                Thread.sleep(PAUSE_MS);
            }
        });
    }

    /** Waits for an answer, and notes its status or that the connection ended. */
    private static void await(Foe foe, InputStream in) throws IOException {
        String start = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
        foe.note(start.length() < 12 ? "ended" : start.substring(9));
    }

    private static void bodies(Foe foe) throws InterruptedException {
        byte[] most = Payload.bytes("POST /api/parse" + HOST + "Content-Type: application/json\r\nContent-Length: "
                + Payload.LARGE + "\r\n\r\n{\"input\":\"" + "a".repeat(Payload.LARGE - 13));
        hold(foe, CONNECTIONS, (out, in) -> {
            out.write(most);
            await(foe, in);
        });
    }

    private static void heads(Foe foe) throws InterruptedException {
        byte[] start = Payload.bytes("GET /healthz" + HOST + "X-Slow: ");
        hold(foe, CONNECTIONS, (out, in) -> {
            out.write(start);
            while (in.available() == 0) {
                out.write('a');
                Thread.sleep(A_BYTE_EVERY_MS);
            }
            await(foe, in);
        });
    }

    private static void idle(Foe foe) throws InterruptedException {
        hold(foe, CONNECTIONS, (out, in) -> await(foe, in));
    }

    /** Asks for much, one request after another, and reads nothing of it. */
    private static void unread(Foe foe) throws InterruptedException {
        byte[] requests = Payload.bytes(("GET /api/openapi.json" + HOST + "\r\n").repeat(200));
        hold(foe, CONNECTIONS / 4, (out, in) -> {
            foe.note("sent");
            while (!foe.isClosed()) {
                out.write(requests);
            }
        });
    }

    /** A run whose events are large. */
    private static void run(Foe foe) throws InterruptedException {
        foe.ask(foe.post(
                "/api/workflows",
                "{\"plan\":{\"id\":\"wf_large\",\"name\":\"Large\",\"steps\":["
                        + Payload.list(15, number -> Payload.get(number, foe.service("/large/1"))) + "]}}"));
    }

    /** As many streams as there may be, none of which is read. */
    private static void streams(Foe foe) throws InterruptedException {
        String run = Foe.member(foe.ask(foe.post("/api/workflows/wf_large/run", "{}")), "run", "id");
        byte[] request =
                Payload.bytes("GET /api/runs/" + run + "/events" + HOST + "Cookie: " + foe.cookie() + "\r\n\r\n");
        hold(foe, 40, (out, in) -> {
            out.write(request);
            await(foe, in);
            Thread.sleep(10 * PAUSE_MS);
        });
    }

    /** Runs that make an export larger than what the network holds. */
    private static void manyLarge(Foe foe) throws InterruptedException {
        run(foe);
        for (int n = 0; n < 5; n++) {
            foe.ask(foe.post("/api/workflows/wf_large/run", "{}"));
        }
    }

    /** One export after another, at once, none of which is read. */
    private static void exports(Foe foe) throws InterruptedException {
        byte[] request = Payload.bytes("GET /api/account/export" + HOST + "Cookie: " + foe.cookie() + "\r\n\r\n");
        hold(foe, 40, (out, in) -> {
            out.write(request);
            await(foe, in);
            Thread.sleep(10 * PAUSE_MS);
        });
    }

    /** Connections that are opened and broken off: closed ones would keep this machine's ports from everybody for a minute. */
    private static void dials(Foe foe) throws InterruptedException {
        foe.atOnce(50, number -> {
            while (!foe.isClosed()) {
                Socket socket = foe.dial();
                socket.setSoLinger(true, 0);
                socket.close();
                foe.note("dialled");
                Thread.sleep(50);
            }
        });
    }
}
