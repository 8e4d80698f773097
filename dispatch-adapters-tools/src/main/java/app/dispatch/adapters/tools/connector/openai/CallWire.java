package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.llm.Wire;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.function.BiFunction;

/** The way to a provider within a step's attempt. */
record CallWire(ApiCall call) implements Wire {
    /** A form may be wrong in two ways: by the name of the limit, and by the form of the answer. */
    private static final int MOST_AMENDS = 2;

    @Override
    public Fields post(Post post, BiFunction<Post, Fields, Optional<Post>> amend) {
        Post next = post;
        for (int amends = 0; ; amends++) {
            ApiRequest request = ApiRequest.post(next.path(), next.values().toArray(String[]::new))
                    .json(next.body());
            Answer answer = call.answer(request);
            if (answer.error().isEmpty()) {
                return answered(answer);
            }
            boolean form = answer.status() == 400 || answer.status() == 422;
            next = (form && amends < MOST_AMENDS ? amend.apply(next, answer.object()) : Optional.<Post>empty())
                    .orElseThrow(() -> call.failure(answer, request));
        }
    }

    private Fields answered(Answer answer) {
        if (answer.body() instanceof Fields fields) {
            return fields;
        }
        throw call.strange("something that is no JSON object");
    }
}
