package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.llm.AnswerSchema;
import app.dispatch.adapters.tools.llm.ModelReply;
import app.dispatch.adapters.tools.llm.ModelRequest;
import app.dispatch.adapters.tools.llm.Turn;
import app.dispatch.adapters.tools.llm.TypedAnswers;
import app.dispatch.application.cpu.Lane;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The operations on texts, each by a task that is fixed: what they work on is data to the model. */
record TextOps(Accounts accounts, TypedAnswers typed, RandomGenerator random) {
    /** A translation is about as long as the text: this much can be written whole by every model in use. */
    private static final int TRANSLATED = 3_000;

    /** Summaries of summaries: each round makes a text shorter, unless the model does not do what it is told. */
    private static final int MOST_ROUNDS = 4;

    private Work work(ApiCall call) {
        return Work.of(call, accounts, typed, random);
    }

    Value complete(ApiCall call) {
        Work work = work(call);
        Params params = call.params();
        ModelReply reply = work.reply(new ModelRequest(
                work.name(),
                params.text("system").orElse(""),
                List.of(Turn.ours(params.needed("prompt"))),
                null,
                params.number("temperature").orElse(null),
                params.number("maxTokens").map(BigDecimal::intValue).orElse(null)));
        return work.output(
                Fields.builder().put("text", reply.text()).put("finishReason", reply.cut() ? "length" : "stop"));
    }

    /** A text that is too long is summed up in parts, and then their summaries. */
    Value summarize(ApiCall call) {
        Work work = work(call);
        String task =
                "Summarize the material. Answer with the summary alone, in the material's language unless you are told"
                        + " otherwise." + instructions(call, "How to summarize");
        String text = input(call);
        List<String> pieces = work.pieces(text);
        for (int round = 0; pieces.size() > 1; round++) {
            if (round == MOST_ROUNDS) {
                throw call.strange("summaries that are no shorter than what they sum up");
            }
            StringBuilder summaries = new StringBuilder();
            for (int i = 0; i < pieces.size(); i++) {
                summaries
                        .append(work.text(
                                task + Parts.told(i, pieces.size()) + " Keep what matters for a summary of the whole.",
                                pieces.get(i)))
                        .append("\n\n");
            }
            text = summaries.toString();
            task = task.replace(
                    "Summarize the material.",
                    "The material holds summaries of the parts of a text, in order. Sum them up as one text.");
            pieces = work.pieces(text);
        }
        return work.output(Fields.builder().put("text", work.text(task, text)));
    }

    /** A text that is too long is read in parts: lists are put together, and of single values the first found holds. */
    Value extract(ApiCall call) {
        Work work = work(call);
        AnswerSchema schema = AnswerSchema.written(
                call.params().fields().fields("schema"),
                "/schema",
                typed.schemas(),
                call.attempt().map(OpCall::lane).orElse(Lane.OWN_THREAD));
        String task =
                "Extract data from the material into a JSON object of the form that you are given. Take values from the"
                        + " material alone and make none up; leave out what is not in it where the form allows that, or use null."
                        + instructions(call, "What to look for");
        List<String> pieces = work.pieces(input(call));
        if (pieces.size() <= 1) {
            return work.output(Fields.builder().put("data", work.typed(task, String.join("", pieces), schema)));
        }
        Fields merged = Fields.empty();
        for (int i = 0; i < pieces.size(); i++) {
            merged = Parts.merged(
                    merged, work.typed(task + Parts.told(i, pieces.size()), pieces.get(i), schema.ofAPart()));
        }
        Optional<String> wrong = typed.wrong(merged, schema);
        if (wrong.isPresent()) {
            merged = work.typed(
                    "The material is a JSON object that was put together from the parts of a text. Bring it into the form that"
                            + " you are given, and make nothing up. What is wrong with it: " + wrong.get(),
                    Json.write(merged),
                    schema);
        }
        return work.output(Fields.builder().put("data", merged));
    }

    /** A text that is too long is judged in parts: the label of the most of them holds, of several the one that came first. */
    Value classify(ApiCall call) {
        Work work = work(call);
        List<String> labels = call.params().texts("labels");
        Fields label = Fields.builder()
                .put("type", "string")
                .put("enum", Value.texts(labels))
                .build();
        AnswerSchema schema = AnswerSchema.of(Fields.builder()
                .put("type", "object")
                .put("additionalProperties", false)
                .put("required", Value.texts(List.of("label")))
                .put("properties", Fields.of("label", label))
                .build());
        String task = "Judge which one of these labels fits the material best: " + Json.write(Value.texts(labels))
                + ". Answer with exactly one of them." + instructions(call, "What the labels mean");
        List<String> pieces = work.pieces(input(call));
        List<String> votes = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            String part = pieces.size() > 1 ? Parts.told(i, pieces.size()) : "";
            votes.add(call.told(work.typed(task + part, pieces.get(i), schema), "label"));
        }
        return work.output(Fields.builder().put("label", Parts.winner(votes)));
    }

    /** A text that is too long is translated piece by piece, with the blanks between them as they were. */
    Value translate(ApiCall call) {
        Work work = work(call);
        String task = "Translate the material into this language: "
                + Json.write(Value.of(call.params().needed("to")))
                + ". Answer with the translation alone: keep its form, its line breaks, names, numbers, addresses and markup."
                + " Of JSON, translate the texts that people read and keep the names of its members.";
        List<String> pieces = work.pieces(input(call), TRANSLATED);
        String text =
                pieces.stream().map(piece -> translated(work, task, piece)).collect(Collectors.joining());
        return work.output(Fields.builder().put("text", text.strip()));
    }

    private static String translated(Work work, String task, String piece) {
        String text = piece.strip();
        return text.isEmpty()
                ? piece
                : piece.substring(0, piece.indexOf(text))
                        + work.text(task, text)
                        + piece.substring(piece.indexOf(text) + text.length());
    }

    private static String instructions(ApiCall call, String what) {
        return call.params()
                .text("instructions")
                .map(text -> "\n" + what + ": " + text)
                .orElse("");
    }

    /** The text; a list as JSON with each of its items on a line, so that it can be cut between them. */
    private static String input(ApiCall call) {
        Value input = call.params().fields().get("input").orElse(Value.NULL);
        String text = switch (input) {
            case Text(String value) -> value;
            case Items(List<Value> items) ->
                items.stream().map(Json::write).collect(Collectors.joining(",\n", "[\n", "\n]"));
            case Fields fields -> Json.write(fields);
            case Num number -> Json.write(number);
            case Value.Bool bool -> Json.write(bool);
            case Value.Null none -> "";
        };
        if (text.isBlank()) {
            throw call.invalid("The parameter /input must not be blank");
        }
        return text;
    }
}
