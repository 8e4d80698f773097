package app.dispatch.server.chaos;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.chaos.Load.Accepted;
import app.dispatch.server.chaos.RecordingUpstream.Call;
import app.dispatch.server.chaos.RecordingUpstream.Hook;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds what the outside world saw and what the API says of all runs against what was promised. */
final class Checker {
    private static final int PAGE = 200;

    private final RecordingUpstream upstream;
    private final List<Node> nodes;
    private final List<User> users;
    private final Load load;
    private final Watchers watchers;
    private final List<Long> faults;
    private final Map<String, List<String>> problems = new TreeMap<>();
    private final Map<String, Ended> runs = new LinkedHashMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int beside;

    /** A run as the API tells it in the end. */
    record Ended(Fields record, Shape shape, User user) {
        String id() {
            return record.text("id").orElseThrow();
        }

        String outcome() {
            return record.text("code").orElse(record.text("status").orElseThrow());
        }

        long at(String name) {
            return User.number(record, name);
        }

        Map<String, Fields> steps() {
            return record.items("steps").stream()
                    .map(step -> (Fields) step)
                    .collect(Collectors.toMap(step -> step.text("stepId").orElseThrow(), step -> step));
        }
    }

    /** @param faults when something was done to a node or the database, in milliseconds since 1970 */
    Checker(
            RecordingUpstream upstream,
            List<Node> nodes,
            List<User> users,
            Load load,
            Watchers watchers,
            List<Long> faults) {
        this.upstream = upstream;
        this.nodes = nodes;
        this.users = users;
        this.load = load;
        this.watchers = watchers;
        this.faults = faults;
    }

    /** What is wrong, by its kind; all nodes must be up, and nothing new come in. */
    Map<String, List<String>> check(Duration toEnd) throws IOException, InterruptedException {
        awaitEnd(System.nanoTime() + toEnd.toNanos());
        for (User user : users) {
            for (Shape shape : Shape.ALL) {
                readHistory(user, shape);
            }
        }
        for (Accepted one : load.accepted().values()) {
            if (!runs.containsKey(one.run())) {
                problem("lost", one.run() + " was accepted at " + one.at() + " by " + one.node().name);
            }
        }
        Map<String, Map<String, List<Call>>> calls = upstream.calls().stream()
                .collect(Collectors.groupingBy(call -> call.run, Collectors.groupingBy(call -> call.step)));
        Map<String, Set<String>> hooks = upstream.hooks().stream()
                .collect(Collectors.groupingBy(Hook::run, Collectors.mapping(Hook::id, Collectors.toSet())));
        for (Ended run : runs.values()) {
            outcomes.merge(run.outcome(), 1, Integer::sum);
            beside += load.accepted().containsKey(run.id()) ? 0 : 1;
            checkOutcome(run);
            checkCalls(run, calls.getOrDefault(run.id(), Map.of()));
            checkStream(run);
            checkDelivered(run, hooks.getOrDefault(run.id(), Set.of()));
        }
        checkKeys();
        load.refused().forEach((what, count) -> {
            if (what.startsWith("unexpected")) {
                problem("answers", count + " times " + what);
            }
        });
        for (Node node : nodes) {
            for (int i = 0; i < 5; i++) {
                users.getFirst().ok(node, "GET", "/api/workflows", "");
            }
        }
        return problems;
    }

    /** How many runs ended how. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    Map<String, Ended> runs() {
        return runs;
    }

    /** Runs that were recorded although nobody was told that they were accepted. */
    int beside() {
        return beside;
    }

    private void problem(String kind, String text) {
        problems.computeIfAbsent(kind, key -> new ArrayList<>()).add(text);
    }

    private Node any(int number) {
        return nodes.get(number % nodes.size());
    }

    private void awaitEnd(long deadline) throws IOException, InterruptedException {
        for (User user : users) {
            List<Value> active = active(user);
            while (!active.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(100);
                active = active(user);
            }
            active.forEach(run -> problem("never ends", run.toString()));
        }
    }

    private List<Value> active(User user) throws IOException, InterruptedException {
        return user.ok(any(0), "GET", "/api/history?status=active&limit=" + PAGE, "")
                .items("history");
    }

    private void readHistory(User user, Shape shape) throws IOException, InterruptedException {
        String path = "/api/history?limit=" + PAGE + "&workflowId=" + user.workflow(shape);
        int count = 0;
        String cursor = "";
        do {
            Fields page = user.ok(any(count), "GET", path + cursor, "");
            for (Value record : page.items("history")) {
                Ended ended = new Ended((Fields) record, shape, user);
                runs.put(ended.id(), ended);
                count++;
            }
            cursor = page.text("nextCursor").map(next -> "&cursor=" + next).orElse("");
        } while (!cursor.isEmpty());
        Fields workflow = user.ok(any(0), "GET", "/api/workflows/" + user.workflow(shape), "")
                .fields("workflow");
        if (User.number(workflow, "runCount") != count) {
            problem(
                    "run count",
                    shape.name() + " has " + User.number(workflow, "runCount") + " for " + count + " runs");
        }
    }

