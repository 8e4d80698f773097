package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Anthropic's messages (https://docs.anthropic.com/en/api/messages). A typed answer is the input of a tool that the model must
 * use.
 */
final class AnthropicMessages implements ModelApi {
    /** The version of the API (https://docs.anthropic.com/en/api/versioning). */
    private static final String VERSION = "2023-06-01";

    /** The API wants a bound; every model in use may write as much. */
    private static final int MAX_TOKENS = 8_192;

    private static final String TOOL = "answer";

    @Override
    public Provider provider() {
        return Provider.ANTHROPIC;
    }

    @Override
    public String baseUrl() {
        return "https://api.anthropic.com";
    }

    @Override
    public String usualModel() {
        return "claude-haiku-4-5";
    }

    /** The smallest window of the models in use is 200,000 tokens. */
    @Override
    public int window() {
        return 150_000;
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("x-api-key", key, "anthropic-version", VERSION);
    }

    @Override
    public String modelsPath() {
        return "/v1/models";
    }

    @Override
    public String modelsMember() {
        return "data";
    }

    @Override
    public ModelReply ask(ModelRequest request, Wire wire) {
        return reply(request, wire.post(new Wire.Post("/v1/messages", List.of(), body(request))));
    }

    private static Fields body(ModelRequest request) {
        Integer most = request.maxTokens();
        FieldsBuilder body =
                Fields.builder().put("model", request.model()).put("max_tokens", most == null ? MAX_TOKENS : most);
        if (!request.system().isBlank()) {
            body.put("system", request.system());
        }
        body.put(
                "messages",
                Value.of(
                        request.turns().stream().map(AnthropicMessages::message).toList()));
        if (request.temperature() != null) {
            body.put("temperature", new Num(temperature(request.temperature())));
        }
        if (request.schema() != null) {
            body.put("tools", Value.of(List.of(tool(request.schema()))))
                    .put(
                            "tool_choice",
                            Fields.builder()
                                    .put("type", "tool")
                                    .put("name", TOOL)
                                    .build());
        }
        return body.build();
    }

    private static BigDecimal temperature(BigDecimal asked) {
        if (asked.compareTo(BigDecimal.ONE) > 0) {
            throw StepFailure.lasting(
                    FailureCode.PARAMS_INVALID, "The parameter /temperature must be at most 1 for Anthropic's models");
        }
        return asked;
    }

    private static Value message(Turn turn) {
        return Fields.builder()
                .put("role", turn.isModels() ? "assistant" : "user")
                .put("content", turn.text())
                .build();
    }

    private static Value tool(Fields schema) {
        return Fields.builder()
                .put("name", TOOL)
                .put("description", "Gives the answer.")
                .put("input_schema", schema)
                .build();
    }

    private ModelReply reply(ModelRequest request, Fields answer) {
        if (!(answer.get("content").orElse(Value.NULL) instanceof Value.Items)) {
            throw NoAnswer.strange(label());
        }
        String reason = answer.text("stop_reason").orElse("");
        if (reason.equals("refusal")) {
            throw NoAnswer.refused(
                    label(), answer.fields("stop_details").text("explanation").orElse(""));
        }
        Fields usage = answer.fields("usage");
        return new ModelReply(
                text(answer),
                toolInput(answer),
                new TokenUsage(
                        TokenUsage.sum(usage, "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"),
                        TokenUsage.sum(usage, "output_tokens")),
                answer.text("model").filter(name -> !name.isBlank()).orElse(request.model()),
                reason.equals("max_tokens") || reason.equals("model_context_window_exceeded"));
    }

    private static String text(Fields answer) {
        return blocks(answer, "text").stream()
                .flatMap(block -> block.text("text").stream())
                .collect(Collectors.joining());
    }

    private static @Nullable Value toolInput(Fields answer) {
        return blocks(answer, "tool_use").stream()
                .flatMap(block -> block.get("input").stream())
                .findFirst()
                .orElse(null);
    }

    private static List<Fields> blocks(Fields answer, String type) {
        return answer.items("content").stream()
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast)
                .filter(block -> block.text("type").orElse("").equals(type))
                .toList();
    }

    /** By the kind of error (https://docs.anthropic.com/en/api/errors), which has more to say than the status. */
    @Override
    public Fault fault(int status, Fields body) {
        return switch (body.fields("error").text("type").orElse("")) {
            case "authentication_error" -> Fault.REJECTED;
            case "rate_limit_error" -> Fault.LIMITED;
            case "overloaded_error", "api_error", "timeout_error" -> Fault.PASSING;
            default -> Fault.ofStatus(status);
        };
    }

    @Override
    public Optional<Duration> wait(Function<String, Optional<String>> header, Fields body, Instant now) {
        return Waits.longest(
                List.of("requests", "tokens", "input-tokens", "output-tokens"),
                kind -> header.apply("anthropic-ratelimit-" + kind + "-remaining")
                        .filter(left -> left.strip().equals("0"))
                        .flatMap(none -> header.apply("anthropic-ratelimit-" + kind + "-reset"))
                        .flatMap(reset -> Waits.until(reset, now)));
    }
}
