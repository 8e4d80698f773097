package app.dispatch.server.chaos;

import java.util.List;
import java.util.stream.Collectors;

/** A workflow of the load. Its runs are given the delay of their calls as {@code trigger.ms}. */
record Shape(String name, List<Step> steps) {
    /** Attempts of each step. */
    static final int ATTEMPTS = 3;

    /**
     * A step of it.
     *
     * @param method GET, a read; or POST, a write
     * @param repeats whether an interrupted call may be made again
     * @param fails how many calls are answered with 503 at first
     * @param after the steps before it
     */
    record Step(String id, String method, boolean repeats, int fails, List<String> after) {
        static Step get(String id, String... after) {
            return new Step(id, "GET", true, 0, List.of(after));
        }

        static Step post(String id, String... after) {
            return new Step(id, "POST", false, 0, List.of(after));
        }

        Step repeating() {
            return new Step(id, method, true, fails, after);
        }

        Step failing(int times) {
            return new Step(id, method, repeats, times, after);
        }

        private String json(String upstream) {
            String url = upstream + "/{{ run.id }}/" + id + "?fail=" + fails + "&ms={{ trigger.ms }}";
            String names = after.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
            String retry = fails == 0 ? "" : ", \"retry\": {\"maxAttempts\": " + ATTEMPTS + ", \"initialDelayMs\": 20}";
            String interrupt = repeats && method.equals("POST") ? ", \"onInterrupt\": \"retry\"" : "";
            return "{\"id\": \"" + id + "\", \"tool\": \"http\", \"op\": \"request\", \"dependsOn\": [" + names
                    + "], \"params\": {\"method\": \"" + method + "\", \"url\": \"" + url + "\"}" + retry + interrupt
                    + "}";
        }
    }

    /** Started by its webhook; its ends are delivered. */
    static final Shape HOOKED = new Shape("hooked", List.of(Step.get("a"), Step.post("b", "a"), Step.get("c", "b")));

    static final List<Shape> ALL = List.of(
            new Shape("reads", List.of(Step.get("a"), Step.get("b", "a"), Step.get("c", "b"))),
            new Shape("writes", List.of(Step.get("a"), Step.post("b", "a"), Step.post("c", "b"), Step.post("d", "c"))),
            new Shape(
                    "parallel",
                    List.of(
                            Step.get("a"),
                            Step.get("b"),
                            Step.post("c"),
                            Step.get("d"),
                            Step.post("e", "a", "b", "c", "d"),
                            Step.post("f", "e"),
                            Step.get("g", "e"),
                            Step.post("h", "f", "g"))),
            new Shape(
                    "retried",
                    List.of(
                            Step.get("a").failing(1),
                            Step.post("b", "a").failing(1),
                            Step.get("c", "b").failing(2),
                            Step.post("d", "c"))),
            new Shape(
                    "repeating",
                    List.of(
                            Step.post("a").repeating(),
                            Step.post("b", "a").repeating(),
                            Step.post("c", "b").repeating().failing(1))),
            HOOKED);

    String plan(String upstream) {
        String all = steps.stream().map(step -> step.json(upstream)).collect(Collectors.joining(",\n"));
        return "{\"id\": \"wf_" + name + "\", \"name\": \"" + name + "\", \"steps\": [" + all + "]}";
    }
}
