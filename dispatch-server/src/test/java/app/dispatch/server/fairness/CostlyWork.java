package app.dispatch.server.fairness;

import java.util.List;

/** Small requests that take much of a processor or of the heap. */
final class CostlyWork {
    static final List<Attack> ATTACKS = List.of(
            Attack.of("regex", CostlyWork::connectModel, CostlyWork::regularExpressions),
            Attack.of("schemas", CostlyWork::connectModel, CostlyWork::schemas),
            Attack.of("parse", CostlyWork::parse),
            Attack.of("execute", CostlyWork::execute),
            Attack.of("checks", CostlyWork::checks),
            Attack.of("members", CostlyWork::members),
            Attack.of("loops", CostlyWork::loops),
            Attack.of("numbers", CostlyWork::numbers),
            Attack.of("names", CostlyWork::names),
            Attack.of("lists", CostlyWork::lists),
            Attack.of("inputs", CostlyWork::inputs),
            Attack.of("outbound", CostlyWork::outbound),
            Attack.of("probes", CostlyWork::probes));

    private static final int STEPS = 200;

    private CostlyWork() {}

    private static void connectModel(Foe foe) throws InterruptedException {
        foe.ask(foe.request("PUT", "/api/integrations/openai", "{\"fields\":{\"apiKey\":\"sk-0123456789abcdef0123\"}}")
                .build());
    }

    /** A pattern that backtracks for ever, behind a reference into the schema's examples. */
    private static void regularExpressions(Foe foe) throws InterruptedException {
        String schema =
                "{\"type\":\"object\",\"title\":\"backtrack\",\"properties\":{\"x\":{\"$ref\":\"#/examples/0\"}},"
                        + "\"examples\":[{\"type\":\"string\",\"pattern\":\"^(a|a)*\\\\1?$\"}]}";
        String steps = Payload.list(
                4,
                number -> Payload.step(
                        number,
                        "openai",
                        "extract",
                        "{\"input\":\"text\",\"schema\":" + schema + "}",
                        ",\"timeoutMs\":3000"));
        foe.flood(1, number -> foe.run(steps));
    }

    private static void schemas(Foe foe) throws InterruptedException {
        String properties = Payload.list(4_500, number -> "\"p" + number + "\":{\"type\":\"string\"}");
        String step = Payload.step(
                0,
                "openai",
                "extract",
                "{\"input\":\"{{ item }}\",\"schema\":{\"type\":\"object\",\"properties\":{" + properties + "}}}",
                ",\"concurrency\":4,\"forEach\":\"lists.range(1000).map(n, string(n))\"");
        foe.flood(1, number -> foe.run(step));
    }

    /** Expressions that take long to compile. */
    private static String expressions(int count, String url) {
        String list = "[" + "size('a'),".repeat(900) + "1]";
        return Payload.list(
                count,
                number -> Payload.step(
                        number,
                        "http",
                        "get",
                        "{\"url\":\"" + url + "\",\"query\":{\"a\":\"{{ " + list + " }}\"}}",
                        ""));
    }

    private static void parse(Foe foe) throws InterruptedException {
        String plan = Payload.plan(expressions(8, foe.service("/quick")));
        String body = "{\"input\":\"Name it Rates\",\"plan\":" + plan + "}";
        foe.crowd(4, number -> foe.anonymous("POST", "/api/parse", body).build());
    }

    private static void execute(Foe foe) throws InterruptedException {
        String steps = expressions(8, foe.service("/quick"));
        foe.crowd(4, number -> foe.run(steps));
    }

    /** The same, and nothing of it is kept. */
    private static void checks(Foe foe) throws InterruptedException {
        String body = "{\"plan\":" + Payload.plan(expressions(8, foe.service("/quick"))) + "}";
        foe.crowd(4, number -> foe.request("POST", "/api/plans/check", body).build());
    }

