package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps so far and what a brief talks of: finds what "it", "the answer" or "the users" stands for. */
final class Antecedents {
    private final List<Draft> steps = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final boolean webhook;
    private final Set<String> arrived;
    private @Nullable Ref it;
    private @Nullable Draft looped;
    private boolean inLoop;
    private int last = -1;
    private int group;
    private int groupBefore;

    Antecedents(boolean webhook, Set<String> arrived) {
        this.webhook = webhook;
        this.arrived = arrived;
        this.it = webhook ? new Ref.Payload(List.of()) : null;
    }

    List<Draft> steps() {
        return steps;
    }

    Set<String> notes() {
        return notes;
    }

    void add(Draft step, boolean handsOn) {
        steps.add(step);
        last = steps.size() - 1;
        if (step.reads || !handsOn) {
            it = new Answer(new Which.Nth(steps.size() - 1), Facet.WHOLE, List.of());
        }
        if (inLoop) {
            looped = step;
        }
    }

    void group() {
        groupBefore = group;
        group = steps.size();
    }

    /** All that a text was read to, so that it can be read from there once more. */
    record Mark(
            int steps,
            int last,
            int group,
            @Nullable Ref it,
            @Nullable Draft looped,
            boolean inLoop) {}

    /** Reads on from an earlier place: what happens at the same time does not see its neighbours' answers. */
    void resume(Mark place) {
        it = place.it();
        last = place.last();
    }

    Mark mark() {
        return new Mark(steps.size(), last < 0 ? steps.size() - 1 : last, group, it, looped, inLoop);
    }

    void reset(Mark mark) {
        steps.subList(mark.steps(), steps.size()).clear();
        last = mark.last();
        group = mark.group();
        it = mark.it();
        looped = mark.looped();
        inLoop = mark.inLoop();
    }

    void talkOf(Ref ref) throws Unclear {
        it = settled(ref);
    }

    void loop(boolean starts) {
        inLoop = starts;
        looped = null;
    }

    @Nullable
    Draft looped() {
        return looped;
    }

    /** The reference with "it" replaced by what it stands for. */
    Ref settled(Ref ref) throws Unclear {
        return switch (ref) {
            case Answer(Which which, Facet facet, List<String> path) -> settled(which, facet, path);
            case Ref.Payload payload -> payload;
            case Ref.Item item -> item;
            case Ref.Known known -> known;
            case Ref.Size(Ref of) -> new Ref.Size(settled(of));
            case Ref.Several(Map<String, Ref> named) -> {
                Map<String, Ref> all = new LinkedHashMap<>();
                for (Map.Entry<String, Ref> one : named.entrySet()) {
                    all.put(one.getKey(), settled(one.getValue()));
                }
                yield new Ref.Several(all);
            }
            case Ref.Each each -> each;
            case Ref.Mapped(Ref list, List<String> path) -> new Ref.Mapped(settled(list), path);
        };
    }

    private Ref settled(Which which, Facet facet, List<String> path) throws Unclear {
        return switch (which) {
            case Which.It nothing -> it(facet, path);
            case Which.They nothing -> they(facet, path);
            case Which.Last nothing -> last(facet, path);
            case Which.Nth nth -> new Answer(nth, facet, path);
            case Which.Every(int count) ->
                count == 0 && !steps.isEmpty() && (steps.size() == 1 || steps.getLast().forEach != null)
                        ? new Answer(new Which.Nth(steps.size() - 1), facet, path)
                        : new Answer(which, facet, path);
            case Which.From(String url) -> new Answer(new Which.Nth(from(url)), facet, path);
            case Which.Named(String noun) -> named(noun, facet, path);
        };
    }

    private Ref it(Facet facet, List<String> path) throws Unclear {
        if (inLoop && looped == null) {
            return named(new Ref.Item(List.of()), facet, path);
        }
        if (inLoop && looped != null) {
            return new Answer(new Which.Nth(steps.indexOf(looped)), facet, path);
        }
        if (it != null) {
            return named(it, facet, path);
        }
        return last(facet, path);
    }

    /** Several answers that were given at the same time are all meant. */
    private Ref they(Facet facet, List<String> path) throws Unclear {
        int first = group == steps.size() ? groupBefore : group;
        long together = steps.subList(Math.max(0, first), steps.size()).stream()
                .filter(step -> step.reads)
                .count();
        boolean plain = !inLoop
                && (it == null
                        || (it instanceof Answer answer
                                && answer.which() instanceof Which.Nth
                                && answer.path().isEmpty()));
        return together > 1 && plain ? new Answer(new Which.Every((int) together), facet, path) : it(facet, path);
    }

    private Ref last(Facet facet, List<String> path) throws Unclear {
        if (steps.isEmpty()) {
            if (webhook) {
                return named(new Ref.Payload(List.of()), facet, path);
            }
            throw new Unclear("there is no answer before this that could be meant");
        }
        boolean joined =
                it instanceof Ref.Several || (it instanceof Answer answer && answer.which() instanceof Which.Every);
        if (joined && it != null && facet == Facet.WHOLE && path.isEmpty()) {
            return it;
        }
        return new Answer(new Which.Nth(last < 0 ? steps.size() - 1 : last), facet, path);
    }

    private static Ref named(Ref base, Facet facet, List<String> path) {
        if (base instanceof Answer(Which which, Facet own, List<String> before) && facet != Facet.WHOLE) {
            return new Answer(which, facet, path);
        }
        Ref part = facet == Facet.STATUS ? Ref.part(base, "status") : base;
        for (String name : path) {
            part = Ref.part(part, name);
        }
        return part;
    }

    private int from(String url) throws Unclear {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).url.equals(url)) {
                return i;
            }
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).url.contains(url.replaceFirst("^https?://", ""))) {
                return i;
            }
        }
        throw new Unclear("nothing before this calls " + url);
    }

    private Ref named(String noun, Facet facet, List<String> path) throws Unclear {
        String singular = Lemma.singular(noun.toLowerCase(Locale.ROOT));
        Optional<Draft> called = steps.reversed().stream()
                .filter(step -> step.nouns.stream()
                        .anyMatch(word -> Lemma.singular(word).equals(singular)))
                .findFirst();
        if (called.isPresent()) {
            return new Answer(new Which.Nth(steps.indexOf(called.get())), facet, path);
        }
        Ref meant = it(facet, path);
        if (meant instanceof Ref.Payload && path.isEmpty() && noun.equals(singular) && !arrived.contains(noun)) {
            return Ref.part(meant, noun);
        }
        if (!arrived.contains(noun)) {
            notes.add("“" + noun + "” is read as " + said(meant) + ".");
        }
        return meant;
    }

    private String said(Ref ref) throws Unclear {
        return switch (ref) {
            case Answer(Which.Nth nth, Facet facet, List<String> path) -> "the answer of " + step(nth).id;
            case Ref.Payload payload -> "what the webhook receives";
            case Ref.Item item -> "the item";
            case Ref other -> "what was said before";
        };
    }

    /** The step that is meant. */
    Draft step(Which which) throws Unclear {
        if (which instanceof Which.Nth(int index)) {
            int place = index < 0 ? steps.size() + index : index;
            if (place < 0 || place >= steps.size()) {
                throw new Unclear("there is no answer number " + (index + 1) + " before this");
            }
            return steps.get(place);
        }
        Ref settled = settled(which, Facet.WHOLE, List.of());
        if (settled instanceof Answer(Which.Nth nth, Facet facet, List<String> path)) {
            return step(nth);
        }
        throw new Unclear("there is no call before this that could be meant");
    }
}
