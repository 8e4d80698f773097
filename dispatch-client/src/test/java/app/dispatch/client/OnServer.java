package app.dispatch.client;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.account.UserId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A server with one user, as a program reaches it: straight, and on a way on which things go wrong. */
public final class OnServer implements AutoCloseable {
    /** What the program calls the user. */
    public static final UserId ME = new UserId("me");

    public final RunningServer server = RunningServer.start();
    public final Client user = server.newUser();
    public final FaultyWay way = new FaultyWay(server.port());
    public final RemoteDispatch remote;

    /** With a time for each attempt that no answer needs, unless there is none. */
    public final RemoteDispatch faulty;

    private final String token;

    public OnServer() throws IOException {
        token = user.post(
                        "/api/tokens",
                        "{\"name\":\"program\",\"scopes\":[\"read\",\"run\",\"write\",\"approve\",\"manage\"]}")
                .text()
                .replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
        remote = RemoteDispatch.at(server.uri(""), ME, token);
        faulty = RemoteDispatch.at(reach().withTimeout(Duration.ofSeconds(2)).withSilence(Duration.ofMillis(500)));
    }

    /** How the faulty way is gone. */
    public Reach reach() {
        return Reach.of(way.uri(), ME, token);
    }

    /** A client of somebody whom the server does not know. */
    public RemoteDispatch stranger() {
        return RemoteDispatch.at(URI.create(server.uri("/").toString()), ME, "dsp_live_nobody");
    }

    @Override
    public void close() throws IOException {
        faulty.close();
        remote.close();
        way.close();
        server.close();
    }
}
