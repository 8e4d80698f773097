package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One request to a vendor's API, before it is authorized. Its path is fixed but for values that stand in for its {@code
 * {names}}, each of which becomes a part of the path and never more than that; nothing in a parameter can lead to another
 * endpoint, add a parameter or a header. Made and used by one thread.
 */
public final class ApiRequest {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
    private static final Pattern STEP_ASIDE = Pattern.compile("(^|[/\\\\])\\.{1,2}([/\\\\]|$)");

    private final String method;
    private final String path;
    private final List<String> values;
    private final List<Map.Entry<String, String>> query = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable RequestBody body;
    private @Nullable HttpUrl elsewhere;
    private @Nullable String shownAs;
    private int mostBytes = VendorApi.MOST_BYTES;

    private ApiRequest(String method, String path, String... values) {
        this.method = method;
        this.path = path;
        this.values = List.of(values);
        if (VARIABLE.matcher(path).results().count() != values.length) {
            throw new IllegalArgumentException("the path " + path + " has another number of names than values");
        }
    }

    /**
     * A request by that method.
     *
     * @param path below the vendor's base URL, such as {@code /repos/{owner}/{repo}}
     * @param values what stands in for the names in the path, in their order; encoded as needed
     */
    public static ApiRequest of(String method, String path, String... values) {
        return new ApiRequest(method, path, values);
    }

    public static ApiRequest get(String path, String... values) {
        return of("GET", path, values);
    }

    public static ApiRequest post(String path, String... values) {
        return of("POST", path, values);
    }

    public static ApiRequest put(String path, String... values) {
        return of("PUT", path, values);
    }

    public static ApiRequest patch(String path, String... values) {
        return of("PATCH", path, values);
    }

    public static ApiRequest delete(String path, String... values) {
        return of("DELETE", path, values);
    }

    /** A request to an address that the vendor itself has answered; it carries no authorization. */
    public static ApiRequest to(String method, HttpUrl url) {
        ApiRequest request = of(method, "");
        request.elsewhere = url;
        return request;
    }

    /** With a parameter of the query. */
    public ApiRequest query(String name, String value) {
        query.add(Map.entry(name, value));
        return this;
    }

    /** The same, when there is a value. */
    public ApiRequest query(String name, Optional<String> value) {
        value.ifPresent(present -> query(name, present));
        return this;
    }

    public ApiRequest query(String name, long value) {
        return query(name, Long.toString(value));
    }

    /** With a header. */
    public ApiRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** With a body of JSON. */
    public ApiRequest json(Value value) {
        return body(RequestBody.create(Json.write(value), JSON));
    }

    /** With a body of form fields, in that order. */
    public ApiRequest form(List<Map.Entry<String, String>> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(field -> form.add(field.getKey(), field.getValue()));
        return body(form.build());
    }

    /** With a body of any kind. */
    public ApiRequest body(RequestBody content) {
        this.body = content;
        return this;
    }

    /** With another limit of the answer than {@link VendorApi#MOST_BYTES}. */
    public ApiRequest readingAtMost(int bytes) {
        this.mostBytes = bytes;
        return this;
    }

    /** With a name for people, where the path tells nothing of what is asked, as with GraphQL. */
    public ApiRequest shownAs(String name) {
        this.shownAs = name;
        return this;
    }

    int mostBytes() {
        return mostBytes;
    }

    boolean isElsewhere() {
        return elsewhere != null;
    }

    /** The method and the path as it is declared, for people. */
    String shown() {
        if (shownAs != null) {
            return shownAs;
        }
        return method + " " + (elsewhere == null ? path : elsewhere.host());
    }

    /**
     * The request to the API at {@code base}.
     *
     * @param common the headers that every request to the vendor has
     * @throws StepFailure {@code params_invalid} when a value cannot stand in the path or in a header
     */
    Request.Builder at(HttpUrl base, Map<String, String> common) {
        Map<String, String> all = new LinkedHashMap<>(common);
        all.putAll(headers);
        RequestBody content = body == null && needsBody() ? RequestBody.create(new byte[0], null) : body;
        return new Request.Builder()
                .url(elsewhere == null ? url(base) : elsewhere)
                .headers(RequestHeaders.of(elsewhere == null ? all : headers))
                .method(method, content);
    }

    private boolean needsBody() {
        return !method.equals("GET") && !method.equals("DELETE") && !method.equals("HEAD");
    }

    private HttpUrl url(HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder();
        int next = 0;
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty()) {
                continue;
            }
            StringBuilder filled = new StringBuilder();
            var names = VARIABLE.matcher(segment);
            while (names.find()) {
                names.appendReplacement(filled, "");
                filled.append(inPath(values.get(next)));
                next++;
            }
            names.appendTail(filled);
            url.addPathSegment(filled.toString());
        }
        query.forEach(one -> url.addQueryParameter(one.getKey(), one.getValue()));
        return url.build();
    }

    private static String inPath(String value) {
        boolean strange = value.chars().anyMatch(Character::isISOControl);
        if (value.isBlank() || strange || STEP_ASIDE.matcher(value).find()) {
            String shown = value.replaceAll("\\p{Cntrl}", "?");
            throw StepFailure.lasting(
                    FailureCode.PARAMS_INVALID,
                    "\"" + (shown.length() > 100 ? shown.substring(0, 100) + "…" : shown)
                            + "\" can be no part of an address: it must not be empty, `.` or `..`, nor hold line ends");
        }
        return value;
    }
}
