package app.dispatch.server.fairness;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.IntFunction;

/** What is left for the server to do, or to keep. */
final class Piles {
    static final List<Attack> ATTACKS = List.of(
            Attack.of("backlog", Piles::backlog).thenRestart(),
            Attack.of("approvals", Piles::approvals).thenRestart(),
            Attack.of("deliveries", Piles::subscribe, Piles::deliver),
            Attack.of("storage", Piles::store),
            Attack.of("workflows", Piles::save));

    private static final int WAITING = 200;
    private static final int UNDER_WAY = 20;
    private static final int AT_ONCE = 8;
    private static final int WEBHOOKS = 50;

    private Piles() {}

    /** A run that is not waited for, with as much of a payload as it may have. */
    private static IntFunction<HttpRequest> large(Foe foe, String step) {
        List<String> bodies = List.of(body(0, step), body(1, step));
        return number -> foe.request("POST", "/api/execute", bodies.get(number % 2))
                .header("Prefer", "respond-async")
                .build();
    }

    private static String body(int number, String step) {
        String payload = Payload.large(number, Payload.LARGE - 10_000);
        return "{\"plan\":" + Payload.plan(step) + ",\"trigger\":{\"a\":" + payload + "}}";
    }

    /** Runs that wait for their turn, each with as much as it may have. */
    private static void backlog(Foe foe) throws InterruptedException {
        IntFunction<HttpRequest> runs = large(foe, Payload.get(0, foe.service("/hang")));
        foe.atOnce(AT_ONCE, number -> {
            for (int i = number; i < WAITING + UNDER_WAY && !foe.isClosed(); i += AT_ONCE) {
                foe.ask(runs.apply(i));
            }
        });
    }

    /** Runs that wait for their owner. */
    private static void approvals(Foe foe) throws InterruptedException {
        String step = Payload.step(
                0,
                "http",
                "request",
                "{\"method\":\"POST\",\"url\":\"" + foe.service("/quick") + "\"}",
                ",\"approval\":true");
        foe.flood(20, large(foe, step));
    }

    private static void subscribe(Foe foe) throws InterruptedException {
        for (int i = 0; i < WEBHOOKS; i++) {
            foe.ask(foe.post(
                    "/api/webhooks",
                    "{\"url\":\"" + foe.service("/hang?" + i) + "\",\"events\":[\"run.completed\",\"run.failed\"]}"));
        }
    }

    /** Each run is told to all of those, which do not answer. */
    private static void deliver(Foe foe) throws InterruptedException {
        String step = Payload.get(0, foe.service("/large/1"));
        foe.flood(4, number -> foe.run(step));
    }

    /** Runs whose records take room on the disk. */
    private static void store(Foe foe) throws InterruptedException {
        String steps = Payload.list(10, number -> Payload.get(number, foe.service("/large/" + number % 2)));
        foe.crowd(8, number -> foe.post("/api/execute", Payload.run(steps)));
    }

    /** Many workflows that are due every minute. */
    private static void save(Foe foe) throws InterruptedException {
        foe.crowd(
                8,
                number -> foe.post(
                        "/api/workflows",
                        "{\"schedule\":\"scheduled\",\"plan\":{\"id\":\"wf_" + number
                                + "\",\"name\":\"Due\",\"trigger\":\"schedule\",\"cron\":\"* * * * *\",\"steps\":["
                                + Payload.get(0, foe.service("/quick")) + "]}}"));
    }
}
