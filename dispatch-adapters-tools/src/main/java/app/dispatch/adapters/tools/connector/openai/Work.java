package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.llm.AnswerSchema;
import app.dispatch.adapters.tools.llm.ApiModel;
import app.dispatch.adapters.tools.llm.LanguageModel;
import app.dispatch.adapters.tools.llm.Material;
import app.dispatch.adapters.tools.llm.ModelApi;
import app.dispatch.adapters.tools.llm.ModelReply;
import app.dispatch.adapters.tools.llm.ModelRequest;
import app.dispatch.adapters.tools.llm.TextPieces;
import app.dispatch.adapters.tools.llm.TokenUsage;
import app.dispatch.adapters.tools.llm.TypedAnswers;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.List;
import java.util.random.RandomGenerator;

/** What one attempt at a step asks of a language model, and what its calls took together. Used by one thread. */
final class Work {
    /** More calls than these are no step, but an expense that nobody meant. */
    private static final int MOST_PIECES = 100;

    private final LanguageModel model;
    private final TypedAnswers typed;
    private final Material material;
    private final String name;
    private TokenUsage usage = TokenUsage.NONE;
    private String answered;

    private Work(LanguageModel model, TypedAnswers typed, Material material, String name) {
        this.model = model;
        this.typed = typed;
        this.material = material;
        this.name = name;
        this.answered = name;
    }

    static Work of(ApiCall call, Accounts accounts, TypedAnswers typed, RandomGenerator random) {
        Accounts.Account account = accounts.forText(call);
        ModelApi api = ModelApi.of(account.provider());
        LanguageModel model = new ApiModel(api, new CallWire(account.call()), account.window(), call::log);
        String name = call.params()
                .text("model")
                .or(account::model)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(api.usualModel());
        return new Work(model, typed, Material.marked(random), name);
    }

    /** The name of the model to ask. */
    String name() {
        return name;
    }

    /** The text in pieces that the model can read. */
    List<String> pieces(String text, int mostTokens) {
        List<String> pieces = TextPieces.of(text, Math.min(mostTokens, model.window()));
        if (pieces.size() > MOST_PIECES) {
            throw StepFailure.lasting(
                    FailureCode.PARAMS_INVALID,
                    "The parameter /input is too long: it would take " + pieces.size() + " calls of the model, and "
                            + MOST_PIECES + " are the most");
        }
        return pieces;
    }

    List<String> pieces(String text) {
        return pieces(text, Integer.MAX_VALUE);
    }

    /** The answer to a request. */
    ModelReply reply(ModelRequest request) {
        ModelReply reply = model.ask(request);
        count(reply);
        if (reply.text().isBlank()) {
            throw failure(reply.cut() ? "was cut before the first word" : "is empty");
        }
        return reply;
    }

    /** What the model makes of a text, whole. */
    String text(String task, String text) {
        ModelReply reply = reply(request(task, text));
        if (reply.cut()) {
            throw failure("was cut at the most tokens that it may write");
        }
        return reply.text().strip();
    }

    /** What the model makes of a text, in the form of a schema. */
    Fields typed(String task, String text, AnswerSchema schema) {
        TypedAnswers.Typed answer = typed.ask(model, request(task, text), schema);
        count(answer.reply());
        return answer.data();
    }

    private ModelRequest request(String task, String text) {
        return ModelRequest.text(name, task + "\n\n" + material.rule(), material.around(text));
    }

    private void count(ModelReply reply) {
        usage = usage.plus(reply.usage());
        answered = reply.model();
    }

    private StepFailure failure(String what) {
        return StepFailure.lasting(
                FailureCode.TOOL_ERROR,
                "The answer of " + model.provider().label() + "'s model " + answered + " " + what);
    }

    /** The output, with who answered and what it took. */
    Fields output(FieldsBuilder output) {
        return output.put("provider", model.provider().id())
                .put("model", answered)
                .put(
                        "usage",
                        Fields.builder()
                                .put("inputTokens", usage.input())
                                .put("outputTokens", usage.output())
                                .build())
                .build();
    }
}
