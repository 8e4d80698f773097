package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The repository that a call names, and what all requests about one share.
 *
 * @param owner the user or organization
 * @param name its name there
 */
record Repo(String owner, String name) {
    /** The most that GitHub gives on a page. */
    private static final int PAGE = 100;

    /** How many items are given when nothing is said. */
    private static final int USUAL = 25;

    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]page=(\\d{1,9})[^>]*>\\s*;\\s*rel=\"next\"");

    static Repo of(ApiCall call) {
        String[] parts = call.params().needed("repo").split("/", 2);
        return new Repo(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** A request about it. */
    ApiRequest ask(String method, String path, String... values) {
        String[] all = new String[values.length + 2];
        all[0] = owner;
        all[1] = name;
        System.arraycopy(values, 0, all, 2, values.length);
        return ApiRequest.of(method, "/repos/{owner}/{repo}" + path, all);
    }

    /**
     * A page of a list: {@code page} counts pages of the same size from 1, and {@code Link} (RFC 8288) tells whether there is
     * another.
     *
     * @param filtered whether not all on it is kept
     */
    static Page page(ApiCall call, ApiRequest request, Optional<String> from, boolean filtered) {
        int size = filtered ? PAGE : Math.min(call.params().integer("max", USUAL), PAGE);
        Answer answer = call.accepted(request.query("per_page", size).query("page", from));
        return Page.of(list(call, answer), next(answer.reply()));
    }

    private static List<Value> list(ApiCall call, Answer answer) {
        if (answer.body() instanceof Value.Items(List<Value> items)) {
            return items;
        }
        return answer.object()
                .get("items")
                .filter(Value.Items.class::isInstance)
                .map(items -> ((Value.Items) items).values())
                .orElseThrow(() -> call.strange("something that is no list"));
    }

    private static Optional<String> next(UpstreamReply reply) {
        String links = reply.headers().get("Link");
        Matcher next = NEXT.matcher(links == null ? "" : links);
        return next.find() ? Optional.of(next.group(1)) : Optional.empty();
    }

    /** The parameters of these names, as they are. */
    static Fields given(ApiCall call, String... names) {
        Map<String, Value> given = new LinkedHashMap<>();
        for (String name : names) {
            call.params().fields().get(name).ifPresent(value -> given.put(name, value));
        }
        return new Fields(given);
    }
}
