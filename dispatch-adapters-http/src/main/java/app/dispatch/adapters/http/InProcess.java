package app.dispatch.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dispatch.adapters.http.compose.ComposeAnswers;
import app.dispatch.adapters.http.error.Envelope;
import app.dispatch.adapters.http.history.HistoryRoutes;
import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Parameters;
import app.dispatch.application.DrivingPorts;
import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * What a person at the command line asks most, answered for one user in this process: as a server does, of which nothing is
 * started.
 */
public final class InProcess {
    private static final String PARSE = "POST /api/parse";
    private static final String CHECK = "POST /api/plans/check";
    private static final String RUNS = "GET /api/runs";

    /** A server's limits are not for what is so small. */
    private static final int MOST_BYTES = 64 * 1024;

    /** What the shares of the processors are counted by, for a user of this machine. */
    private static final String HERE = "127.0.0.1";

    private final UserId user;
    private final Ids ids;
    private final ComposeAnswers composing;
    private final HistoryRoutes history;

    /** @param user who asks, and may do all that a user may */
    public InProcess(DrivingPorts ports, PlanJson plans, UserId user, Ids ids) {
        this.user = user;
        this.ids = ids;
        this.composing = new ComposeAnswers(ports.composer(), plans);
        this.history = new HistoryRoutes(ports.runs());
    }

    /** The status of an answer and its body, which is JSON. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, byte[] body) {}

    /** Whether it takes no server to answer that. */
    public static boolean answers(String method, URI path, byte[] body) {
        return body.length <= MOST_BYTES
                && switch (method + " " + path.getPath()) {
                    case PARSE, CHECK, RUNS -> true;
                    default -> false;
                };
    }

    /**
     * The answer.
     *
     * @throws IllegalArgumentException when it takes a server
     */
    public Answer answer(String method, URI path, byte[] body) {
        return switch (method + " " + path.getPath()) {
            case PARSE ->
                answer(() -> composing.parse(
                        Call.read(Json.request(body), asked -> composing.wish(asked, Optional.of(user), HERE))));
            case CHECK -> answer(() -> composing.review(user, Call.read(Json.request(body), composing::draft)));
            case RUNS -> answer(() -> history.list(user, parameters(path)));
            default -> throw new IllegalArgumentException(path.getPath());
        };
    }

    private Answer answer(Supplier<Fields> work) {
        try {
            return new Answer(200, bytes(work.get()));
        } catch (Refusal refusal) {
            return of(Envelope.of(refusal));
        } catch (RuntimeException | StackOverflowError bug) {
            String id = ids.next("req_");
            LoggerFactory.getLogger(InProcess.class)
                    .error("Request {} failed", id, bug); // no log is begun for it before
            return of(Envelope.ofBug(id));
        }
    }

    private static Answer of(Envelope envelope) {
        return new Answer(envelope.status(), bytes(envelope.body()));
    }

    private static byte[] bytes(Fields body) {
        return Json.write(body).getBytes(UTF_8);
    }

    private static Parameters parameters(URI path) {
        String query = path.getRawQuery();
        if (query == null) {
            return name -> Optional.empty();
        }
        Map<String, String> said = Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8), (a, b) -> a));
        return name -> Optional.ofNullable(said.get(name));
    }
}
