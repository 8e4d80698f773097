package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Finds the id of a page or a database in what a user says: the id, or the address in Notion. */
final class NotionId {
    /** A UUID, with or without its dashes, at the end of a text: in an address the title stands before it. */
    private static final Pattern ID = Pattern.compile(
            "(?:^|[^0-9a-f])([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|(www\\.)?notion\\.(so|com|site)/).*");

    private NotionId() {}

    /** The id that a parameter holds. */
    static String in(ApiCall call, String parameter) {
        String said = call.params().needed(parameter).strip();
        return of(said).orElseThrow(() -> call.invalid("/" + parameter + " is an address without an id of Notion's"));
    }

    /** The id in a text; what is no address and holds none is taken for one as it is. */
    static Optional<String> of(String said) {
        if (!ADDRESS.matcher(said).matches()) {
            return Optional.of(dashed(said).orElse(said));
        }
        HttpUrl url = HttpUrl.parse(said.toLowerCase(Locale.ROOT).startsWith("http") ? said : "https://" + said);
        if (url == null) {
            return Optional.empty();
        }
        // A page that is open beside its database stands in the query.
        Optional<String> beside = Optional.ofNullable(url.queryParameter("p")).flatMap(NotionId::dashed);
        List<String> path = url.pathSegments().stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
        return beside.or(() -> path.isEmpty() ? Optional.empty() : dashed(path.getLast()));
    }

    /** Where a page or database is that Notion names by its id alone. */
    static String address(String id) {
        return "https://www.notion.so/" + id.replaceAll("[^0-9A-Za-z]", "");
    }

    private static Optional<String> dashed(String text) {
        Matcher id = ID.matcher(text.toLowerCase(Locale.ROOT));
        return id.find()
                ? Optional.of(String.join("-", id.group(1), id.group(2), id.group(3), id.group(4), id.group(5)))
                : Optional.empty();
    }
}
