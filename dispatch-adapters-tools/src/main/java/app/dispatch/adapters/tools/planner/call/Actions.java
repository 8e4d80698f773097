package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.parse.Parser;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The clauses of a brief as actions, put in their order: one after another, but for those that are said to happen at once. */
final class Actions {
    private final Tokens tokens;
    private final ActionReader reader;
    private final List<Action> actions = new ArrayList<>();
    private final List<String> background = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private int group;
    private int branch;
    private boolean together;

    /** What says nothing, or says only when and how an action is done. */
    private static final List<EnglishWords> AROUND = List.of(
            EnglishWords.WISH, EnglishWords.THEN, EnglishWords.PARALLEL, EnglishWords.OTHERWISE, EnglishWords.FILLER);

    private Actions(Parsed parsed, boolean webhook) {
        this.tokens = parsed.tokens();
        this.reader = new ActionReader(parsed, webhook);
    }

    /**
     * What the sentences of a brief were read as.
     *
     * @param actions in the order of the text
     * @param background sentences that only tell something
     * @param unread what was not understood
     */
    record Read(List<Action> actions, List<String> background, List<String> unread) {}

    static Read of(Parsed parsed, boolean webhook) {
        Actions actions = new Actions(parsed, webhook);
        int from = 0;
        boolean bullet = false;
        for (int i = 0; i <= parsed.tokens().size(); i++) {
            if (i == parsed.tokens().size() || Parser.ends(parsed.tokens(), i)) {
                actions.sentence(parsed, new Range(from, i), bullet);
                bullet = parsed.tokens().mark(i, '*') || (bullet && i == from);
                from = i + 1;
            }
        }
        actions.rest();
        return new Read(actions.actions, actions.background, actions.unread);
    }

    private void sentence(Parsed parsed, Range sentence, boolean bullet) {
        int from = announced(sentence);
        parsed.idle().stream()
                .filter(idle -> idle.from() >= from && idle.from() < sentence.to())
                .forEach(this::tell);
        List<ActionReader.Part> parts = new ArrayList<>();
        for (Clause clause : parsed.clauses()) {
            boolean own = clause.all().from() >= from && clause.all().from() < sentence.to();
            if (!own) {
                continue;
            }
            if (reader.adds(clause) && extend(parts, clause)) {
                continue;
            }
            List<ActionReader.Part> read = reader.read(clause);
            if (read.isEmpty()) {
                tell(clause.all());
            }
            parts.addAll(read);
        }
        place(parts, bullet);
        together &= bullet || parts.size() < 2;
    }

    /** Adds the words of a clause to the action before it. */
    private boolean extend(List<ActionReader.Part> parts, Clause clause) {
        Tokens more = tokens.slice(clause.all().from(), clause.all().to());
        reader.read().set(clause.all().from(), clause.all().to());
        if (!parts.isEmpty()) {
            parts.add(parts.removeLast().with(more));
        } else if (!actions.isEmpty()) {
            actions.add(actions.removeLast().with(more));
        } else {
            return false;
        }
        return true;
    }

    /** The place after what only announces the rest of a sentence: "do these at the same time:". */
    private int announced(Range sentence) {
        int colon = sentence.from();
        while (colon < sentence.to()
                && (tokens.is(colon, EnglishWords.HEADER.words()) || tokens.separator(colon))
                && !tokens.mark(colon, ':')) {
            colon++;
        }
        boolean announces = colon > sentence.from() && (colon == sentence.to() || tokens.mark(colon, ':'));
        if (announces) {
            together = tokens.find(
                            sentence.from(),
                            at -> EnglishWords.PARALLEL.phrases().at(tokens, at)
                                    || tokens.is(at, Set.of("branches", "parallel")))
                    < colon;
            group++;
            branch = 0;
            reader.read().set(sentence.from(), colon);
        }
        return announces ? colon : sentence.from();
    }

    private void tell(Range words) {
        String written = tokens.slice(words.from(), words.to()).written();
        reader.read().set(words.from(), words.to());
        int first = words.from();
        while (first > 0 && !Parser.ends(tokens, first - 1)) {
            first--;
        }
        boolean telling = tokens.is(first, EnglishWords.TELLING.words()) && !reader.linked(words);
        (telling ? background : unread).add(written);
    }

    /** What nothing was read of is told. */
    private void rest() {
        int from = -1;
        int at = 0;
        while (at <= tokens.size()) {
            int next = at < tokens.size() && !reader.read().get(at) ? around(at) : at;
            boolean open = next == at && at < tokens.size() && !reader.read().get(at) && !tokens.separator(at);
            if (open && from < 0) {
                from = at;
            } else if (!open && from >= 0) {
                tell(new Range(from, at));
                from = -1;
            }
            at = Math.max(next, at + 1);
        }
    }

    private int around(int at) {
        boolean doing = tokens.word(at).equals("after") && tokens.word(at + 1).endsWith("ing");
        boolean small = tokens.is(at, ActionReader.JOINING)
                || tokens.is(at, FunctionWords.ARTICLES)
                || tokens.get(at) instanceof Token.Mark;
        int end = small || doing ? at + 1 : at;
        for (EnglishWords words : AROUND) {
            end = Math.max(end, words.phrases().end(tokens, at));
        }
        return end;
    }

    /** Actions that no "then" parts are one after another, unless something says that they happen at once. */
    private void place(List<ActionReader.Part> parts, boolean bullet) {
        boolean beside = together;
        if (beside && (bullet || (parts.size() == 1 && !parts.getFirst().then()))) {
            branch++;
            parts.forEach(part -> actions.add(part.action().in(group, branch)));
            return;
        }
        int from = 0;
        while (from < parts.size()) {
            int to = from + 1;
            while (to < parts.size() && !parts.get(to).then()) {
                to++;
            }
            chunk(parts.subList(from, to), beside);
            beside = false;
            from = to;
        }
    }

    private void chunk(List<ActionReader.Part> chunk, boolean announced) {
        boolean last = chunk.getLast().trailing() && !chunk.getLast().plural();
        boolean all = chunk.size() > 1 && (announced || chunk.getFirst().leading() || last);
        boolean joins = chunk.size() == 1
                && !actions.isEmpty()
                && !chunk.getFirst().then()
                && (chunk.getFirst().leading() || last);
        for (int i = 0; i < chunk.size(); i++) {
            boolean besideLast = joins || (i > 0 && (all || chunk.get(i).leading()));
            branch = besideLast ? branch + 1 : 0;
            group = besideLast ? group : group + 1;
            actions.add(chunk.get(i).action().in(group, branch));
        }
    }
}
