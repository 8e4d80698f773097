package app.dispatch.server.harm;

import static app.dispatch.server.harm.GitHub.API;
import static app.dispatch.server.harm.GitHub.REPO;
import static app.dispatch.server.harm.GitHub.WEB;
import static app.dispatch.server.harm.GitHub.deed;
import static app.dispatch.server.harm.GitHub.isThere;
import static app.dispatch.server.harm.GitHub.missing;
import static app.dispatch.server.harm.GitHub.repo;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in the repositories of GitHub beside their issues: files, commits, releases, and what deploys them. */
final class Code {
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Deeds deeds;

    Code(Deeds deeds) {
        this.deeds = deeds;
    }

    void on(VendorServer server) {
        server.on("GET " + REPO, this::repository)
                .on("GET " + REPO + "/releases", this::releases)
                .on("POST " + REPO + "/releases", this::release)
                .on("GET " + REPO + "/commits", this::commits)
                .on("GET " + REPO + "/contents/**", this::file)
                .on("PUT " + REPO + "/contents/**", this::put)
                .on("POST " + REPO + "/actions/workflows/{}/dispatches", this::dispatch);
    }

    void begin() {
        files.clear();
        files.put(API + "/README.md", "# API\nHow to use it.\n");
        files.put(API + "/CHANGELOG.md", "# Changes\n- 1.1.0 faster\n");
    }

    private Answer repository(Asked asked) {
        return !isThere(asked) ? missing() : Answer.ok("""
                {"id":1,"full_name":%s,"description":"What we sell","html_url":%s,"private":false,"archived":false,
                 "language":"Java","topics":[],"license":{"spdx_id":"MIT"},"stargazers_count":77,"forks_count":3,
                 "open_issues_count":8,"default_branch":"main","created_at":"2025-01-01T10:00:00Z",
                 "pushed_at":"2026-12-01T06:00:00Z"}""", repo(asked), "https://github.com/" + repo(asked));
    }

    private Answer releases(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        return repo(asked).equals(WEB) ? Answer.ok("[]") : Answer.ok("""
                [{"id":2,"tag_name":"v1.1.0","name":"1.1","body":"Faster","draft":false,"prerelease":false,"author":{"login":"bob"},
                  "html_url":"https://github.com/acme/api/releases/v1.1.0","created_at":"2026-11-15T10:00:00Z","published_at":"2026-11-15T10:00:00Z"},
                 {"id":1,"tag_name":"v1.0.0","name":"1.0","body":"First","draft":false,"prerelease":false,"author":{"login":"bob"},
                  "html_url":"https://github.com/acme/api/releases/v1.0.0","created_at":"2026-06-01T10:00:00Z","published_at":"2026-06-01T10:00:00Z"}]""");
    }

    private Answer release(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        Fields body = asked.json();
        String tag = body.text("tag_name").orElse("");
        deeds.add(deed("create_release", asked)
                .with("tag", tag)
                .with("target", body.text("target_commitish").orElse(""))
                .with(body, "name", "body", "draft", "prerelease"));
        return Answer.of(201, "{\"id\":3,\"tag_name\":%s,\"name\":%s,\"draft\":false}", tag, tag);
    }

    private Answer commits(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        List<Fields> all = repo(asked).equals(WEB)
                ? List.of(commit("Draw the header", "bob", "2026-11-18T10:00:00Z"))
                : List.of(
                        commit("Fix null check", "bob", "2026-12-01T06:00:00Z"),
                        commit("Update README", "carol", "2026-11-30T15:00:00Z"),
                        commit("Retry calls", "bob", "2026-11-27T10:00:00Z"));
        return Answer.ok(
                "%s",
                all.stream()
                        .filter(one -> asked.query("since").isEmpty()
                                || !Instant.parse(one.fields("commit")
                                                .fields("author")
                                                .text("date")
                                                .orElseThrow())
                                        .isBefore(Instant.parse(asked.query("since"))))
                        .toList());
    }

    private static Fields commit(String message, String author, String date) {
        String sha = "%040x".formatted(message.hashCode());
        return Fields.builder()
                .put("sha", sha)
                .put("author", Fields.of("login", Value.of(author)))
                .put(
                        "commit",
                        Fields.builder()
                                .put("message", message)
                                .put(
                                        "author",
                                        Fields.builder()
                                                .put("name", author)
                                                .put("date", date)
                                                .build())
                                .build())
                .put("html_url", "https://github.com/acme/api/commit/" + sha)
                .build();
    }

    private static String path(Asked asked) {
        return asked.path().replaceFirst(".*?/contents/", "").replace("%2F", "/");
    }

    private Answer file(Asked asked) {
        String content = files.get(repo(asked) + "/" + path(asked));
        return content == null ? missing() : Answer.ok("""
                {"type":"file","encoding":"base64","path":%s,"sha":"abc","size":%s,"content":%s}""", path(asked), content.length(), encoded(content));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer put(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        String content = new String(
                Base64.getDecoder().decode(asked.json().text("content").orElse("")), StandardCharsets.UTF_8);
        String before = files.put(repo(asked) + "/" + path(asked), content);
        deeds.add(deed("put_file", asked)
                .with("path", path(asked))
                .with("content", content)
                .with(asked.json(), "message", "branch")
                .changing(!content.equals(before)));
        return Answer.ok("{\"content\":{\"path\":%s,\"sha\":\"def\"},\"commit\":{\"sha\":\"c0ffee\"}}", path(asked));
    }

    private Answer dispatch(Asked asked) {
        if (!repo(asked).equals(API) || !asked.part(2).equals("deploy.yml")) {
            return missing();
        }
        deeds.add(
                deed("dispatch_workflow", asked).with("workflow", asked.part(2)).with(asked.json(), "ref", "inputs"));
        return Answer.nothing();
    }
}
