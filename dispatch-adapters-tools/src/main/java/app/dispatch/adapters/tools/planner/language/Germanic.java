package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.language.Clauses.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** German and Dutch: verbs at the end go to the front, genitives get their "of". */
final class Germanic implements Grammar {
    private static final Set<String> GENITIVES = Set.of("der", "des", "eines", "einer", "meiner", "meines", "unserer");

    @Override
    public List<Part> arrange(List<Part> sentence) {
        List<Part> arranged = new ArrayList<>();
        for (Clause clause : Clauses.of(genitives(sentence))) {
            List<Part> body = new ArrayList<>(clause.body());
            boolean relative = !body.isEmpty()
                    && body.getFirst().is(Role.DET)
                    && clause.lead().stream().anyMatch(part -> part.says(","))
                    && body.getLast().is(Role.IS, Role.HAPPENS, Role.VERB)
                    && body.size() > 1;
            if (!relative) {
                arranged.addAll(clause.lead());
            }
            if (relative) {
                body.set(0, body.getFirst().as("that", Role.REL));
                move(body, body.size() - 1, 1);
            } else if (!body.isEmpty() && body.getFirst().is(Role.SUB)) {
                subordinate(body);
            } else {
                main(body);
            }
            arranged.addAll(body);
        }
        return NounPhrases.arrange(arranged, false);
    }

    private static void main(List<Part> body) {
        int verb = last(body, Role.VERB);
        if (verb <= 0 || verb < body.size() - 1 || first(body, Role.VERB) != verb) {
            return;
        }
        int front = 0;
        while (front < verb && leads(body.get(front))) {
            front++;
        }
        move(body, verb, front);
    }

    private static boolean leads(Part part) {
        return part.is(Role.TIME, Role.CLOCK, Role.DROP, Role.CONJ) || part.says("at", "then", "please", "and");
    }

    private static void subordinate(List<Part> body) {
        int verb = body.size() - 1;
        int subject = first(body, Role.SUBJECT);
        if (subject >= 0 && body.get(verb).is(Role.VERB, Role.IS) && subject < verb) {
            move(body, verb, subject + 1);
        } else if (body.get(verb).is(Role.IS)) {
            int adjective = verb;
            for (int i = verb - 1;
                    i > 0 && !body.get(i).is(Role.NOUN) && !body.get(i).is(Role.LITERAL);
                    i--) {
                adjective = body.get(i).is(Role.ADJ) ? i : adjective;
            }
            move(body, verb, adjective);
        }
    }

    private static void move(List<Part> body, int from, int to) {
        body.add(to, body.remove(from));
    }

    private static int first(List<Part> body, Role role) {
        for (int i = 0; i < body.size(); i++) {
            if (body.get(i).is(role)) {
                return i;
            }
        }
        return -1;
    }

    private static int last(List<Part> body, Role role) {
        for (int i = body.size() - 1; i >= 0; i--) {
            if (body.get(i).is(role)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Part> genitives(List<Part> sentence) {
        List<Part> parts = new ArrayList<>();
        for (Part part : sentence) {
            boolean after = !parts.isEmpty() && parts.getLast().is(Role.NOUN);
            if (after && part.is(Role.DET) && GENITIVES.contains(part.source())) {
                parts.add(parts.getLast().beside("of", Role.PREP));
            }
            parts.add(part);
        }
        return parts;
    }
}
