package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** GitHub: the repositories acme/api and acme/web. */
final class GitHub implements Part {
    private static final String TOKEN = "ghp_harm";
    static final String API = "acme/api";
    static final String WEB = "acme/web";
    static final String REPO = "/repos/{}/{}";

    private final VendorServer server = new VendorServer("", "Bearer " + TOKEN, Asked::isGet);
    private final List<Ticket> tickets = new ArrayList<>();
    private final Code code;
    private final Deeds deeds;

    /** By issue, under which key the update of it is told that has begun with its labels. */
    private final Map<String, String> begun = new HashMap<>();

    GitHub(Deeds deeds) {
        this.deeds = deeds;
        this.code = new Code(deeds);
        server.on("GET /user", asked -> Answer.ok("{\"login\":\"ada\",\"id\":1,\"name\":\"Ada Lovelace\"}"))
                .on("GET /search/issues", this::search)
                .on(
                        "GET /search/{}",
                        asked -> Answer.ok("{\"total_count\":0,\"incomplete_results\":false,\"items\":[]}"))
                .on("GET " + REPO + "/issues", this::issues)
                .on("POST " + REPO + "/issues", this::create)
                .on("GET " + REPO + "/issues/{}", this::issue)
                .on("PATCH " + REPO + "/issues/{}", this::update)
                .on("POST " + REPO + "/issues/{}/labels", this::putOn)
                .on("DELETE " + REPO + "/issues/{}/labels/{}", this::takeOff)
                .on("POST " + REPO + "/issues/{}/comments", this::comment)
                .on("GET " + REPO + "/pulls", this::pulls)
                .on("POST " + REPO + "/pulls/{}/reviews", this::review);
        code.on(server);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("token", TOKEN);
    }

    @Override
    public void begin(Fields given) {
        tickets.clear();
        begun.clear();
        code.begin();
        List<String> bug = List.of("bug");
        add(Ticket.issue(API, 40, "Old crash", "bob", "2026-05-01")
                .labelled(bug)
                .in("closed"));
        add(Ticket.issue(API, 41, "Crash on start", "carol", "2026-10-05").labelled(bug));
        add(Ticket.issue(API, 42, "Crash on startup in Docker", "bob", "2026-11-20")
                .labelled(bug)
                .commented(3)
                .assignedTo(List.of("ada")));
        add(Ticket.issue(API, 43, "Docs typo", "bob", "2026-11-28").labelled(List.of("docs")));
        add(Ticket.issue(API, 44, "Add dark mode", "carol", "2026-11-01")
                .labelled(List.of("enhancement"))
                .assignedTo(List.of("bob")));
        add(Ticket.issue(API, 45, "Slow queries", "bob", "2026-07-10")
                .labelled(List.of("performance"))
                .updated("2026-08-01"));
        add(Ticket.pull(API, 11, "Retry calls", "bob", "2026-11-24").merged("2026-11-27"));
        add(Ticket.pull(API, 12, "Fix crash", "bob", "2026-11-10"));
        add(Ticket.pull(API, 13, "Bump deps", "dependabot[bot]", "2026-11-29"));
        add(Ticket.pull(API, 14, "WIP: dark mode", "carol", "2026-11-25").asDraft());
        add(Ticket.issue(WEB, 7, "Login broken", "carol", "2026-11-15").labelled(bug));
        add(Ticket.issue(WEB, 8, "Crash on start", "bob", "2026-11-16").labelled(bug));
        add(Ticket.pull(WEB, 21, "New header", "bob", "2026-11-18"));
    }

    private void add(Ticket ticket) {
        tickets.add(ticket);
    }

    static Answer missing() {
        return Answer.of(404, "{\"message\":\"Not Found\",\"status\":\"404\"}");
    }

    static String repo(Asked asked) {
        return asked.part(0) + "/" + asked.part(1);
    }

    static boolean isThere(Asked asked) {
        return List.of(API, WEB).contains(repo(asked));
    }

