package app.dispatch.adapters.tools.llm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.value.Value.Num;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, and whatever speaks them (https://platform.openai.com/docs/api-reference/chat). A server that
 * knows the older {@code max_tokens} alone, or no JSON Schema, is asked again in that form.
 *
 * @param first the form in which it is asked first
 */
record OpenAiChat(String label, String baseUrl, String usualModel, Form first) implements ModelApi {
    private static final String LIMIT = "max_completion_tokens";
    private static final String OLD_LIMIT = "max_tokens";
    private static final String FORMAT = "response_format";

    /** What stands in a request: the name of the limit, and how it is said that JSON is wanted. */
    record Form(String limit, Typing typing) {}

    enum Typing {
        /** The schema stands in the request. */
        SCHEMA,
        /** An object of JSON is wanted, and the model is told its schema. */
        OBJECT,
        /** The model is told all of it. */
        TOLD
    }

    static final OpenAiChat OPENAI = new OpenAiChat(
            Provider.OPENAI.label(), "https://api.openai.com/v1", "gpt-4o-mini", new Form(LIMIT, Typing.SCHEMA));

    /**
     * Its reference (https://www.alibabacloud.com/help/en/model-studio/qwen-api-via-openai-chat-completions) has the older
     * limit, and a JSON Schema for few models; what it does not know it ignores.
     */
    static final OpenAiChat QWEN = new OpenAiChat(
            "Qwen",
            "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
            "qwen-plus",
            new Form(OLD_LIMIT, Typing.OBJECT));

    @Override
    public Provider provider() {
        return Provider.OPENAI;
    }

    /** The smallest window of the models in use is 128,000 tokens. */
    @Override
    public int window() {
        return 90_000;
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public String modelsPath() {
        return "/models";
    }

    @Override
    public String modelsMember() {
        return "data";
    }

    @Override
    public ModelReply ask(ModelRequest request, Wire wire) {
        return reply(request, wire.post(post(request, first), (refused, error) -> amended(request, refused, error)));
    }

    private static Optional<Wire.Post> amended(ModelRequest request, Wire.Post refused, Fields error) {
        String words = Json.write(error);
        String limit = refused.body().get(LIMIT).isPresent() ? LIMIT : OLD_LIMIT;
        boolean format = refused.body().get(FORMAT).isPresent();
        if (limit.equals(LIMIT) && words.contains(LIMIT)) {
            return Optional.of(post(request, new Form(OLD_LIMIT, format ? Typing.SCHEMA : Typing.TOLD)));
        }
        return format && (words.contains(FORMAT) || words.contains("json_schema"))
                ? Optional.of(post(request, new Form(limit, Typing.TOLD)))
                : Optional.empty();
    }

    private static Wire.Post post(ModelRequest request, Form form) {
        Fields schema = request.schema();
        String system = schema == null || form.typing() == Typing.SCHEMA
                ? request.system()
                : (request.system() + "\nAnswer with one JSON object and nothing else. Its JSON Schema is: "
                                + Json.write(schema))
                        .strip();
        FieldsBuilder body =
                Fields.builder().put("model", request.model()).put("messages", messages(system, request.turns()));
        if (schema != null) {
            body.putIfPresent(FORMAT, format(form.typing(), schema));
        }
        if (request.temperature() != null) {
            body.put("temperature", new Num(request.temperature()));
        }
        if (request.maxTokens() != null) {
            body.put(form.limit(), request.maxTokens());
        }
        return new Wire.Post("/chat/completions", List.of(), body.build());
    }

    private static Value messages(String system, List<Turn> turns) {
        List<Value> messages = new ArrayList<>();
        if (!system.isBlank()) {
            messages.add(message("system", system));
        }
        turns.forEach(turn -> messages.add(message(turn.isModels() ? "assistant" : "user", turn.text())));
        return Value.of(messages);
    }

    private static Value message(String role, String content) {
        return Fields.builder().put("role", role).put("content", content).build();
    }

    private static @Nullable Value format(Typing typing, Fields schema) {
        return switch (typing) {
            case SCHEMA -> bySchema(schema);
            case OBJECT -> Fields.of("type", Value.of("json_object"));
            case TOLD -> null;
        };
    }

    /** Strict where the schema is one that OpenAI can hold a model to. */
    private static Value bySchema(Fields schema) {
        Optional<Fields> strict = SchemaForm.strict(schema);
        return Fields.builder()
                .put("type", "json_schema")
                .put(
                        "json_schema",
                        Fields.builder()
                                .put("name", "answer")
                                .put("strict", strict.isPresent())
                                .put("schema", strict.orElse(schema))
                                .build())
                .build();
    }

    private ModelReply reply(ModelRequest request, Fields answer) {
        Fields choice = answer.items("choices").stream()
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast)
                .findFirst()
                .orElseThrow(() -> NoAnswer.strange(label()));
        Fields message = choice.fields("message");
        Optional<String> refusal = message.text("refusal").filter(text -> !text.isBlank());
        if (refusal.isPresent()) {
            throw NoAnswer.refused(label(), refusal.get());
        }
        String reason = choice.text("finish_reason").orElse("");
        if (reason.equals("content_filter")) {
            throw NoAnswer.blocked(label(), reason);
        }
        Fields usage = answer.fields("usage");
        return new ModelReply(
                message.text("content").orElse(""),
                null,
                new TokenUsage(TokenUsage.sum(usage, "prompt_tokens"), TokenUsage.sum(usage, "completion_tokens")),
                answer.text("model").filter(name -> !name.isBlank()).orElse(request.model()),
                reason.equals("length"));
    }

    /** What is paid for is used up: no wait helps (https://platform.openai.com/docs/guides/error-codes). */
    @Override
    public Fault fault(int status, Fields body) {
        Fields error = body.fields("error");
        boolean quota = error.text("code").orElse("").equals("insufficient_quota")
                || error.text("type").orElse("").equals("insufficient_quota");
        return quota ? Fault.LASTING : Fault.ofStatus(status);
    }

    @Override
    public Optional<Duration> wait(Function<String, Optional<String>> header, Fields body, Instant now) {
        return Waits.longest(
                List.of("requests", "tokens"),
                kind -> header.apply("x-ratelimit-remaining-" + kind)
                        .filter(left -> left.strip().equals("0"))
                        .flatMap(none -> header.apply("x-ratelimit-reset-" + kind))
                        .flatMap(Waits::parsed));
    }
}
