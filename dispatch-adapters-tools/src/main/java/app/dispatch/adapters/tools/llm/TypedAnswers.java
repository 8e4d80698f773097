package app.dispatch.adapters.tools.llm;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gets answers in the form of a JSON Schema: each is checked, and a model that answers in another form is told what is wrong and
 * asked once more. Safe for use by several threads.
 */
public final class TypedAnswers {
    private static final int SHOWN = 10;

    private final ParamsSchema schemas;

    public TypedAnswers(ParamsSchema schemas) {
        this.schemas = schemas;
    }

    /** What checks the answers. */
    public ParamsSchema schemas() {
        return schemas;
    }

    /**
     * An answer.
     *
     * @param reply as it came, with what all attempts took
     */
    public record Typed(Fields data, ModelReply reply) {}

    /**
     * The answer to a request, in the form of the schema.
     *
     * @throws app.dispatch.domain.error.StepFailure {@code tool_error} when the second answer has another form too
     */
    public Typed ask(LanguageModel model, ModelRequest request, AnswerSchema schema) {
        ModelRequest typed = request.typed(schema.asked());
        ModelReply first = whole(model, typed);
        Checked checked = check(first, schema);
        if (checked.data().isPresent()) {
            return new Typed(checked.data().get(), first);
        }
        ModelReply second = whole(
                model,
                typed.then(
                        Turn.models(shown(first)),
                        Turn.ours("That answer does not have the form that was asked for: " + checked.wrong()
                                + ". Give the whole answer again, as one JSON object in that form and nothing else.")));
        Checked again = check(second, schema);
        Fields data = again.data()
                .orElseThrow(() ->
                        NoAnswer.failure("The model of " + model.provider().label()
                                + " did not answer in the form of the schema, at the second attempt neither: "
                                + again.wrong()));
        return new Typed(
                data,
                new ModelReply(
                        second.text(),
                        second.json(),
                        first.usage().plus(second.usage()),
                        second.model(),
                        second.cut()));
    }

    /** What is wrong with an object by a schema; empty when nothing is. */
    public Optional<String> wrong(Fields data, AnswerSchema schema) {
        return Optional.of(problems(data, schema)).filter(words -> !words.isEmpty());
    }

    private static ModelReply whole(LanguageModel model, ModelRequest request) {
        ModelReply reply = model.ask(request);
        if (reply.cut()) {
            throw NoAnswer.cut(model.provider().label());
        }
        return reply;
    }

    private record Checked(Optional<Fields> data, String wrong) {}

    private Checked check(ModelReply reply, AnswerSchema schema) {
        Value json = reply.json() == null ? AnswerText.json(reply.text()).orElse(Value.NULL) : reply.json();
        if (!(json instanceof Fields data)) {
            return new Checked(Optional.empty(), "it is no JSON object");
        }
        String wrong = problems(data, schema);
        return new Checked(wrong.isEmpty() ? Optional.of(data) : Optional.empty(), wrong);
    }

    private String problems(Fields data, AnswerSchema schema) {
        return NoAnswer.begin(schema.problems(data).stream()
                .limit(SHOWN)
                .map(problem -> (problem.path().isEmpty() ? "it" : problem.path()) + " " + problem.message())
                .collect(Collectors.joining("; ")));
    }

    private static String shown(ModelReply reply) {
        return reply.json() == null ? reply.text() : Json.write(reply.json());
    }
}
