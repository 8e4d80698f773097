package app.dispatch.server.vendor;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** GitHub: the repository acme/api with pull requests and issues. */
public final class GitHubStandIn {
    final VendorServer server = new VendorServer("", "Bearer ghp_live", Asked::isGet);
    private final List<Fields> pulls;
    private final List<String> searched = new ArrayList<>();
    private final List<String> labels = new ArrayList<>(List.of("reported"));
    private final List<String> comments = new ArrayList<>();

    /** @param now the time from which the pull requests' ages count */
    GitHubStandIn(Instant now) {
        pulls = List.of(
                pull(11, "Untouched for a month", now, 40, 30),
                pull(12, "Old, but worked on today", now, 60, 0),
                pull(13, "Untouched for a week", now, 8, 7),
                pull(14, "New", now, 1, 1));
        server.on("GET /user", asked -> Answer.ok("{\"login\":\"octocat\",\"id\":1}"))
                .on("GET /search/issues", this::search)
                .on("GET /repos/acme/api/pulls", asked -> new Answer(200, Answer.json("%s", sorted(asked))))
                .on("POST /repos/acme/api/issues/{}/labels", this::label)
                .on("GET /repos/acme/api/issues/{}", this::issue)
                .on("POST /repos/acme/api/issues/{}/comments", this::comment);
    }

    private static Fields pull(int number, String title, Instant now, int createdDays, int updatedDays) {
        Instant today = now.truncatedTo(ChronoUnit.SECONDS);
        return Fields.builder()
                .put("number", number)
                .put("title", title)
                .put("state", "open")
                .put("html_url", "https://github.com/acme/api/pull/" + number)
                .put("user", Fields.builder().put("login", "octocat").build())
                .put("created_at", today.minus(Duration.ofDays(createdDays)).toString())
                .put("updated_at", today.minus(Duration.ofDays(updatedDays)).toString())
                .put("head", Fields.builder().put("ref", "branch-" + number).build())
                .put("base", Fields.builder().put("ref", "main").build())
                .build();
    }

    private List<Fields> sorted(Asked asked) {
        String by = asked.query("sort").equals("updated") ? "updated_at" : "created_at";
        Comparator<Fields> order = Comparator.comparing(pull -> pull.text(by).orElseThrow());
        return pulls.stream()
                .sorted(asked.query("direction").equals("asc") ? order : order.reversed())
                .toList();
    }

    private Answer search(Asked asked) {
        searched.add(asked.query("q"));
        return Answer.ok("""
                {"total_count":1,"incomplete_results":false,"items":[
                  {"number":9,"title":"Make the export fast","state":"closed","html_url":"https://github.com/acme/api/pull/9",
                   "repository_url":"https://api.github.com/repos/acme/api","user":{"login":"octocat"},
                   "created_at":"2026-11-20T08:00:00Z","updated_at":"2026-11-24T08:00:00Z"}]}""");
    }

    private Answer label(Asked asked) {
        asked.json().items("labels").forEach(name -> labels.add(((Value.Text) name).value()));
        return Answer.ok("%s", told(labels));
    }

    private static List<Fields> told(List<String> labels) {
        return labels.stream().map(name -> Fields.of("name", Value.of(name))).toList();
    }

    private Answer issue(Asked asked) {
        return Answer.ok("""
                {"id":4200,"number":%s,"title":"The export ends after 100 rows","state":"open","labels":%s,"assignees":[],
                 "html_url":"https://github.com/acme/api/issues/42","user":{"login":"octocat"},"comments":0,
                 "created_at":"2026-11-25T07:00:00Z","updated_at":"2026-11-25T08:00:00Z","body":"…"}""", Integer.parseInt(asked.part(0)), told(labels));
    }

    private Answer comment(Asked asked) {
        String body = asked.json().text("body").orElseThrow();
        comments.add(body);
        return Answer.of(201, """
                {"id":%s,"html_url":"https://github.com/acme/api/issues/42#issuecomment-1","body":%s,
                 "user":{"login":"dispatch"},"created_at":"2026-11-25T08:00:00Z","updated_at":"2026-11-25T08:00:00Z"}""", comments.size(), body);
    }

    /** What was searched for. */
    public List<String> searched() {
        synchronized (server) {
            return List.copyOf(searched);
        }
    }

    /** The labels that an issue has: the one that it had at first, and those that were put on. */
    public List<String> labels() {
        synchronized (server) {
            return List.copyOf(labels);
        }
    }

    /** The texts of comments. */
    public List<String> comments() {
        synchronized (server) {
            return List.copyOf(comments);
        }
    }
}
