package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells things that are looked at from the places where they are. */
final class Places {
    private Places() {}

    /** The acts without those that only say where another one looks: "a repository" beside "its pull requests". */
    static List<Act> without(List<Act> acts, Vocabulary vocabulary) {
        List<Act> kept = new ArrayList<>();
        for (Act act : acts) {
            boolean named = act instanceof Act.From tool
                    && tool.mention().is(Kind.TOOL)
                    && acts.stream().anyMatch(other -> other instanceof Act.From of && shows(tool, of, vocabulary));
            boolean place = act instanceof Act.From from
                    && from.mention().is(Kind.THING)
                    && acts.stream()
                            .anyMatch(other ->
                                    !other.equals(act) && other instanceof Act.From of && holds(from, of, vocabulary));
            if (!named && !place) {
                kept.add(act);
            }
        }
        return kept;
    }

    /** "my inbox for emails with attachments": the tool is named, and what is looked at in it. */
    private static boolean shows(Act.From tool, Act.From thing, Vocabulary vocabulary) {
        boolean same = tool.piece().sentence() == thing.piece().sentence()
                && tool.piece().branch() == thing.piece().branch()
                && thing.mention().is(Kind.THING)
                && (thing.mention().tool().isEmpty()
                        || thing.mention().tool().equals(tool.mention().tool()));
        boolean gives = same
                && vocabulary.of(thing.mention().word()).stream()
                        .anyMatch(one -> one.role() == Operation.Role.SOURCE
                                && one.is(tool.mention().tool()));
        if (gives) {
            thing.tools().add(tool.mention().tool());
        }
        return gives;
    }

    private static boolean holds(Act.From place, Act.From thing, Vocabulary vocabulary) {
        if (!thing.mention().is(Kind.THING)
                || place.mention().word().equals(thing.mention().word())) {
            return false;
        }
        Set<String> tools = new HashSet<>();
        vocabulary
                .of(place.mention().word())
                .forEach(one -> tools.add(one.tool().id()));
        boolean holds = vocabulary.of(thing.mention().word()).stream()
                .filter(one -> one.role() == Operation.Role.SOURCE
                        && tools.contains(one.tool().id()))
                .anyMatch(one -> one.places().stream().anyMatch(place.mention().word()::startsWith));
        if (holds && !place.mention().tool().isEmpty()) {
            thing.tools().add(place.mention().tool());
        }
        return holds;
    }
}
