package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.ToolEvent;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a brief waits for among the events of the tools. */
final class Events {
    private static final int NAMED = 20;
    private static final int PLACED = 15;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final ServiceNames strangers;

    Events(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.strangers = new ServiceNames(tokens, knowledge);
    }

    /** The event that a webhook calls by this name, with the words of the range that say the same. */
    Optional<Arrival> called(String hook, Range range) {
        for (ToolDef tool : knowledge.tools()) {
            for (ToolEvent event : tool.events()) {
                if (hook.equalsIgnoreCase(event.hook())) {
                    BitSet used = new BitSet();
                    event.words().stream()
                            .map(phrase -> match(phrase, range))
                            .filter(Objects::nonNull)
                            .forEach(matched -> used.or(matched.used));
                    named(tool, range, used);
                    return Optional.of(new Arrival(tool.id(), event, like(tool, event), "", Optional.empty(), used));
                }
            }
        }
        return Optional.empty();
    }

    Optional<Arrival> read(Range range) {
        boolean hook =
                tokens.find(range.from(), i -> i >= range.to() || EnglishWords.HOOK.has(tokens.word(i))) < range.to();
        boolean named = tokens.find(
                        range.from(),
                        i -> i >= range.to() || knowledge.tool(tokens, i).isPresent())
                < range.to();
        boolean strange = tokens.find(range.from(), i -> i >= range.to() || strangers.at(i)) < range.to();
        if ((hook || strange) && !named) {
            return Optional.empty(); // somebody's own webhook, or that of a service
        }
        Arrival best = null;
        int most = 0;
        boolean tie = false;
        for (ToolDef tool : knowledge.tools()) {
            for (ToolEvent event : tool.events()) {
                Optional<Operation> like = like(tool, event);
                for (String phrase : event.words()) {
                    Matched matched = match(phrase, range);
                    if (matched == null) {
                        continue;
                    }
                    int star = Math.max(0, matched.star.split(" ").length - 1);
                    int score = 10 * (matched.used.cardinality() - star)
                            + place(range, tool)
                            + named(tool, range, matched.used);
                    if (score > most) {
                        best = new Arrival(tool.id(), event, like, matched.star, about(phrase), matched.used);
                        most = score;
                        tie = false;
                    } else if (score == most && best != null && !best.tool().equals(tool.id())) {
                        tie = true;
                    }
                }
            }
        }
        return tie ? Optional.empty() : Optional.ofNullable(best).map(one -> opened(one, range));
    }

    /** "somebody opens an issue labelled urgent": where another event has the verb, what is said with a star only narrows it. */
    private Arrival opened(Arrival best, Range range) {
        if (best.star().isEmpty()) {
            return best;
        }
        for (ToolDef tool : knowledge.tools()) {
            for (ToolEvent event : tool.id().equals(best.tool()) ? tool.events() : List.<ToolEvent>of()) {
                for (String phrase : event.words()) {
                    Matched matched = phrase.contains("*") ? null : match(phrase, range);
                    if (matched != null && says(matched, best)) {
                        named(tool, range, matched.used);
                        return new Arrival(tool.id(), event, like(tool, event), "", Optional.empty(), matched.used);
                    }
                }
            }
        }
        return best;
    }

    /** Whether an event has a verb that another does not use. */
    private boolean says(Matched matched, Arrival other) {
        return matched.used.stream()
                .anyMatch(at -> !other.used().get(at)
                        && (English.isThird(tokens.word(at)) || EnglishWords.BEING.has(tokens.word(at - 1))));
    }

    private Optional<Operation> like(ToolDef tool, ToolEvent event) {
        ToolEvent.Poll poll = event.poll();
        return poll == null
                ? Optional.empty()
                : knowledge
                        .all(one -> one.tool().id().equals(tool.id())
                                && one.op().id().equals(poll.op()))
                        .stream()
                        .findFirst();
    }

