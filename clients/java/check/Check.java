import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.StartedRun;
import app.dispatch.client.Reach;
import app.dispatch.client.RemoteDispatch;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * What must hold whatever happens to connections; .ci/clients runs it against the packaged server, behind a way on which things go
 * wrong. The tests of the module dispatch-client go further, against a server in their own process.
 */
public final class Check {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final UserId ME = new UserId("me");

    private final RemoteDispatch direct = RemoteDispatch.at(URI.create(env("DISPATCH_URL")), ME, env("DISPATCH_TOKEN"));
    private final RemoteDispatch faulty = RemoteDispatch.at(reach().withTimeout(Duration.ofSeconds(5)));
    private int plans;

    public static void main(String[] args) throws Exception {
        Check check = new Check();
        check.aStreamThatIsCutIsWhole();
        check.attemptsBeginOneRun();
        check.whatPassesIsWaitedFor();
        check.noAnswerInTimeIsUnavailable();
        check.refusalsHaveTheirCodes();
        check.aRunIsCancelled();
        check.faulty.close();
        check.direct.close();
    }

    private void aStreamThatIsCutIsWhole() throws Exception {
        RunId run = direct.runs().start(request("/items", 3)).await().run().id();
        // The run, its plan, and its stream.
        next("", "", "cut=3", "", "", "cut=2", "cut=0");
        List<Recorded> told = told(faulty, run);
        must(told, () -> told.equals(toldAgain(run)));
        must(told, () -> told.stream().map(Recorded::seq).distinct().count() == told.size());
    }

    private List<Recorded> toldAgain(RunId run) {
        try {
            return told(direct, run);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static List<Recorded> told(RemoteDispatch by, RunId run) throws InterruptedException {
        List<Recorded> told = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        try (var following = by.runs().follow(ME, run, 0, recorded -> {
            told.add(recorded);
            if (recorded.event() instanceof RunEvent.RunCompleted) {
                ended.countDown();
            }
        })) {
            ended.await();
        }
        return told;
    }

    private void attemptsBeginOneRun() throws Exception {
        next("status=503&after=1", "lose", "status=429&after=0");
        StartedRun started = faulty.runs().start(request("/items", 1));
        must(started, () -> started.await().run().status() == RunStatus.OK);
        must(started, () -> text(env("OUTSIDE_URL") + "/calls?" + path("/items", 0)).equals("1"));
        List<String> keys = text(env("CONTROL_URL")).lines()
                .filter(request -> request.startsWith("POST"))
                .map(request -> request.replaceFirst(".*(?i:idempotency-key: )(\\S+).*", "$1"))
                .toList();
        must(keys, () -> keys.size() == 4 && keys.stream().distinct().count() == 1);
    }

    private void whatPassesIsWaitedFor() throws Exception {
        next("status=408&after=0", "status=500&after=0", "status=502&after=0", "status=504&after=0");
        faulty.runs().history(ME, RunQuery.newest(1));
        String requests = text(env("CONTROL_URL"));
        must(requests, () -> requests.lines().count() == 5);
    }

    private void noAnswerInTimeIsUnavailable() throws Exception {
        next("hang", "hang");
        try (RemoteDispatch impatient = RemoteDispatch.at(reach().withTimeout(Duration.ofMillis(200)).withRetries(1))) {
            refused(ErrorCode.UNAVAILABLE, () -> impatient.runs().history(ME, RunQuery.newest(1)));
        }
    }

    private void refusalsHaveTheirCodes() {
        refused(ErrorCode.NOT_FOUND, () -> direct.runs().get(ME, new RunId("run_nothing")));
        refused(ErrorCode.UNAUTHORIZED, () -> direct.runs().get(new UserId("other"), new RunId("run_nothing")));
        refused(ErrorCode.PLAN_INVALID, () -> direct.runs().start(RunRequest.of(ME, direct.plan(
                "{\"steps\":[{\"id\":\"a\",\"tool\":\"fax\",\"op\":\"send\",\"params\":{}}]}"))));
    }

    private void aRunIsCancelled() {
        StartedRun started = direct.runs().start(request("/slow", 2));
        direct.runs().cancel(ME, started.run().id());
        must(started, () -> started.await().run().status() == RunStatus.CANCELLED);
    }

    private static Reach reach() {
        return Reach.of(URI.create(env("FAULTY_URL")), ME, env("DISPATCH_TOKEN"));
    }

    private RunRequest request(String path, int steps) {
        plans++;
        List<String> all = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            all.add("{\"id\":\"step" + step + "\",\"tool\":\"http\",\"op\":\"get\",\"params\":{\"url\":\"" + env("OUTSIDE_URL")
                    + path(path, step) + "\"}}");
        }
        return RunRequest.of(ME, direct.plan("{\"name\":\"Check\",\"steps\":[" + String.join(",", all) + "]}"));
    }

    private String path(String path, int step) {
        return path + "/java-" + plans + "-" + step;
    }

    private static void next(String... faults) throws Exception {
        URI control = URI.create(env("CONTROL_URL") + "?" + String.join(";", faults));
        HTTP.send(HttpRequest.newBuilder(control).POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
    }

    private static String text(String uri) {
        return HTTP.sendAsync(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString()).join().body();
    }

    private static String env(String name) {
        return System.getenv(name);
    }

    private static void refused(ErrorCode code, Runnable call) {
        try {
            call.run();
        } catch (Refusal refused) {
            must(refused.code() + ": " + refused.text(), () -> refused.errorCode() == code);
            return;
        }
        throw new IllegalStateException("not refused: " + code);
    }

    private static void must(Object what, BooleanSupplier holds) {
        if (!holds.getAsBoolean()) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
