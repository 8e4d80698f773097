package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are sent while they are made, one of a user at a time. What cannot be sent to its end is broken off: a client is
 * never left to take a part for the whole. Safe for use by several threads.
 *
 * @param room what waits for clients takes
 * @param passes who may no longer read is sent nothing more
 */
public record Downloads(StreamRoom room, Passes passes, InstantSource clock, Set<UserId> underWay) {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Nothing is under way yet. */
    public Downloads(StreamRoom room, Passes passes, InstantSource clock) {
        this(room, passes, clock, ConcurrentHashMap.newKeySet());
    }

    /**
     * Answers the call with a JSON document that a browser keeps as a file.
     *
     * @param file the file's name
     * @param content gives all parts, one after the other
     * @throws Refusal {@code too_many_streams} when another of the user's is under way; what the first part throws
     */
    public void answer(Call call, UserId owner, String file, Consumer<Download> content) {
        if (!underWay.add(owner)) {
            throw Refusal.retryLater(
                    ErrorCode.TOO_MANY_STREAMS,
                    "Another download of yours is under way; read it to its end first",
                    RETRY);
        }
        StreamRoom.Share share = room.share(owner);
        Pass pass = call.pass();
        Download download = new Download(
                call,
                owner,
                file,
                share,
                clock,
                () -> passes.valid(List.of(pass)).test(pass));
        try {
            content.accept(download);
        } catch (RuntimeException failure) {
            if (!download.isBegun()) {
                throw failure;
            }
            LOG.warn("a download was broken off: {}", failure.toString());
            breakOff(call);
        } finally {
            share.hold(0);
            underWay.remove(owner);
        }
    }

    private static void breakOff(Call call) {
        ServletContextRequest.getServletContextRequest(call.context().req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