    /** What the star of a phrase says of what comes, by the words before it: "labelled *". */
    private static Optional<Role> about(String phrase) {
        String before =
                phrase.contains("*") ? phrase.substring(0, phrase.indexOf('*')).strip() : "";
        boolean labels = before.endsWith("label") || before.matches(".*(labelled|labeled|tagged)");
        boolean ranks = before.endsWith("priority") || phrase.endsWith("* priority");
        @Nullable Role role = labels ? Role.LABELS : ranks ? Role.PRIORITY : null;
        role = before.endsWith("assigned to") ? Role.ASSIGNEE : before.endsWith("reacts with") ? Role.EMOJI : role;
        return Optional.ofNullable(role);
    }

    private static final class Matched {
        private final BitSet used = new BitSet();
        private String star = "";
    }

    /** Whether the words of a phrase stand in the range in their order. */
    private @Nullable Matched match(String phrase, Range range) {
        Matched inOrder = ordered(phrase, range);
        Matched found = inOrder != null || phrase.contains("*") ? inOrder : anyhow(phrase, range);
        return found != null && phrase.contains(" new ") && apart(found, range) ? null : found;
    }

    /** Whether "new" is said of something else: "a new lead from our landing page" is no new page. */
    private boolean apart(Matched matched, Range range) {
        int last = matched.used.length() - 1;
        int news =
                tokens.find(range.from(), i -> i >= range.to() || tokens.word(i).equals("new"));
        return news < last && tokens.find(news, i -> i >= last || EnglishWords.RELATOR.has(tokens.word(i))) < last;
    }

    /** The words in any order: "a customer disputes a charge". */
    private @Nullable Matched anyhow(String phrase, Range range) {
        Matched matched = new Matched();
        for (String word : phrase.split(" ")) {
            if (EnglishWords.PASSING.has(word)) {
                continue;
            }
            int found = tokens.find(range.from(), i -> i >= range.to() || (!matched.used.get(i) && same(i, word)));
            if (found >= range.to()) {
                return null;
            }
            matched.used.set(found);
        }
        return matched.used.cardinality() > 1 ? matched : null;
    }

    private @Nullable Matched ordered(String phrase, Range range) {
        Matched matched = new Matched();
        int at = range.from();
        for (String word : phrase.split(" ")) {
            if (EnglishWords.PASSING.has(word)) {
                at += at > range.from() && tokens.word(at).equals(word) ? 1 : 0;
                continue;
            }
            if (word.equals("*")) {
                at = behindTool(at);
                int end = star(phrase, at, range);
                if (end < 0 || denied(range.from(), at)) {
                    return null;
                }
                matched.star = end == at + 1 && tokens.get(at) instanceof Token.Quote quote
                        ? quote.text()
                        : tokens.slice(at, end).written();
                matched.used.set(at, end);
                at = end;
                continue;
            }
            int found = at;
            while (found < range.to() && !same(found, word)) {
                found++;
            }
            if (found >= range.to() && word.equals("new")) {
                continue; // "every release gets …"
            }
            if (found >= range.to() && EnglishWords.ARRIVING.has(word) && arrives(range) < range.to()) {
                matched.used.set(arrives(range)); // "I get a mail"
                continue;
            }
            if (found >= range.to()) {
                return null;
            }
            matched.used.set(found);
            at = found + 1;
        }
        return matched.used.isEmpty() ? null : matched;
    }

    /** "an issue in Linear gets …": the place after the name of the tool, and the small word that follows. */
    private int behindTool(int at) {
        int end = EnglishWords.PLACING.has(tokens.word(at))
                ? knowledge.tool(tokens, at + 1).map(Knowledge.Named::end).orElse(at)
                : at;
        return end > at && EnglishWords.PASSING.has(tokens.word(end)) ? end + 1 : end;
    }

