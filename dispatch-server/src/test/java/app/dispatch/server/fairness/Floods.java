package app.dispatch.server.fairness;

import java.net.http.HttpRequest;
import java.util.List;

/** Many requests that are cheap by themselves. */
final class Floods {
    static final List<Attack> ATTACKS = List.of(
            Attack.of("methods", Floods::methods),
            Attack.of("logins", Floods::logins),
            Attack.of("sign-ups", Floods::signUps),
            Attack.of("cheap", foe -> foe.flood(Foe.RATE, number -> foe.get("/api/auth/me"))),
            Attack.of("missing", foe -> foe.flood(Foe.RATE, number -> foe.get("/nothing/" + number))),
            Attack.of(
                    "secrets",
                    foe -> foe.flood(
                            Foe.RATE,
                            number -> foe.anonymous("GET", "/api/triggers/unknown" + number, "")
                                    .build())),
            Attack.of("runs", Floods::runs),
            Attack.of("scrapes", foe -> foe.flood(Foe.RATE, number -> foe.get("/metrics"))),
            Attack.of("description", foe -> foe.flood(Foe.RATE, number -> foe.get("/api/openapi.json"))),
            Attack.of("briefs", Floods::briefs));

    private Floods() {}

    /** Methods that nobody knows, each another one, and long. */
    private static void methods(Foe foe) throws InterruptedException {
        String filler = "A".repeat(7_000);
        foe.flood(Foe.RATE, number -> foe.anonymous(filler + number, "/", "").build());
    }

    private static HttpRequest account(Foe foe, String path, int number) {
        String body = "{\"email\":\"nobody" + number + "@example.com\",\"password\":\"hunter2" + number + "\"}";
        return foe.anonymous("POST", path, body).build();
    }

    private static void logins(Foe foe) throws InterruptedException {
        foe.crowd(70, number -> account(foe, "/api/auth/login", number));
    }

    private static void signUps(Foe foe) throws InterruptedException {
        foe.flood(Foe.RATE, number -> account(foe, "/api/auth/signup", number));
    }

    private static void runs(Foe foe) throws InterruptedException {
        String step = Payload.get(0, foe.service("/quick"));
        foe.flood(Foe.RATE, number -> foe.run(step));
    }

    private static void briefs(Foe foe) throws InterruptedException {
        String brief = "Every morning read my mail, then post a summary to Slack. ".repeat(120);
        foe.flood(100, number -> foe.post("/api/parse", "{\"input\":\"" + brief + "\"}"));
    }
}
