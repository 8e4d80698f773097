package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;

/** Takes a sentence apart into clauses, each with its verb. */
final class Clauses {
    private Clauses() {}

    /**
     * A clause.
     *
     * @param lead the marks and words that join it to the one before
     */
    record Clause(List<Part> lead, List<Part> body) {}

    /** The clauses of a sentence: a comma or an "and" with no verb of its own stays in the one that it is in. */
    static List<Clause> of(List<Part> sentence) {
        List<Clause> clauses = new ArrayList<>();
        List<Part> lead = new ArrayList<>();
        List<Part> body = new ArrayList<>();
        for (Part part : sentence) {
            boolean joins = part.is(Role.CONJ) || (part.is(Role.MARK) && part.says(","));
            if (joins && !body.isEmpty()) {
                clauses.add(new Clause(List.copyOf(lead), List.copyOf(body)));
                lead.clear();
                body.clear();
            }
            (joins ? lead : body).add(part);
        }
        clauses.add(new Clause(List.copyOf(lead), List.copyOf(body)));
        return merged(clauses);
    }

    private static List<Clause> merged(List<Clause> all) {
        List<Clause> merged = new ArrayList<>();
        for (Clause clause : all) {
            Clause before = merged.isEmpty() ? null : merged.getLast();
            if (before == null) {
                merged.add(clause);
                continue;
            }
            boolean apart =
                    (verb(before.body()) && (verb(clause.body()) || opens(before.body()))) || opens(clause.body());
            if (apart) {
                merged.add(clause);
            } else {
                List<Part> body = new ArrayList<>(before.body());
                body.addAll(clause.lead());
                body.addAll(clause.body());
                merged.set(merged.size() - 1, new Clause(before.lead(), List.copyOf(body)));
            }
        }
        return merged;
    }

    private static boolean verb(List<Part> body) {
        return body.stream().anyMatch(part -> part.is(Role.VERB, Role.HAPPENS, Role.IS));
    }

    private static boolean opens(List<Part> body) {
        return !body.isEmpty() && body.getFirst().is(Role.SUB, Role.REL);
    }
}
