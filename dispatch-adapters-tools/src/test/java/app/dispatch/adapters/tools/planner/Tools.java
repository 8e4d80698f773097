package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.http.HttpConnector;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.OpDef.Example;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.InstantSource;
import java.util.List;

/** Tools to plan with: the real {@code http}, and two that exist for these tests only. */
final class Tools {
    private static final String LIST = """
            { "type": "object", "properties": { "items": { "type": "array" }, "truncated": { "type": "boolean" } } }""";

    private Tools() {}

    static Catalogue http() {
        return Catalogue.of(List.of(web()));
    }

    /** {@code http}, a chat and a code host, each told from its declaration alone. */
    static Catalogue several() {
        return Catalogue.of(List.of(web(), chat(), code()));
    }

    /** The real declaration; the connector behind it is not used. */
    private static ToolDef web() {
        return new HttpConnector(new HttpUpstream(EgressPolicy.publicOnly(), InstantSource.system())).definition();
    }

    private static ToolDef chat() {
        OpDef post = op(
                "post_message",
                "Post a message",
                List.of("send", "write", "notify", "ping", "tell", "say"),
                Effect.WRITE,
                """
                { "type": "object", "required": ["channel", "text"], "properties": {
                  "channel": { "type": "string" }, "text": { "type": "string" }, "threadTs": { "type": "string" } } }""",
                """
                { "type": "object", "properties": { "ts": { "type": "string" }, "channel": { "type": "string" } } }""");
        OpDef history =
                op("history", "Read the history of a channel", List.of("messages", "read"), Effect.READ, """
                { "type": "object", "required": ["channel"], "properties": {
                  "channel": { "type": "string" }, "since": { "type": "string" } } }""", LIST);
        return new ToolDef("slack", "Slack", "Chats in channels.", List.of("chat"), List.of(), List.of(post, history));
    }

    private static ToolDef code() {
        OpDef pulls = op(
                "list_pulls",
                "List pull requests",
                List.of("prs", "pulls", "get", "fetch", "merge requests"),
                Effect.READ,
                """
                { "type": "object", "required": ["repo"], "properties": {
                  "repo": { "type": "string" },
                  "state": { "type": "string", "enum": ["open", "closed", "merged", "all"] } } }""",
                LIST);
        OpDef issue = op(
                "create_issue", "Create an issue", List.of("open", "file", "report", "ticket"), Effect.WRITE, """
                { "type": "object", "required": ["repo", "title"], "properties": {
                  "repo": { "type": "string" }, "title": { "type": "string" }, "body": { "type": "string" } } }""", """
                { "type": "object", "properties": { "number": { "type": "integer" }, "url": { "type": "string" } } }""");
        return new ToolDef("github", "GitHub", "Hosts code.", List.of("git"), List.of(), List.of(pulls, issue));
    }

    private static OpDef op(String id, String title, List<String> words, Effect effect, String params, String output) {
        return new OpDef(
                id,
                title,
                title + ".",
                words,
                EffectRule.always(effect),
                false,
                fields(params),
                fields(output),
                new Example(Fields.empty(), Value.NULL));
    }

    private static Fields fields(String json) {
        return (Fields) Json.parse(json);
    }
}
