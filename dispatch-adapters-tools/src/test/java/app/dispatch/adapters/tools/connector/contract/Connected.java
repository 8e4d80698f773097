package app.dispatch.adapters.tools.connector.contract;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;

/** What connects each tool in tests. */
public final class Connected {
    /** Every secret in it holds this. */
    public static final String SECRET = "s3cr3t";

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("gmail", "{\"accessToken\":\"ya29.s3cr3t\"}"),
            Map.entry("google_calendar", "{\"accessToken\":\"ya29.s3cr3t\"}"),
            Map.entry("google_drive", "{\"accessToken\":\"ya29.s3cr3t\"}"),
            Map.entry("notion", "{\"token\":\"ntn_s3cr3t\"}"),
            Map.entry("slack", "{\"botToken\":\"xoxb-s3cr3t\"}"),
            Map.entry("discord", "{\"botToken\":\"MTA5.s3cr3t\"}"),
            Map.entry("github", "{\"token\":\"github_pat_s3cr3t\"}"),
            Map.entry("linear", "{\"apiKey\":\"lin_api_s3cr3t\"}"),
            Map.entry("stripe", "{\"secretKey\":\"sk_test_s3cr3t\"}"),
            Map.entry("x", "{\"accessToken\":\"x-s3cr3t\"}"),
            Map.entry("http", "{}"),
            Map.entry("openai", "{\"apiKey\":\"sk-s3cr3t\"}"));

    private Connected() {}

    /** The fields of that tool's connection. */
    public static Fields fields(String tool) {
        return (Fields) Json.parse(FIELDS.getOrDefault(tool, "{}"));
    }
}
