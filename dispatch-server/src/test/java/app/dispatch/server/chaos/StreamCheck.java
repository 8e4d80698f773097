package app.dispatch.server.chaos;

import app.dispatch.domain.value.Value.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Holds the stream of an ended run against its record: each event once and in order. */
record StreamCheck(Checker.Ended run, Consumer<String> problem) {
    void check(List<Event> events) {
        Set<String> started = new HashSet<>();
        Set<String> done = new HashSet<>();
        long phases = 0;
        for (Event event : events) {
            String step = event.fields().text("stepId").orElse("");
            boolean fair = switch (event.name()) {
                case "step_start" -> !done.contains(step) | started.add(step);
                case "step_log" -> started.contains(step) && !done.contains(step);
                case "step_done" -> done.add(step) && agrees(step, event.fields());
                case "phase_complete" -> User.number(event.fields(), "phaseIndex") == phases++;
                case "run_complete" -> event == events.getLast();
                default -> false;
            };
            if (!fair) {
                problem.accept(run.id() + " has " + event + " among " + events);
            }
        }
        if (events.isEmpty() || !events.getLast().is("run_complete") || !Checker.rises(events)) {
            problem.accept(run.id() + " is told as " + events);
        }
        if (!done.equals(run.steps().keySet())) {
            problem.accept(run.id() + " has the steps " + run.steps().keySet() + ", told " + done);
        }
    }

    private boolean agrees(String step, Fields told) {
        Fields recorded = run.steps().get(step);
        return recorded != null && recorded.text("status").equals(told.text("status"));
    }
}
