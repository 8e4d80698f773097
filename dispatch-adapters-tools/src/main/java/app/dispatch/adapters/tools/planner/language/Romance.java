package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;

/** Spanish, French, Italian and Portuguese: pronouns go after their verb, adjectives before their noun. */
final class Romance implements Grammar {
    @Override
    public List<Part> arrange(List<Part> sentence) {
        return events(NounPhrases.arrange(pronouns(genitives(sentence)), true));
    }

    /** After a noun the French "des" is "of the". */
    private static List<Part> genitives(List<Part> sentence) {
        List<Part> parts = new ArrayList<>();
        for (Part part : sentence) {
            if (part.is(Role.DET)
                    && part.source().equals("des")
                    && !parts.isEmpty()
                    && parts.getLast().is(Role.NOUN)) {
                parts.add(part.as("of", Role.PREP));
                parts.add(part.beside("the", Role.DET));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    /** "me envie" is "send me", and so is "que tu m'envoies". */
    private static List<Part> pronouns(List<Part> sentence) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < sentence.size()) {
            int verb = at;
            while (verb < sentence.size() && sentence.get(verb).is(Role.PRON)) {
                verb++;
            }
            boolean before = verb > at
                    && verb < sentence.size()
                    && sentence.get(verb).is(Role.VERB)
                    && (at == 0 || !sentence.get(at - 1).is(Role.VERB));
            if (before) {
                parts.add(sentence.get(verb));
                parts.addAll(sentence.subList(at, verb));
                at = verb + 1;
            } else {
                parts.add(sentence.get(at));
                at++;
            }
        }
        return parts;
    }

    /** "when fails a payment" is "when a payment fails". */
    private static List<Part> events(List<Part> sentence) {
        List<Part> parts = new ArrayList<>(sentence);
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).is(Role.HAPPENS) && parts.get(i - 1).is(Role.SUB)) {
                int end = thing(parts, i + 1);
                if (end > i + 1) {
                    parts.add(end - 1, parts.remove(i));
                }
            }
        }
        return parts;
    }

    /** Where the thing that something happens to ends. */
    private static int thing(List<Part> parts, int from) {
        int at = from;
        while (at < parts.size() && parts.get(at).is(Role.DET, Role.ADJ, Role.NOUN, Role.NAME, Role.NUM, Role.DAY)) {
            at++;
        }
        boolean whose = at > from
                && at + 1 < parts.size()
                && parts.get(at).says("of", "from")
                && parts.get(at + 1).is(Role.LITERAL, Role.NOUN);
        return whose ? at + 2 : at;
    }
}
