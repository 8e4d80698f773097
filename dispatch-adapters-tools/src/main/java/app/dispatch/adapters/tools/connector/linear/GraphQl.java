package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiError.Kind;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** Asks Linear in GraphQL, and reads the data of its answers (https://graphql.org/learn/serving-over-http/). */
final class GraphQl {
    /** Below Linear's 250, so that a page's complexity stays below what one request may have. */
    private static final int PAGE = 100;

    private GraphQl() {}

    /** The request of a document with its variables; it is shown by the name of the document's operation. */
    static ApiRequest request(String document, Fields variables) {
        Fields body = Fields.of("query", Value.of(document));
        return ApiRequest.post("")
                .json(variables.isEmpty() ? body : body.with("variables", variables))
                .shownAs(document.split("[\\s({]+", 3)[1]);
    }

    /** The data that Linear answers. */
    static Fields data(ApiCall call, String document, Fields variables) {
        return call.ask(request(document, variables)).fields("data");
    }

    /** An object of the data. */
    static Fields object(ApiCall call, String document, Fields variables, String field) {
        return object(call, data(call, document, variables), field);
    }

    /** An object within another one. */
    static Fields object(ApiCall call, Fields data, String field) {
        return call.told(data.get(field).filter(Fields.class::isInstance).map(Fields.class::cast), field);
    }

    /** The object, unless Linear has none of that id. */
    static Optional<Fields> found(ApiCall call, String document, String id, String field) {
        ApiRequest request = request(document, Fields.of("id", Value.of(id)));
        Answer answer = call.answer(request);
        if (answer.isRefused(LinearErrors.NOT_FOUND)) {
            return Optional.empty();
        }
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        return Optional.of(object(call, answer.object().fields("data"), field));
    }

    /** A page of a connection (https://linear.app/developers/pagination). */
    static Page page(ApiCall call, String document, Fields variables, String field, Optional<String> from, int wanted) {
        Fields asked = withRaw(call, variables).with("first", Value.of(Math.min(wanted, PAGE)));
        Fields connection = object(
                call,
                document,
                from.map(cursor -> asked.with("after", Value.of(cursor))).orElse(asked),
                field);
        Fields info = connection.fields("pageInfo");
        boolean more = info.get("hasNextPage").orElse(Value.NULL) instanceof Bool(boolean truth) && truth;
        return Page.of(connection.items("nodes"), more ? info.text("endCursor") : Optional.empty());
    }

    static Fields withRaw(ApiCall call, Fields variables) {
        return variables.with("raw", Value.of(call.params().is("includeRaw")));
    }

    /**
     * What a mutation makes under an id that is ours; when it is refused and yet there, an attempt before has made it.
     *
     * @param field the mutation
     * @param member what its payload gives, which is also the query for it
     * @param lookup the document of that query
     */
    static Fields made(ApiCall call, String document, Fields input, String field, String member, String lookup) {
        ApiRequest request = request(document, withRaw(call, Fields.of("input", input)));
        Answer answer = call.answer(request);
        if (answer.error().isEmpty()) {
            return object(call, object(call, answer.object().fields("data"), field), member);
        }
        if (answer.error().get().kind() == Kind.LASTING) {
            Fields same = withRaw(call, Fields.of("id", Value.of(call.told(input, "id"))));
            Answer before = call.answer(request(lookup, same));
            if (before.error().isEmpty()) {
                return object(call, before.object().fields("data"), member);
            }
        }
        throw call.failure(answer, request);
    }

    /** Has something deleted; that it is gone already is as good. */
    static void delete(ApiCall call, String document, String id) {
        ApiRequest request = request(document, Fields.of("id", Value.of(id)));
        Answer answer = call.answer(request);
        if (answer.error().isPresent() && !answer.isRefused(LinearErrors.NOT_FOUND)) {
            throw call.failure(answer, request);
        }
    }
}
