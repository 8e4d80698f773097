package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The way to a provider's API, with a key. */
@FunctionalInterface
public interface Wire {
    /**
     * A request, before it is authorized.
     *
     * @param path below the provider's base URL; each {@code {name}} stands for one of the values, in order
     */
    record Post(String path, List<String> values, Fields body) {}

    /**
     * The JSON object that is answered.
     *
     * @param amend another form of a request whose form is refused (400 or 422), by the answer's object; empty for none
     * @throws app.dispatch.domain.error.StepFailure when the answer is an error
     */
    Fields post(Post post, BiFunction<Post, Fields, Optional<Post>> amend);

    /** The same of a request that has but one form. */
    default Fields post(Post post) {
        return post(post, (refused, error) -> Optional.empty());
    }
}
