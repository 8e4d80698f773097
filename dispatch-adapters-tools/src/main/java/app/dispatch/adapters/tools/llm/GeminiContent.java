package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.value.Value.Num;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gemini's generateContent (https://ai.google.dev/api/generate-content). */
final class GeminiContent implements ModelApi {
    private static final String PREFIX = "models/";

    /**
     * Models whose thoughts count as what they write, and may be bounded (https://ai.google.dev/gemini-api/docs/thinking): else
     * a bound on an answer may be used up before it begins.
     */
    private static final String THINKING = "gemini-2.5";

    @Override
    public Provider provider() {
        return Provider.GOOGLE;
    }

    @Override
    public String baseUrl() {
        return "https://generativelanguage.googleapis.com/v1beta";
    }

    @Override
    public String usualModel() {
        return "gemini-2.5-flash";
    }

    /** The window of the models in use is 1,000,000 tokens; free accounts may send 250,000 a minute. */
    @Override
    public int window() {
        return 200_000;
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("x-goog-api-key", key);
    }

    @Override
    public String modelsPath() {
        return "/models";
    }

    @Override
    public String modelsMember() {
        return "models";
    }

    @Override
    public ModelReply ask(ModelRequest request, Wire wire) {
        String model =
                request.model().startsWith(PREFIX) ? request.model().substring(PREFIX.length()) : request.model();
        return reply(
                model,
                wire.post(new Wire.Post("/models/{model}:generateContent", List.of(model), body(model, request))));
    }

    private static Fields body(String model, ModelRequest request) {
        FieldsBuilder body = Fields.builder()
                .put(
                        "contents",
                        Value.of(request.turns().stream()
                                .map(GeminiContent::content)
                                .toList()));
        if (!request.system().isBlank()) {
            body.put("systemInstruction", Fields.of("parts", parts(request.system())));
        }
        Fields config = config(model, request);
        return config.isEmpty()
                ? body.build()
                : body.put("generationConfig", config).build();
    }

    private static Fields config(String model, ModelRequest request) {
        FieldsBuilder config = Fields.builder();
        if (request.temperature() != null) {
            config.put("temperature", new Num(request.temperature()));
        }
        if (request.maxTokens() != null) {
            config.put("maxOutputTokens", request.maxTokens());
        }
        if (request.schema() != null && request.maxTokens() != null && model.startsWith(THINKING)) {
            config.put("thinkingConfig", Fields.of("thinkingBudget", Value.of(request.maxTokens() / 4)));
        }
        if (request.schema() != null) {
            config.put("responseMimeType", "application/json")
                    .put("responseJsonSchema", SchemaForm.gemini(request.schema()));
        }
        return config.build();
    }

    private static Value content(Turn turn) {
        return Fields.builder()
                .put("role", turn.isModels() ? "model" : "user")
                .put("parts", parts(turn.text()))
                .build();
    }

    private static Value parts(String text) {
        return Value.of(List.of(Fields.of("text", Value.of(text))));
    }

    private ModelReply reply(String model, Fields answer) {
        Optional<String> blocked = answer.fields("promptFeedback").text("blockReason");
        if (blocked.isPresent()) {
            throw NoAnswer.blocked(label(), "the prompt, for " + blocked.get());
        }
        Fields candidate = objects(answer, "candidates").findFirst().orElseThrow(() -> NoAnswer.strange(label()));
        String reason = candidate.text("finishReason").orElse("STOP");
        boolean cut = reason.equals("MAX_TOKENS");
        if (!cut && !reason.equals("STOP") && !reason.equals("FINISH_REASON_UNSPECIFIED")) {
            String words = candidate.text("finishMessage").orElse("");
            throw NoAnswer.blocked(label(), "the answer, for " + reason + (words.isBlank() ? "" : ": " + words));
        }
        Fields usage = answer.fields("usageMetadata");
        return new ModelReply(
                text(candidate),
                null,
                new TokenUsage(
                        TokenUsage.sum(usage, "promptTokenCount", "toolUsePromptTokenCount"),
                        TokenUsage.sum(usage, "candidatesTokenCount", "thoughtsTokenCount")),
                answer.text("modelVersion").filter(name -> !name.isBlank()).orElse(model),
                cut);
    }

    /** The words of the answer, without the thoughts that led to it. */
    private static String text(Fields candidate) {
        return objects(candidate.fields("content"), "parts")
                .filter(part -> !(part.get("thought").orElse(Value.NULL) instanceof Bool(boolean thought) && thought))
                .flatMap(part -> part.text("text").stream())
                .collect(Collectors.joining());
    }

    private static Stream<Fields> objects(Fields of, String name) {
        return of.items(name).stream().filter(Fields.class::isInstance).map(Fields.class::cast);
    }

    /** A key that is wrong is a 400, and one that was blocked a 403 (https://ai.google.dev/gemini-api/docs/troubleshooting). */
    @Override
    public Fault fault(int status, Fields body) {
        boolean key = objects(body.fields("error"), "details")
                .anyMatch(detail -> detail.text("reason").orElse("").startsWith("API_KEY_"));
        return key ? Fault.REJECTED : Fault.ofStatus(status);
    }

    @Override
    public Optional<Duration> wait(Function<String, Optional<String>> header, Fields body, Instant now) {
        return objects(body.fields("error"), "details")
                .flatMap(detail -> detail.text("retryDelay").stream())
                .flatMap(delay -> Waits.parsed(delay).stream())
                .findFirst();
    }
}
