package app.dispatch.server.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A language model behind OpenAI's API: it answers each question by a text that is in it. */
public final class ModelStandIn {
    final VendorServer server = new VendorServer("/v1", "Bearer sk-live", asked -> true);
    private final Map<String, String> answers;

    /** @param answers what is answered to a request that holds a text; the first that fits */
    ModelStandIn(Map<String, String> answers) {
        this.answers = new LinkedHashMap<>(answers);
        server.on("GET /models", asked -> Answer.ok("""
                        {"object":"list","data":[{"id":"gpt-4o-mini","object":"model"}]}"""))
                .on(
                        "POST /chat/completions",
                        asked -> answer(asked.body())
                                .map(text -> Answer.ok("""
                                {"id":"chatcmpl-1","object":"chat.completion","created":1795680000,"model":"gpt-4o-mini-2024-07-18",
                                 "choices":[{"index":0,"message":{"role":"assistant","content":%s,"refusal":null},"finish_reason":"stop"}],
                                 "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""", text))
                                .orElseThrow(() -> new IllegalStateException("no answer to " + asked.body())));
    }

    private Optional<String> answer(String question) {
        return answers.entrySet().stream()
                .filter(one -> question.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The questions that hold a text. */
    public List<String> asked(String text) {
        return server.asked().stream()
                .map(Asked::body)
                .filter(body -> body.contains(text))
                .toList();
    }
}