    /** Thousands of members that an output does not have, which are long and are looked for among thousands. */
    private static void members(Foe foe) throws InterruptedException {
        String long90 = "m".repeat(90);
        String properties = Payload.list(4_000, number -> "\"" + long90 + number + "\":{\"type\":\"string\"}");
        String extract = Payload.step(
                0,
                "openai",
                "extract",
                "{\"input\":\"text\",\"schema\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
                        + properties + "}}}",
                "");
        String reads = ("{{ steps.s0.output.data." + "n".repeat(95) + " }}").repeat(150);
        String others =
                Payload.list(20, number -> Payload.step(number + 1, "http", "get", "{\"url\":\"" + reads + "\"}", ""));
        String body = "{\"plan\":" + Payload.plan(extract + "," + others) + "}";
        foe.crowd(4, number -> foe.request("POST", "/api/plans/check", body).build());
    }

    /** Expressions that take long to evaluate, again and again. */
    private static void loops(Foe foe) throws InterruptedException {
        String step = Payload.list(
                20,
                number -> Payload.step(
                        number,
                        "http",
                        "get",
                        "{\"url\":\"" + foe.service("/quick")
                                + "\",\"query\":{\"a\":\"{{ size(lists.range(1000).map(n, n * item)) }}\"}}",
                        ",\"concurrency\":50,\"forEach\":\"lists.range(1000)\""));
        foe.flood(1, number -> foe.run(step));
    }

    /** Numbers that are a thousand digits when they are written out. */
    private static void numbers(Foe foe) throws InterruptedException {
        String many = "[" + "1e999,".repeat(160_000) + "1]";
        String step = Payload.step(
                0,
                "http",
                "request",
                "{\"method\":\"POST\",\"url\":\"" + foe.service("/quick") + "\",\"form\":{\"n\":" + many + "}}",
                "");
        foe.crowd(4, number -> foe.run(step));
    }

    /** Names that nobody answers for. */
    private static void names(Foe foe) throws InterruptedException {
        foe.flood(
                2,
                run -> foe.run(Payload.list(
                        STEPS, number -> Payload.get(number, "http://r" + run + "s" + number + ".slow.example/"))));
    }

    /** Lists that are made to go through, in as many steps as there may be. */
    private static void lists(Foe foe) throws InterruptedException {
        hangingLoops(foe, ",\"forEach\":\"lists.range(900).map(n, lists.range(100))\"");
    }

    /** Parameters of calls that are large, and each its own. */
    private static void inputs(Foe foe) throws InterruptedException {
        String step = Payload.list(
                20,
                number -> Payload.step(
                        number,
                        "http",
                        "request",
                        "{\"method\":\"POST\",\"url\":\"" + foe.service("/quick")
                                + "\",\"body\":\"{{ index }} {{ trigger.text }}\"}",
                        ",\"concurrency\":50,\"forEach\":\"lists.range(1000)\""));
        String text = "a".repeat(800_000);
        String body = "{\"plan\":" + Payload.plan(step) + ",\"trigger\":{\"text\":\"" + text + "\"}}";
        foe.flood(1, number -> foe.post("/api/execute", body));
    }

    /** Calls that are not answered, as many as the server makes. */
    private static void outbound(Foe foe) throws InterruptedException {
        hangingLoops(foe, ",\"concurrency\":50,\"forEach\":\"lists.range(1000)\"");
    }

    private static void hangingLoops(Foe foe, String loop) throws InterruptedException {
        String steps = Payload.list(
                STEPS,
                number -> Payload.step(number, "http", "get", "{\"url\":\"" + foe.service("/hang") + "\"}", loop));
        foe.flood(2, number -> foe.run(steps));
    }

    /** Tests of connections to a service that does not answer. */
    private static void probes(Foe foe) throws InterruptedException {
        String body = "{\"fields\":{\"baseUrl\":\"" + foe.service("/hang") + "\"}}";
        foe.flood(100, number -> foe.post("/api/integrations/http", body));
    }
}