    /** "without the label wip": whether what follows is not so. */
    private boolean denied(int from, int to) {
        return tokens.find(
                        from,
                        i -> i >= to || EnglishWords.NO.has(tokens.word(i)) || EnglishWords.EXCEPT.has(tokens.word(i)))
                < to;
    }

    /** The place after the words that stand for the star of a phrase; -1 when there are none. */
    private int star(String phrase, int at, Range range) {
        String next = phrase.endsWith("*")
                ? ""
                : phrase.substring(phrase.indexOf("*") + 2).split(" ")[0];
        int end = at;
        while (end < range.to()
                && !EnglishWords.RELATOR.has(tokens.word(end))
                && !EnglishWords.BEING.has(tokens.word(end))
                && (next.isEmpty() || !same(tokens.word(end), next))) {
            end++;
        }
        boolean open = !next.isEmpty()
                && !EnglishWords.PASSING.has(next)
                && (end >= range.to() || !same(tokens.word(end), next));
        return end == at || open ? -1 : end;
    }

    /** "is opened", but not "is still open", which is no event. */
    private boolean same(int at, String word) {
        boolean is = !word.equals(tokens.word(at))
                && knowledge.isVerb(tokens.word(at))
                && EnglishWords.BEING.has(tokens.word(at - 1));
        boolean many = !word.equals(tokens.word(at))
                && knowledge.isQuality(tokens.word(at))
                && Numbers.at(tokens, at - 1).isPresent(); // "more than 3 open issues"
        boolean denied =
                EnglishWords.NO.has(tokens.word(at - 1)) && knowledge.isVerb(tokens.word(at)); // "is not closed"
        return !is && !many && !denied && same(tokens.word(at), word);
    }

    private static boolean same(String said, String word) {
        if (said.isEmpty() || said.charAt(0) != word.charAt(0)) {
            return said.equals(word);
        }
        List<String> forms = said.length() > 3 && word.length() > 3 ? Lemma.forms(word) : List.of();
        boolean shared = Lemma.forms(said).stream().anyMatch(one -> one.length() > 3 && forms.contains(one));
        return said.equals(word)
                || shared
                || (said.length() > 2
                        && (Lemma.singular(said).equals(word)
                                || Lemma.forms(said).contains(word)
                                || Lemma.forms(word).contains(said)));
    }

    private int arrives(Range range) {
        return tokens.find(
                range.from(),
                i -> i >= range.to()
                        || EnglishWords.ARRIVING.has(tokens.word(i))
                        || tokens.word(i).matches("gets?|receives?|received|got|coming|lands?|hits?"));
    }

    private int named(ToolDef tool, Range range, BitSet used) {
        for (int i = range.from(); i < range.to(); i++) {
            Optional<Knowledge.Named> named = knowledge.tool(tokens, i);
            if (named.isPresent()) {
                if (!named.get().what().equals(tool.id())) {
                    return -NAMED;
                }
                used.set(i, named.get().end());
                return NAMED;
            }
        }
        return 0;
    }

    /** Whether a place is named as only other tools' are: "acme/api". */
    private boolean elsewhere(Range range) {
        for (int i = range.from(); i < range.to(); i++) {
            boolean place = tokens.get(i) instanceof Token.Word word
                    && !word.text().contains("@")
                    && knowledge.operations().stream()
                            .anyMatch(
                                    one -> one.all("place").stream().anyMatch(param -> Forms.fits(param, word.text())));
            if (place) {
                return true;
            }
        }
        return false;
    }

    /** Whether a place is named as this tool's are. */
    private int place(Range range, ToolDef tool) {
        List<Param> places = knowledge.operations().stream()
                .filter(one -> one.tool().equals(tool))
                .flatMap(one -> one.all("place").stream())
                .toList();
        for (Param place : places) {
            for (int i = range.from(); i < range.to(); i++) {
                if (tokens.get(i) instanceof Token.Word word && Forms.fits(place, word.text())) {
                    return PLACED;
                }
            }
        }
        return elsewhere(range) ? -NAMED : 0;
    }
}