    private void checkOutcome(Ended run) {
        long during = faults.stream()
                .filter(at -> at >= run.at("startedAt") - 1 && at <= run.at("completedAt"))
                .count();
        boolean fair = switch (run.outcome()) {
            case "ok" -> true;
            case "interrupted" -> during >= 1;
            case "run_crashed" -> during >= 2;
            default -> false;
        };
        if (!fair) {
            problem("outcome", run.id() + " ended " + run.outcome() + " after " + during + " faults: " + run.record());
        }
    }

    private void checkCalls(Ended run, Map<String, List<Call>> calls) {
        Map<String, Fields> outcomes = run.steps();
        for (Shape.Step step : run.shape().steps()) {
            List<Call> made = calls.getOrDefault(step.id(), List.of());
            Fields outcome = outcomes.get(step.id());
            for (Call call : made) {
                boolean late = outcome != null && call.at > User.number(outcome, "completedAt");
                if (late || call.at > run.at("completedAt")) {
                    problem("called after its end", call + " " + outcome);
                }
            }
            checkRepeats(step, made);
            if (outcome != null && outcome.text("status").orElseThrow().equals("ok")) {
                long serial = User.number(outcome.fields("output").fields("json"), "serial");
                if (made.stream().noneMatch(call -> call.serial == serial && call.status == 200)) {
                    problem("made up", run.id() + "/" + step.id() + " has the answer of call " + serial);
                }
            }
        }
        boolean ok = run.outcome().equals("ok");
        if (ok
                && !outcomes.keySet()
                        .containsAll(
                                run.shape().steps().stream().map(Shape.Step::id).toList())) {
            problem("steps left out", run.id() + " has " + outcomes.keySet());
        }
    }

    /** A write that may not be repeated is called again only once the call before it was answered with 503. */
    private void checkRepeats(Shape.Step step, List<Call> made) {
        Call before = null;
        for (Call call : made) {
            boolean sure = before == null || (before.status == 503 && before.answered < call.order);
            if (!step.repeats() && !sure) {
                problem("doubled", before + " then " + call);
            }
            boolean sameKey = before == null || String.valueOf(before.key).equals(String.valueOf(call.key));
            if (!sameKey || (call.method.equals("POST") && call.key == null)) {
                problem("key", before + " then " + call);
            }
            before = call;
        }
    }

    private void checkStream(Ended run) throws IOException, InterruptedException {
        Node first = any(0);
        String path = "/api/runs/" + run.id() + "/events";
        String whole = run.user().send(first, "GET", path, "").body();
        for (Node other : nodes) {
            if (other != first
                    && !run.user().send(other, "GET", path, "").body().equals(whole)) {
                problem("stream", run.id() + " is told differently by " + other.name);
            }
        }
        List<Event> events = Event.parse(whole);
        new StreamCheck(run, text -> problem("stream", text)).check(events);
        List<Event> heard = watchers.heard().get(run.id());
        if (heard != null) {
            List<Event> lasting = heard.stream().filter(Event::isDurable).toList();
            if (!lasting.equals(events.stream().filter(Event::isDurable).toList()) || !rises(heard)) {
                problem("stream", run.id() + " was told as " + heard + " and is recorded as " + events);
            }
        }
    }

    static boolean rises(List<Event> events) {
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).seq() <= events.get(i - 1).seq()) {
                return false;
            }
        }
        return true;
    }

    private void checkDelivered(Ended run, Set<String> ids) {
        boolean wanted = run.shape() == Shape.HOOKED;
        if (wanted ? ids.size() > 1 : !ids.isEmpty()) {
            problem("delivery", run.id() + " was delivered as " + ids);
        }
    }

    /** How many ends of runs were not delivered so far. */
    long undelivered() {
        Set<String> delivered = upstream.hooks().stream().map(Hook::run).collect(Collectors.toSet());
        return runs.values().stream()
                .filter(run -> run.shape() == Shape.HOOKED && !delivered.contains(run.id()))
                .count();
    }

    /** A key that is used again starts nothing. */
    private void checkKeys() throws IOException, InterruptedException {
        Map<String, Accepted> keyed = new HashMap<>();
        for (Accepted one : load.accepted().values()) {
            if (!one.key().isEmpty() && keyed.put(one.key(), one) != null) {
                problem("key", one.key() + " started two runs");
            }
        }
        for (Accepted one : keyed.values().stream().limit(PAGE).toList()) {
            String path = one.user().trigger(one.shape());
            String again = one.user()
                    .send(any(0), "POST", path, one.body(), "Idempotency-Key", one.key())
                    .body();
            if (!again.contains(one.run())) {
                problem("key", one.key() + " started " + one.run() + ", and now " + again);
            }
        }
    }
}
