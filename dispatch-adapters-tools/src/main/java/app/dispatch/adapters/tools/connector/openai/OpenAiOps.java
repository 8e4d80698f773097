package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** The operations that OpenAI alone carries out (https://platform.openai.com/docs/api-reference). */
record OpenAiOps(Accounts accounts) {
    /** An image in base64, or 256 vectors of 3072 numbers. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    Value embed(ApiCall call) {
        ApiCall openAi = accounts.forOpenAi(call).call();
        String model = call.params().text("model").orElse("text-embedding-3-small");
        Value input = call.params().fields().get("input").orElse(Value.NULL);
        Fields answer = openAi.ask(ApiRequest.post("/embeddings")
                .readingAtMost(MOST_BYTES)
                .json(Fields.builder()
                        .put("model", model)
                        .put("input", input)
                        .put("encoding_format", "float")
                        .build()));
        List<Value> vectors = objects(answer, "data")
                .sorted(Comparator.comparing(one -> number(one, "index").orElse(BigDecimal.ZERO)))
                .flatMap(one -> one.get("embedding").filter(Items.class::isInstance).stream())
                .toList();
        if (vectors.size() != (input instanceof Items(List<Value> texts) ? texts.size() : 1)) {
            throw openAi.strange("another number of vectors than there are texts");
        }
        String answered = answer.text("model").orElse(model);
        long tokens = count(answer.fields("usage"), "prompt_tokens");
        call.log(answered + ": " + tokens + " tokens read");
        return Fields.builder()
                .put("embeddings", Value.of(vectors))
                .put("model", answered)
                .put("usage", Fields.of("inputTokens", Value.of(tokens)))
                .build();
    }

    Value image(ApiCall call) {
        ApiCall openAi = accounts.forOpenAi(call).call();
        Params params = call.params();
        String model = params.text("model").orElse("gpt-image-1");
        FieldsBuilder body = Fields.builder()
                .put("model", model)
                .put("prompt", params.needed("prompt"))
                .put("n", 1);
        params.text("size").ifPresent(size -> body.put("size", size));
        if (model.startsWith("dall-e")) {
            body.put("response_format", "b64_json"); // the later models know no other, and refuse the parameter
        }
        Fields answer = openAi.ask(
                ApiRequest.post("/images/generations").readingAtMost(MOST_BYTES).json(body.build()));
        Fields image = openAi.told(objects(answer, "data").findFirst(), "the image");
        Fields content = image.text("b64_json")
                .filter(text -> !text.isBlank())
                .map(base64 -> content(base64, answer.text("output_format")))
                .orElseGet(() -> fetched(openAi, openAi.told(image, "url")));
        FieldsBuilder output = Fields.builder()
                .put("content", content.text("content").orElse(""))
                .put("encoding", "base64")
                .put("mimeType", content.text("mimeType").orElse(""))
                .put("model", model);
        Fields usage = answer.fields("usage");
        if (!usage.isEmpty()) {
            long read = count(usage, "input_tokens");
            long written = count(usage, "output_tokens");
            call.log(model + ": " + read + " tokens read, " + written + " written");
            output.put(
                    "usage",
                    Fields.builder()
                            .put("inputTokens", read)
                            .put("outputTokens", written)
                            .build());
        }
        return output.build();
    }

    private static Fields content(String base64, Optional<String> format) {
        return Fields.builder()
                .put("content", base64)
                .put("mimeType", format.map(name -> "image/" + name).orElseGet(() -> mimeType(base64)))
                .build();
    }

    /** By how the bytes of the formats that there are begin. */
    private static String mimeType(String base64) {
        return base64.startsWith("/9j/") ? "image/jpeg" : base64.startsWith("UklGR") ? "image/webp" : "image/png";
    }

    /** Where an image is told by its address, it is gone an hour later. */
    private Fields fetched(ApiCall openAi, String url) {
        HttpUrl address = openAi.told(Optional.ofNullable(HttpUrl.parse(url)), "where the image is");
        UpstreamReply reply = accounts.to(address, openAi)
                .accepted(ApiRequest.to("GET", address).readingAtMost(MOST_BYTES))
                .reply();
        String base64 = reply.body().base64();
        String type = Optional.ofNullable(reply.headers().get("Content-Type"))
                .map(text -> text.split(";", 2)[0].strip())
                .filter(text -> text.startsWith("image/"))
                .orElseGet(() -> mimeType(base64));
        return Fields.builder().put("content", base64).put("mimeType", type).build();
    }

    Value moderate(ApiCall call) {
        ApiCall openAi = accounts.forOpenAi(call).call();
        String model = "omni-moderation-latest";
        Fields answer = openAi.ask(ApiRequest.post("/moderations")
                .json(Fields.builder()
                        .put("model", model)
                        .put("input", call.params().fields().get("input").orElse(Value.NULL))
                        .build()));
        List<Fields> results = objects(answer, "results").toList();
        if (results.isEmpty()) {
            throw openAi.strange("nothing that tells what it thinks");
        }
        List<String> categories = results.stream()
                .flatMap(result -> result.fields("categories").values().entrySet().stream())
                .filter(one -> isTrue(one.getValue()))
                .map(Map.Entry::getKey)
                .distinct()
                .sorted()
                .toList();
        return Fields.builder()
                .put(
                        "flagged",
                        results.stream()
                                .anyMatch(result -> isTrue(result.get("flagged").orElse(Value.NULL))))
                .put("categories", Value.texts(categories))
                .put("scores", scores(results))
                .put("model", answer.text("model").orElse(model))
                .build();
    }

    /** The highest of each category. */
    private static Fields scores(List<Fields> results) {
        Map<String, BigDecimal> highest = new TreeMap<>();
        for (Fields result : results) {
            Fields scores = result.fields("category_scores");
            scores.values()
                    .keySet()
                    .forEach(name ->
                            number(scores, name).ifPresent(score -> highest.merge(name, score, BigDecimal::max)));
        }
        Map<String, Value> told = new LinkedHashMap<>();
        highest.forEach((name, score) -> told.put(name, new Num(score)));
        return new Fields(told);
    }

    private static boolean isTrue(Value value) {
        return value instanceof Bool(boolean truth) && truth;
    }

    private static long count(Fields of, String name) {
        return number(of, name).map(BigDecimal::longValue).orElse(0L);
    }

    private static Optional<BigDecimal> number(Fields of, String name) {
        return of.get(name).orElse(Value.NULL) instanceof Num(BigDecimal number)
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Stream<Fields> objects(Fields of, String name) {
        return of.items(name).stream().filter(Fields.class::isInstance).map(Fields.class::cast);
    }
}
