package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;

/** Chinese: what 把 and 的 and the places before a verb say goes behind it. */
final class Chinese implements Grammar {
    @Override
    public List<Part> arrange(List<Part> sentence) {
        List<Part> arranged = new ArrayList<>();
        List<Part> clause = new ArrayList<>();
        for (Part part : owned(sentence)) {
            boolean joins =
                    part.is(Role.CONJ) || part.is(Role.MARK) || (part.is(Role.PARTICLE) && part.says("when-end"));
            if (joins) {
                arranged.addAll(clause(clause));
                arranged.add(part.is(Role.PARTICLE) ? part.as(",", Role.MARK) : part);
                clause.clear();
            } else {
                clause.add(part);
            }
        }
        arranged.addAll(clause(clause));
        return arranged;
    }

    private static List<Part> clause(List<Part> parts) {
        List<Part> body = new ArrayList<>(parts);
        int taken = find(body, 0, "ba");
        int verb = verb(body, Math.max(0, taken));
        if (taken >= 0 && verb > taken) {
            body.set(taken, body.get(verb));
            body.remove(verb);
        }
        has(body);
        places(body);
        body.removeIf(part -> part.is(Role.PARTICLE));
        return body;
    }

    /** "GitHub has a new issue" tells what there is in GitHub. */
    private static void has(List<Part> body) {
        int at = find(body, 0, "has");
        if (at > 0 && body.get(at - 1).is(Role.NAME, Role.LITERAL)) {
            Part owner = body.remove(at - 1);
            body.set(at - 1, body.get(at - 1).as("there is", Role.OTHER));
            body.add(at, owner.beside("a", Role.DET));
            body.add(owner.beside("in", Role.PREP));
            body.add(owner);
        } else if (at >= 0) {
            body.set(at, body.get(at).as("there is", Role.OTHER));
            body.add(at + 1, body.get(at).beside("a", Role.DET));
        }
    }

    /** "in Linear create a task" is "create a task in Linear"; "to me send" is "send me". */
    private static void places(List<Part> body) {
        int at = 0;
        while (at < body.size() && !body.get(at).is(Role.VERB)) {
            boolean place = body.get(at).is(Role.PREP) && body.get(at).says("in", "on", "to", "by", "from");
            int verb = verb(body, at);
            if (!place || verb < 0) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < verb && !body.get(end).is(Role.PREP)) {
                end++;
            }
            List<Part> moved = new ArrayList<>(body.subList(at, end));
            body.subList(at, end).clear();
            boolean whom = moved.size() == 2
                    && moved.getFirst().says("to")
                    && moved.get(1).is(Role.PRON);
            body.addAll(whom ? verb - moved.size() + 1 : body.size(), whom ? moved.subList(1, 2) : moved);
        }
    }

    /** What stands before 的 belongs to what stands after it. */
    private static List<Part> owned(List<Part> sentence) {
        List<Part> parts = new ArrayList<>(sentence);
        for (int at = find(parts, 0, "de"); at >= 0; at = find(parts, at, "de")) {
            int end = at + 1;
            while (end < parts.size() && parts.get(end).is(Role.ADJ, Role.NOUN, Role.NAME, Role.LITERAL)) {
                end++;
            }
            boolean another = end < parts.size()
                    && parts.get(end).is(Role.PARTICLE)
                    && parts.get(end).says("de");
            int start = at - 1;
            boolean inside = start > 0
                    && parts.get(start).is(Role.PARTICLE)
                    && parts.get(start).says("inside");
            start -= inside ? 1 : 0;
            if (start < 0 || end == at + 1) {
                parts.remove(at);
            } else if (parts.get(start).is(Role.DAY)) {
                parts.set(start, parts.get(start).as(parts.get(start).english() + "'s", Role.ADJ));
                parts.remove(at);
            } else if (parts.get(start).is(Role.LITERAL, Role.NAME)) {
                behind(parts, start, at, another ? parts.size() : end, inside, end);
            } else {
                parts.remove(at);
            }
        }
        return named(parts);
    }

    /** "Linear closed tasks" is "closed Linear tasks". */
    private static List<Part> named(List<Part> parts) {
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (parts.get(i).is(Role.NAME) && parts.get(i + 1).is(Role.ADJ)) {
                parts.add(i + 1, parts.remove(i));
            }
        }
        return parts;
    }

    private static void behind(List<Part> parts, int start, int at, int limit, boolean inside, int end) {
        Part owner = parts.get(start);
        Part word = start > 0
                        && parts.get(start - 1).is(Role.PREP, Role.OTHER)
                        && parts.get(start - 1).says("from", "titled")
                ? parts.get(start - 1)
                : owner.beside(
                        inside ? "in" : owner.is(Role.NAME) && parts.get(at + 1).is(Role.LITERAL) ? "on" : "of",
                        Role.PREP);
        int stop = end;
        if (limit > end) { // 未关闭的拉取请求: the noun comes after one more 的
            stop = end + 1;
            while (stop < parts.size() && parts.get(stop).is(Role.ADJ, Role.NOUN, Role.NAME)) {
                stop++;
            }
        }
        parts.add(stop, owner);
        parts.add(stop, word.says("titled") ? word.as("with the title") : word);
        boolean said = start > 0 && parts.get(start - 1).equals(word);
        parts.subList(said ? start - 1 : start, at + 1).clear();
    }

    private static int find(List<Part> parts, int from, String particle) {
        for (int i = from; i < parts.size(); i++) {
            if (parts.get(i).is(Role.PARTICLE) && parts.get(i).says(particle)) {
                return i;
            }
        }
        return -1;
    }

    private static int verb(List<Part> parts, int from) {
        for (int i = from; i < parts.size(); i++) {
            if (parts.get(i).is(Role.VERB)) {
                return i;
            }
        }
        return -1;
    }
}