    private Optional<Ticket> found(Asked asked, Predicate<Ticket> which) {
        return tickets.stream()
                .filter(ticket -> ticket.repo().equals(repo(asked)))
                .filter(ticket -> String.valueOf(ticket.number()).equals(asked.part(2)))
                .filter(which)
                .findFirst();
    }

    private static Answer listed(List<Ticket> found) {
        return Answer.ok("%s", found.stream().map(Ticket::told).toList());
    }

    /** What a search of issues and pull requests finds, the newest first. */
    List<Ticket> found(String query) {
        TicketSearch search = new TicketSearch(query);
        return tickets.stream()
                .filter(search::finds)
                .sorted(Comparator.comparing(Ticket::created).reversed())
                .toList();
    }

    private Answer search(Asked asked) {
        List<Fields> found = found(asked.query("q")).stream().map(Ticket::told).toList();
        return Answer.ok("{\"total_count\":%s,\"incomplete_results\":false,\"items\":%s}", found.size(), found);
    }

    private Answer issues(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        String labels = asked.query("labels");
        return listed(tickets.stream()
                .filter(ticket -> ticket.repo().equals(repo(asked)))
                .filter(ticket -> isIn(asked.query("state"), ticket))
                .filter(ticket -> labels.isEmpty()
                        || List.of(labels.split(",")).stream()
                                .allMatch(label -> ticket.labels().contains(label.strip())))
                .filter(ticket -> isAssigned(asked.query("assignee"), ticket))
                .filter(ticket -> asked.query("since").isEmpty()
                        || !ticket.updated().isBefore(Instant.parse(asked.query("since"))))
                .sorted(Comparator.comparing(Ticket::created).reversed())
                .toList());
    }

    private static boolean isIn(String state, Ticket ticket) {
        return state.equals("all") || ticket.state().equals(state.isEmpty() ? "open" : state);
    }

    private static boolean isAssigned(String to, Ticket ticket) {
        return switch (to) {
            case "", "*" -> to.isEmpty() || !ticket.assignees().isEmpty();
            case "none" -> ticket.assignees().isEmpty();
            default -> ticket.assignees().contains(to);
        };
    }

    private Answer pulls(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        Comparator<Ticket> order =
                Comparator.comparing(asked.query("sort").equals("updated") ? Ticket::updated : Ticket::created);
        return listed(tickets.stream()
                .filter(ticket -> ticket.repo().equals(repo(asked)) && ticket.pull())
                .filter(ticket -> isIn(asked.query("state"), ticket))
                .sorted(asked.query("direction").equals("asc") ? order : order.reversed())
                .toList());
    }

    static Deed deed(String op, Asked asked) {
        return Deed.of("github." + op).with("repo", repo(asked));
    }

    private Answer create(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        Fields body = asked.json();
        deeds.add(deed("create_issue", asked).with(body, "title", "body", "labels", "assignees"));
        Ticket made = Ticket.issue(
                        repo(asked), 46 + tickets.size(), body.text("title").orElse(""), "ada", "2026-12-01")
                .labelled(body.items("labels").stream().map(Deed::text).toList());
        add(made);
        return Answer.of(201, "%s", made.told());
    }

    /** An issue as it is; whoever has changed its labels has done with it then. */
    private Answer issue(Asked asked) {
        begun.remove(issueOf(asked));
        return found(asked, ticket -> true)
                .map(ticket -> Answer.ok("%s", ticket.told()))
                .orElseGet(GitHub::missing);
    }

