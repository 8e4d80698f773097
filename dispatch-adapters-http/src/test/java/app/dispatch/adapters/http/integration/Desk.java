package app.dispatch.adapters.http.integration;

import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tool that must be connected: it remembers with what it was called, and tells it wherever it can. */
final class Desk {
    static final String SECRET = "desk-SECRET-0123456789";

    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** What each call was, with the token that it came with. */
    List<String> calls() {
        return calls;
    }

    Connector tool() {
        return Tool.named("desk", "Desk")
                .field(FieldDef.secret("token", "Token"))
                .field(FieldDef.plain("site", "Site"))
                .test(connection -> {
                    String token = connection.text("token").orElseThrow();
                    calls.add("test " + token);
                    if (!token.startsWith("desk-")) {
                        throw StepFailure.lasting(FailureCode.INTEGRATION_REJECTED, "Nobody has the token " + token);
                    }
                    return "ada at " + connection.text("site").orElse("desk") + " by " + token;
                })
                .op(Op.reads("read", "Read").takes("value", "what").example(Value.of("an example")), call -> {
                    String token = call.connection().text("token").orElseThrow();
                    calls.add("read " + token);
                    call.log("reading with " + token);
                    return Fields.builder()
                            .put("raw", token)
                            .put("base64", Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)))
                            .put("hex", HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8)))
                            .put(token, "as a name")
                            .build();
                })
                .op(Op.writes("write", "Write").example(Value.of("written")), call -> {
                    calls.add("write " + call.connection().text("token").orElseThrow());
                    return Value.of("really written");
                })
                .op(Op.writes("fail", "Fail"), call -> {
                    throw StepFailure.lasting(
                            FailureCode.TOOL_ERROR,
                            "no " + call.connection().text("token").orElseThrow());
                })
                .op(Op.writes("crash", "Crash"), call -> {
                    throw new IllegalStateException(
                            call.connection().text("token").orElseThrow());
                })
                .build();
    }

    /** A tool with two ways to connect it. */
    static Connector mail() {
        return Tool.named("mail", "Mail")
                .field(new FieldDef("accessToken", "Access token", true, false, null, null))
                .field(new FieldDef("clientId", "Client id", false, false, null, null))
                .field(new FieldDef("clientSecret", "Client secret", true, false, "c…", "In the console"))
                .way("accessToken")
                .way("clientId", "clientSecret")
                .op(Op.reads("read", "Read"), call -> Value.of("mail"))
                .build();
    }
}
