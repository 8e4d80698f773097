package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells where a clause begins: a verb after a comma, "and", "then". */
final class ClauseStarts {
    private static final int NEAR = 5;
    private static final int FAR = 6;
    private static final int FRONT = 9;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Verbs verbs;
    private final LeadBounds bounds;

    ClauseStarts(Tokens tokens, Knowledge knowledge, Verbs verbs, LeadBounds bounds) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.verbs = verbs;
        this.bounds = bounds;
    }

    /** Where a clause that begins at a place is followed by another. */
    int end(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (at(i, to, from)) {
                return i;
            }
        }
        return to;
    }

    /** Whether a clause begins at a place, after the last one that did. */
    boolean at(int at, int to, int last) {
        int before = before(at, last);
        boolean joined = EnglishWords.JOINING.has(tokens.word(before));
        boolean done =
                !knowledge.isVerb(tokens.word(last)) && (tokens.mark(before, ',') || joined) && verbs.isParticiple(at);
        if (done || by(at, last)) {
            return true; // "…, summarised with GPT and mailed to me"
        }
        if (narrowed(at, to, last, before)) {
            return false; // "look at my calendar and open tasks"
        }
        if (arrow(at - 1)) {
            return true;
        }
        if (knowledge.isSetting(tokens, at)) {
            return false; // "…, edit access"
        }
        int copied = EnglishWords.COPYING.phrases().end(tokens, at);
        if (copied > at && (tokens.word(copied).contains("@") || EnglishWords.ME.has(tokens.word(copied)))) {
            return false; // "…, cc bob@example.com"
        }
        boolean mark = tokens.mark(before, ',')
                || tokens.mark(before, ':')
                || tokens.mark(before, '(')
                || tokens.mark(before, ')');
        if (tokens.mark(before, ':') && tokens.word(before - 1).contains("-")) {
            return false; // the value of a header
        }
        if (alongside(at, to) || linked(at, to, last) || gerund(at, to) || elided(at, before)) {
            return true;
        }
        return (mark || joined) ? parted(at, to, last, before) : orders(at, to, last);
    }

    /** "tickets sorted by GPT and …": what a model does with what is named before. */
    private boolean by(int at, int last) {
        return at > last + 1
                && !knowledge.isVerb(tokens.word(last))
                && !verbs.isThing(at + 1)
                && tokens.is(at + 1, Set.of("by", "with", "using", "via"))
                && verbs.isParticiple(at)
                && knowledge.isModel(tokens, at + 2);
    }

    /** "add a page and an event": more of what is made. */
    boolean another(int at, int to, int last) {
        boolean joined = EnglishWords.JOINING.has(tokens.word(at - 1)) || tokens.mark(at - 1, ',');
        return joined
                && made(at, Math.min(to, at + FAR))
                && ((EnglishWords.MAKE.has(tokens.word(last)) && made(last + 1, at) && !within(last + 1, at))
                        || (made(last, at) && !within(last + 1, at)));
    }

    /** Whether words begin with something that some tool makes: "a Notion page". */
    private boolean made(int from, int to) {
        return tokens.is(from, Set.of("a", "an", "another"))
                && makes(tokens.find(from + 1, i -> i >= to || ends(i) || makes(i, to)), to);
    }

    private boolean ends(int at) {
        return EnglishWords.RELATOR.has(tokens.word(at)) || tokens.get(at) instanceof Token.Mark;
    }

    private boolean makes(int at, int to) {
        return at < to
                && knowledge
                        .thing(tokens, at, to)
                        .filter(thing ->
                                knowledge.of(thing.what()).stream().anyMatch(one -> one.is(Kind.PUT) && !one.tells()))
                        .isPresent();
    }

    /** Whether the words before a place go on about something that belongs to what is made: "with a title". */
    private boolean within(int from, int to) {
        int relator = tokens.find(from, i -> i >= to || EnglishWords.RELATOR.has(tokens.word(i)));
        return relator < to && tokens.is(relator + 1, Set.of("a", "an"));
    }

    /** The place of what stands before a clause, fillers not counted. */
    private int before(int at, int last) {
        int before = at - 1;
        while (before > last
                && EnglishWords.FILLER.has(tokens.word(before))
                && !EnglishWords.JOINING.has(tokens.word(before))) {
            before--;
        }
        return before;
    }

    private boolean narrowed(int at, int to, int last, int before) {
        return !(tokens.get(Math.max(0, before - 1)) instanceof Token.Link)
                && knowledge.isQuality(tokens.word(at))
                && English.is(English.Kind.ADJECTIVE, tokens.word(at))
                && at + 1 < to
                && (verbs.isThing(at + 1) || (knowledge.tool(tokens, at + 1).isPresent() && verbs.isThing(at + 2)))
                && EnglishWords.LOOK.has(tokens.word(last));
    }

    private boolean arrow(int at) {
        return tokens.word(at).equals("then")
                && !(tokens.get(at) instanceof Word word && word.text().equalsIgnoreCase("then"));
    }

    /** "in parallel post …". */
    private boolean alongside(int at, int to) {
        return besideFrom(at) < at && verbs.at(at, to, false);
    }

    /** Where a clause says what is done before it: "post it after listing the issues"; its end where it says nothing of the kind. */
    int late(int from, int to) {
        return tokens.find(from + 1, i -> i >= to || (bounds.afterDoing(i) > 0 && bounds.afterDoing(i) < to));
    }

    /** The place of what is done first, after such words. */
    int doing(int late) {
        return bounds.afterDoing(late);
    }

    /** Where the words begin that let a clause be done beside what is before it; its own place when there are none. */
    int besideFrom(int at) {
        int end = at;
        while (end > 0
                && (EnglishWords.FILLER.has(tokens.word(end - 1))
                        || tokens.word(end - 1).equals("as"))) {
            end--;
        }
        if (tokens.word(end - 1).equals("while") && tokens.word(at).endsWith("ing")) {
            return end - 1;
        }
        for (int i = Math.max(0, end - NEAR); i < end; i++) {
            if (EnglishWords.PARALLEL.phrases().end(tokens, i) == end) {
                return i;
            }
        }
        return at;
    }

    /** "From https://… take the top 2", "To the page "Notes" in Notion add a line": a place, and what is done there. */
    private boolean linked(int at, int to, int last) {
        boolean link = tokens.get(at - 1) instanceof Token.Link && knowledge.isVerb(tokens.word(at));
        boolean named = at - last <= FRONT
                && (tokens.word(at - 1).startsWith("#")
                        || tokens.get(at - 1) instanceof Token.Quote
                        || toolEnds(last, at))
                && verbs.at(at, to, true);
        return (link || named) && EnglishWords.FRONT.has(tokens.word(last));
    }

    private boolean toolEnds(int from, int end) {
        return tokens.find(
                        from + 1,
                        i -> i >= end
                                || knowledge
                                        .tool(tokens, i)
                                        .filter(one -> one.end() == end)
                                        .isPresent())
                < end;
    }

    /** Whether a clause begins after a mark or a word that joins. */
    private boolean parted(int at, int to, int last, int before) {
        boolean joined = EnglishWords.JOINING.has(tokens.word(before));
        Optional<Knowledge.Named> beside =
                joined && EnglishWords.LOOK.has(tokens.word(last)) ? knowledge.tool(tokens, at) : Optional.empty();
        if (beside.filter(named -> tokens.word(named.end()).equals("for")
                        && tokens.find(last, i -> i >= at || tokens.word(i).equals("for")) < at)
                .isPresent()) {
            return true; // "search X for … and Gmail for …"
        }
        int repeats = bounds.eachLead(last);
        if (repeats > 0 && List.of(before, at - 1).contains(bounds.eachEnd(repeats, to))) {
            return false;
        }
        int each = bounds.eachLead(at);
        if (each > 0 && joined && bounds.eachEnd(each, to) < to) {
            return true;
        }
        if (another(at, to, last)) {
            return true;
        }
        if (tokens.is(at, Set.of("have", "let", "get"))
                && knowledge
                        .tool(tokens, at + 1)
                        .filter(named -> knowledge.isVerb(tokens.word(named.end())))
                        .isPresent()) {
            return true; // "…, have AI sum it up"
        }
        int leads = bounds.underEnd(last);
        if (leads > 0 && List.of(before, at - 1).contains(bounds.leadEnd(leads, to))) {
            return false; // "if it does not return 200, write …"
        }
        return (bounds.otherwise(at) > 0 && !joined) || conditional(at, to, before) || verbs.at(at, to, false);
    }

    /** Whether a condition begins at a place, with what is done under it. */
    private boolean conditional(int at, int to, int before) {
        boolean joined = EnglishWords.JOINING.has(tokens.word(before));
        int under = bounds.underEnd(at);
        int ends = under > 0 ? bounds.leadEnd(under, to) : to;
        boolean next = EnglishWords.JOINING.has(tokens.word(before - 1))
                || (ends + 1 < to && tokens.mark(ends, ',') && verbs.at(ends + 1, to, false));
        boolean again = under > 0
                && tokens.mark(before, ',')
                && verbs.at(ends, to, true)
                && !EnglishWords.MODAL.has(tokens.word(ends - 1)); // "if a tell #x, if b tell #y"
        return under > 0 && ends < to && (joined || next || again || tokens.get(before - 1) instanceof Token.Link);
    }

    /** "while getting …", "before posting it …". */
    private boolean gerund(int at, int to) {
        boolean beside = tokens.word(at - 1).equals("as") && besideFrom(at) < at;
        return at + 1 < to
                && tokens.word(at).endsWith("ing")
                && (beside || tokens.word(before(at, 0)).matches("while|before"))
                && knowledge.verb(tokens.word(at)).isPresent();
    }

    /** "…, then https://…": another address for the verb before. */
    private boolean elided(int at, int before) {
        return tokens.get(at) instanceof Token.Link
                && before > 0
                && tokens.word(at - 1).equals("then")
                && !(tokens.get(before) instanceof Token.Link);
    }

    /** "let the AI make up a joke", "I want you to list …": the verb of somebody else's doing. */
    private boolean orders(int at, int to, int last) {
        if (at <= last + 1 || at > last + FAR || !knowledge.isVerb(tokens.word(at))) {
            return false;
        }
        boolean lead = EnglishWords.LEAD.has(tokens.word(last))
                && !(tokens.word(last).equals("make") && tokens.is(last + 1, Set.of("a", "an", "new", "another")));
        int who = tokens.word(at - 1).equals("to") ? at - 2 : at - 1;
        boolean named = knowledge.tool(tokens, who).isPresent() || knowledge.isModel(tokens, who);
        return lead && named && (!EnglishWords.RELATOR.has(tokens.word(at + 1)) || verbs.at(at, to, false));
    }
}