    private Answer update(Asked asked) {
        Optional<Ticket> found = found(asked, ticket -> true);
        if (found.isEmpty()) {
            return missing();
        }
        Fields body = asked.json();
        Ticket before = found.get();
        Ticket after = before.saying(
                        body.text("title").orElse(before.title()),
                        body.text("body").orElse(before.body()))
                .in(body.text("state").orElse(before.state()))
                .labelled(body.get("labels").isEmpty() ? before.labels() : texts(body, "labels"))
                .assignedTo(body.get("assignees").isEmpty() ? before.assignees() : texts(body, "assignees"));
        change(asked, before, after, deed -> deed.with(body, "title", "body", "state", "labels", "assignees"));
        begun.remove(issueOf(asked));
        return Answer.ok("%s", after.told());
    }

    private Answer putOn(Asked asked) {
        Optional<Ticket> found = found(asked, ticket -> true);
        if (found.isEmpty()) {
            return missing();
        }
        List<String> names = texts(asked.json(), "labels");
        List<String> all = new ArrayList<>(found.get().labels());
        names.stream()
                .filter(name -> all.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(all::add);
        change(
                asked,
                found.get(),
                found.get().labelled(all),
                deed -> deed.with("labels", Deed.text(Value.texts(names)), Deed.text(Value.texts(all))));
        return labels(all);
    }

    private Answer takeOff(Asked asked) {
        String name = asked.part(3);
        Optional<Ticket> found = found(asked, ticket -> ticket.labels().stream().anyMatch(name::equalsIgnoreCase));
        if (found.isEmpty()) {
            return Answer.of(404, "{\"message\":\"Label does not exist\",\"status\":\"404\"}");
        }
        List<String> left = found.get().labels().stream()
                .filter(label -> !label.equalsIgnoreCase(name))
                .toList();
        change(asked, found.get(), found.get().labelled(left), deed -> {
            List<String> before = deed.params().getOrDefault("removeLabels", List.of());
            return deed.with("removeLabels", before.isEmpty() ? name : before.getFirst() + ", " + name);
        });
        return labels(left);
    }

    private static Answer labels(List<String> names) {
        return Answer.ok(
                "%s",
                names.stream().map(name -> Fields.of("name", Value.of(name))).toList());
    }

    private static List<String> texts(Fields body, String member) {
        return body.items(member).stream().map(Deed::text).toList();
    }

    private static String issueOf(Asked asked) {
        return repo(asked) + "#" + asked.part(2);
    }

    /** An update is one deed, however many requests it takes. */
    private void change(Asked asked, Ticket before, Ticket after, UnaryOperator<Deed> told) {
        String key = begun.computeIfAbsent(issueOf(asked), issue -> {
            String fresh = "update " + issue + " " + deeds.list().size();
            deeds.begin(
                    fresh,
                    deed("update_issue", asked)
                            .with("number", asked.part(2), "(" + before.title() + ")")
                            .changing(false));
            return fresh;
        });
        deeds.goOn(key, deed -> told.apply(deed).changing(deed.changing() || !before.equals(after)));
        tickets.set(tickets.indexOf(before), after);
    }

    private Answer comment(Asked asked) {
        Optional<Ticket> found = found(asked, ticket -> true);
        if (found.isEmpty()) {
            return missing();
        }
        deeds.add(deed("comment", asked)
                .with("number", asked.part(2), "(" + found.get().title() + ")")
                .with(asked.json(), "body"));
        return Answer.of(201, """
                {"id":9001,"html_url":"https://github.com/acme/api/issues/1#issuecomment-9001","body":%s,
                 "user":{"login":"ada"},"created_at":"2026-12-01T09:00:00Z"}""", asked.json().text("body").orElse(""));
    }

    private Answer review(Asked asked) {
        Optional<Ticket> found = found(asked, Ticket::pull);
        if (found.isEmpty()) {
            return missing();
        }
        Fields body = asked.json();
        String event = body.text("event").orElse("");
        deeds.add(deed("review", asked)
                .with("number", asked.part(2), "(" + found.get().title() + ")")
                .with("event", event.toLowerCase(Locale.ROOT), event)
                .with(body, "body"));
        return Answer.ok("{\"id\":80,\"state\":%s,\"user\":{\"login\":\"ada\"}}", event);
    }
}
