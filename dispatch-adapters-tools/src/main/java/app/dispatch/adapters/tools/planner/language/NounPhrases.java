package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;

/** Puts before a noun what English has there: "issues closed of Linear" is "closed Linear issues". */
final class NounPhrases {
    private NounPhrases() {}

    static List<Part> arrange(List<Part> parts, boolean adjectivesFollow) {
        List<Part> arranged = new ArrayList<>();
        int at = 0;
        while (at < parts.size()) {
            Part part = parts.get(at);
            if (!part.is(Role.NOUN)) {
                arranged.add(part);
                at++;
            } else {
                at = noun(parts, at, arranged, adjectivesFollow);
            }
        }
        return arranged;
    }

    private static int noun(List<Part> parts, int from, List<Part> arranged, boolean adjectivesFollow) {
        List<Part> adjectives = new ArrayList<>();
        List<Part> names = new ArrayList<>();
        List<Part> days = new ArrayList<>();
        int at = from + 1;
        while (at < parts.size()) {
            Part part = parts.get(at);
            if (adjectivesFollow && part.is(Role.ADJ)) {
                adjectives.add(part);
            } else if (part.is(Role.NAME) && names.isEmpty() && adjectivesFollow && days.isEmpty()) {
                names.add(part);
            } else if (part.is(Role.DAY) && days.isEmpty()) {
                days.add(part);
            } else if (part.says("of", "from")
                    && at + 1 < parts.size()
                    && parts.get(at + 1).is(Role.DAY)
                    && days.isEmpty()) {
                days.add(parts.get(++at));
            } else if (part.says("of")
                    && at + 1 < parts.size()
                    && parts.get(at + 1).is(Role.NAME)
                    && names.isEmpty()) {
                names.add(parts.get(++at));
            } else {
                break;
            }
            at++;
        }
        place(arranged, parts.get(from), adjectives, names, days);
        return at;
    }

    private static void place(
            List<Part> arranged, Part noun, List<Part> adjectives, List<Part> names, List<Part> days) {
        int before = arranged.size();
        while (before > 0 && arranged.get(before - 1).is(Role.ADJ, Role.NAME, Role.NUM) && !days.isEmpty()) {
            before--;
        }
        boolean article = before > 0 && arranged.get(before - 1).says("the", "a");
        for (Part day : days) {
            if (article) {
                arranged.remove(--before);
            }
            arranged.add(before, day.as(day.english() + "'s"));
        }
        arranged.addAll(adjectives);
        arranged.addAll(names);
        arranged.add(noun);
    }
}
