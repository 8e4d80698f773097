package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OpenAI: it answers SUMMARY, or the least that the wanted form allows. */
final class Model implements Part {
    private static final String KEY = "sk-harm";
    private static final String ANSWER = "SUMMARY";

    private final VendorServer server = new VendorServer("/v1", "Bearer " + KEY, asked -> true);
    private final Deeds deeds;

    Model(Deeds deeds) {
        this.deeds = deeds;
        server.on("GET /models", asked -> Answer.ok("{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o-mini\"}]}"))
                .on("POST /chat/completions", this::complete)
                .on("POST /embeddings", this::embed)
                .on("POST /images/generations", this::image)
                .on("POST /moderations", asked -> {
                    deeds.tell(asked.body());
                    return Answer.ok("""
                            {"id":"modr-1","model":"omni-moderation-latest","results":[{"flagged":false,"categories":{},"category_scores":{}}]}""");
                });
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("apiKey", KEY);
    }

    @Override
    public void begin(Fields given) {
        // It keeps nothing.
    }

    private Answer complete(Asked asked) {
        deeds.tell(Deed.text(Value.of(asked.json().items("messages"))));
        Fields schema =
                asked.json().fields("response_format").fields("json_schema").fields("schema");
        String text = schema.isEmpty() ? ANSWER : Json.write(least(schema));
        return Answer.ok("""
                {"id":"chatcmpl-1","object":"chat.completion","created":1796110800,"model":"gpt-4o-mini-2024-07-18",
                 "choices":[{"index":0,"message":{"role":"assistant","content":%s,"refusal":null},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""", text);
    }

    private static Value least(Fields schema) {
        if (!schema.items("enum").isEmpty()) {
            return schema.items("enum").getFirst();
        }
        String type = schema.get("type").map(Deed::text).orElse("string");
        if (type.contains("object")) {
            Map<String, Value> members = new LinkedHashMap<>();
            schema.fields("properties").values().forEach((name, member) -> members.put(name, least((Fields) member)));
            return new Fields(members);
        }
        return type.contains("array")
                ? Value.of(List.of())
                : type.contains("boolean") ? Value.of(false) : type.contains("string") ? Value.of(ANSWER) : Value.of(0);
    }

    private Answer embed(Asked asked) {
        deeds.tell(asked.body());
        int count = Math.max(1, asked.json().items("input").size());
        List<Fields> data = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            data.add(Fields.builder()
                    .put("index", at)
                    .put("embedding", Value.of(List.of(Value.of(1), Value.of(0))))
                    .build());
        }
        return Answer.ok("{\"model\":\"text-embedding-3-small\",\"data\":%s,\"usage\":{\"prompt_tokens\":5}}", data);
    }

    private Answer image(Asked asked) {
        deeds.add(Deed.of("openai.image").with(asked.json(), "prompt", "size", "model"));
        return Answer.ok("{\"created\":1796110800,\"data\":[{\"b64_json\":\"iVBORw0KGgo=\"}]}");
    }
}
