package app.dispatch.server.fairness;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is large once it is in the heap: bodies, plans, answers of services, records. */
final class LargeBodies {
    static final List<Attack> ATTACKS = List.of(
            Attack.of("listing", LargeBodies::saveMany, LargeBodies::list),
            Attack.of("versions", LargeBodies::saveVersions, LargeBodies::listVersions),
            Attack.of("answers", LargeBodies::answers),
            Attack.of("drips", LargeBodies::drips),
            Attack.of("items", LargeBodies::items),
            Attack.of("trees", LargeBodies::trees),
            Attack.of("triggers", LargeBodies::trigger),
            Attack.of("history", LargeBodies::runMany, LargeBodies::history),
            Attack.of("records", LargeBodies::runMany, LargeBodies::records),
            Attack.of("events", LargeBodies::runMany, LargeBodies::events),
            Attack.of("saves", LargeBodies::save));

    private static final int WORKFLOWS = 30;
    private static final int RUNS = 8;
    private static final int STEPS = 200;
    private static final Pattern RUN = Pattern.compile("run_\\w+");

    private LargeBodies() {}

    private static String large(Foe foe, String id, int version) {
        String metadata = ",\"metadata\":{\"a\":" + Payload.large(version, Payload.LARGE) + "}";
        String step = Payload.step(0, "http", "get", "{\"url\":\"" + foe.service("/quick") + "\"}", metadata);
        return "{\"plan\":{\"id\":\"" + id + "\",\"name\":\"Version " + version + "\",\"steps\":[" + step + "]}}";
    }

    private static void saveMany(Foe foe) throws InterruptedException {
        for (int i = 0; i < WORKFLOWS; i++) {
            foe.ask(foe.post("/api/workflows", large(foe, "wf_" + i, i)));
        }
    }

    private static void list(Foe foe) throws InterruptedException {
        foe.crowd(4, number -> foe.get("/api/workflows"));
    }

    private static void saveVersions(Foe foe) throws InterruptedException {
        for (int i = 0; i < WORKFLOWS; i++) {
            foe.ask(foe.post("/api/workflows", large(foe, "wf_one", i)));
        }
    }

    private static void listVersions(Foe foe) throws InterruptedException {
        foe.crowd(4, number -> foe.get("/api/workflows/wf_one/versions"));
    }

    private static String calls(Foe foe, int count) {
        return Payload.list(count, number -> Payload.get(number, foe.service("/large/" + number % 2)));
    }

    private static void answers(Foe foe) throws InterruptedException {
        String steps = calls(foe, 40);
        foe.flood(2, number -> foe.run(steps));
    }

    /** Answers that never come to their end. */
    private static void drips(Foe foe) throws InterruptedException {
        String steps = Payload.list(STEPS, number -> Payload.get(number, foe.service("/drip")));
        foe.flood(2, number -> foe.run(steps));
    }

    /** A large answer for each item of a loop. */
    private static void items(Foe foe) throws InterruptedException {
        String step = Payload.step(
                0,
                "http",
                "get",
                "{\"url\":\"" + foe.service("/large/{{ index % 2 }}") + "\"}",
                ",\"concurrency\":50,\"forEach\":\"lists.range(1000)\"");
        foe.flood(1, number -> foe.run(step));
    }

    private static String body(int number) {
        return "{\"input\":" + Payload.large(number, Payload.LARGE) + "}";
    }

    /** Bodies of small objects, to whatever reads one before it knows who sends it. */
    private static void trees(Foe foe) throws InterruptedException {
        List<String> bodies = List.of(body(0), body(1));
        List<String> paths = List.of("/api/auth/login", "/api/parse", "/api/triggers/unknown", "/api/public/parse");
        foe.crowd(
                32,
                number -> foe.anonymous("POST", paths.get(number % paths.size()), bodies.get(number / 4 % 2))
                        .build());
    }

    /** The same to a URL that fires. */
    private static void trigger(Foe foe) throws InterruptedException {
        String saved = foe.ask(foe.post(
                "/api/workflows",
                "{\"schedule\":\"webhook\",\"plan\":{\"id\":\"wf_fired\",\"name\":\"Fired\",\"steps\":["
                        + Payload.get(0, foe.service("/quick")) + "]}}"));
        String path = "/api/triggers/" + Foe.member(saved, "workflow", "webhookSecret");
        List<String> bodies = List.of(body(0), body(1));
        foe.crowd(
                16,
                number -> foe.anonymous("POST", path, bodies.get(number % 2))
                        .header("Prefer", "respond-async")
                        .build());
    }

    private static void runMany(Foe foe) throws InterruptedException {
        String body = Payload.run(calls(foe, 10));
        for (int i = 0; i < RUNS; i++) {
            foe.ask(foe.post("/api/execute", body));
        }
    }

    private static void history(Foe foe) throws InterruptedException {
        foe.crowd(4, number -> foe.get("/api/history?limit=200"));
    }

    private static String newestRun(Foe foe) throws InterruptedException {
        Matcher id = RUN.matcher(foe.ask(foe.get("/api/history?limit=1")));
        return id.find() ? id.group() : "run_unknown";
    }

    private static void records(Foe foe) throws InterruptedException {
        String run = newestRun(foe);
        foe.crowd(8, number -> foe.get("/api/runs/" + run));
    }

    private static void events(Foe foe) throws InterruptedException {
        String run = newestRun(foe);
        foe.crowd(8, number -> foe.get("/api/runs/" + run + "/events"));
    }

    /** A large workflow that is another one each time. */
    private static void save(Foe foe) throws InterruptedException {
        foe.crowd(4, number -> foe.post("/api/workflows", large(foe, "wf_" + number % 8, number)));
    }
}
