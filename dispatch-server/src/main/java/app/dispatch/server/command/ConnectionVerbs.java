package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** {@code tools}, {@code connect}, {@code disconnect} and {@code keys}: what plans may use, and with which secrets. */
final class ConnectionVerbs {
    private static final String TOOL = "TOOL";

    private final Reach reach;

    ConnectionVerbs(Reach reach) {
        this.reach = reach;
    }

    Verb tools() {
        return new Verb(reach, "tools", "Lists the tools, or shows one with its operations.")
                .mayTake(TOOL, "Such as github.")
                .does(this::tools);
    }

    Verb connect() {
        return new Verb(reach, "connect", "Connects a tool: asks for what it needs, and tries it.")
                .takes(TOOL, "Such as github.")
                .options("--field", "KEY=VALUE", "A field that is no secret.")
                .flag("Connect on the vendor's own page, where Dispatch has an app there.", "--browser")
                .flag("Ask for the fields, though that page could be used.", "--fields")
                .flag("Save without trying.", "--no-test")
                .footer(
                        "",
                        "Without a terminal the fields are read from standard input, as an object of JSON or YAML:",
                        "  ./dispatch connect github <<< \"token: $GITHUB_TOKEN\"")
                .does(this::connect);
    }

    Verb disconnect() {
        return new Verb(reach, "disconnect", "Forgets the connection of a tool.")
                .takes(TOOL, "Such as github.")
                .does(Verbs.tell(
                        asked -> Request.of("DELETE", "/api/integrations/{}", asked.word(0)),
                        asked -> asked.word(0) + " is not connected any more"));
    }

    private int tools(Asked asked) throws CannotStart {
        if (!asked.word(0).isEmpty()) {
            return asked.show(asked.ask(Request.get("/api/tools/{}", asked.word(0)))
                    .get("tool")
                    .orElse(Value.NULL));
        }
        Fields answer = asked.ask(Request.get("/api/integrations").query("schemas", "false"));
        Map<String, String> connected = new LinkedHashMap<>();
        answer.items("integrations").forEach(each -> connected.put(text(each, "tool"), state((Fields) each)));
        Table table = Table.of("tool", "label")
                .add(
                        "connected",
                        row -> row.items("fields").isEmpty()
                                ? "needs none"
                                : connected.getOrDefault(row.text("tool").orElse(""), "no"))
                .add(
                        "operations",
                        row -> String.join(
                                ", ",
                                row.items("ops").stream()
                                        .map(op -> text(op, "id"))
                                        .toList()));
        return asked.show(
                answer,
                all -> table.show(
                        answer.items("available"),
                        "There is none.",
                        asked.surroundings().out()::println));
    }

    private static String state(Fields integration) {
        Fields test = integration.fields("lastTest");
        return test.get("ok").filter(Value.of(false)::equals).isPresent()
                ? "yes, but: " + test.text("error").orElse("its test failed")
                : "yes";
    }

    private static String text(Value value, String key) {
        return value instanceof Fields fields ? fields.text(key).orElse("") : "";
    }

    private int connect(Asked asked) throws CannotStart {
        String tool = asked.word(0);
        Fields declared = asked.ask(Request.get("/api/tools/{}", tool)).fields("tool");
        VendorPage page = new VendorPage(asked, tool);
        boolean offered = page.canBeWaitedFor()
                && declared.get("connect").filter(Value.of(true)::equals).isPresent()
                && asked.surroundings().keyboard().isThere();
        boolean wantsFields =
                asked.flag("--fields") || !asked.options("--field").isEmpty();
        if (asked.flag("--browser") || (offered && !wantsFields)) {
            return page.open();
        }
        FieldsBuilder fields = Fields.builder();
        new FieldForm(asked).fill(declared.items("fields")).forEach(fields::put);
        Fields answer = asked.ask(Request.of("PUT", "/api/integrations/{}", tool)
                .body(Fields.builder()
                        .put("fields", fields.build())
                        .put("test", !asked.flag("--no-test"))
                        .build()));
        return tested(asked, answer, tool + " is connected");
    }

    /** What is saved stays; a test that failed says so, and in the exit code. */
    static int tested(Asked asked, Fields answer, String done) {
        Fields test = Stream.of("test", "lastTest")
                .filter(name -> answer.get(name).isPresent())
                .map(answer::fields)
                .findFirst()
                .orElse(answer);
        boolean failed = test.get("ok").filter(Value.of(false)::equals).isPresent();
        asked.show(
                answer,
                all -> asked.surroundings()
                        .out()
                        .println(
                                failed
                                        ? "✗ " + test.text("error").orElse("the test failed")
                                        : "✓ "
                                                + test.text("info")
                                                        .map(info -> done + ": " + info)
                                                        .orElse(done)));
        return failed ? 1 : 0;
    }

    Verb keys() {
        return new Verb(reach, "keys", "Keys of language model providers, which plan briefs.")
                .lists(this::keyList, "Lists them.")
                .with(
                        new Verb(reach, "set", "Saves a key, which is asked for.")
                                .takes("PROVIDER", "openai, anthropic, google or qwen.")
                                .option("--model", "NAME", "The model to plan with.")
                                .does(this::setKey),
                        new Verb(reach, "test", "Tries a key.")
                                .takes("PROVIDER", "Whose.")
                                .does(asked -> tested(
                                        asked,
                                        asked.ask(Request.post("/api/credentials/{}", asked.word(0))),
                                        "the key of " + asked.word(0) + " works")),
                        new Verb(reach, "use", "Has that provider plan briefs.")
                                .takes("PROVIDER", "Whose key it is.")
                                .does(Verbs.tell(
                                        asked -> Request.of("PUT", "/api/credentials/default")
                                                .body(Fields.of("provider", Value.of(asked.word(0)))),
                                        asked -> asked.word(0) + " plans briefs from now on")),
                        new Verb(reach, "delete", "Forgets a key.")
                                .takes("PROVIDER", "Whose.")
                                .does(Verbs.tell(
                                        asked -> Request.of("DELETE", "/api/credentials/{}", asked.word(0)),
                                        asked -> "the key of " + asked.word(0) + " is forgotten")));
    }

    private Verb keyList(Verb verb) {
        return verb.does(Verbs.list(
                "/api/credentials", "providers", "There is no key.", Table.of("provider", "maskedKey", "model")));
    }

    private int setKey(Asked asked) throws CannotStart {
        String key = new FieldForm(asked).secret("Key of " + asked.word(0));
        FieldsBuilder body = Fields.builder().put("apiKey", key);
        asked.option("--model").ifPresent(model -> body.put("model", model));
        Fields answer = asked.ask(
                Request.of("PUT", "/api/credentials/{}", asked.word(0)).body(body.build()));
        return asked.show(
                answer,
                all -> asked.surroundings()
                        .out()
                        .println("the key of " + asked.word(0) + " is saved; ./dispatch keys test " + asked.word(0)
                                + " tries it"));
    }
}
