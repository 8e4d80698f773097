package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads reported speech as the text that it is: "tell #general that the office closes at 15:00 on Friday" starts nothing on Fridays. */
public final class Reported {
    private static final int FURTHEST = 7;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Handing handing;
    private final Telling telling;

    private Reported(Tokens tokens, Knowledge knowledge, ScheduleReader schedules) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.handing = new Handing(tokens, knowledge, timed(tokens, schedules));
        this.telling = new Telling(tokens, knowledge, handing);
    }

    /** The brief with each reported text as one that is quoted. */
    public static Tokens quoted(Tokens tokens, Knowledge knowledge, ScheduleReader schedules) {
        return new Reported(tokens, knowledge, schedules).quoted();
    }

    /** The words before the first colon that say when: "email me every Friday at 4pm: …". */
    private static BitSet timed(Tokens tokens, ScheduleReader schedules) {
        BitSet timed = new BitSet();
        int colon = tokens.find(0, i -> tokens.mark(i, ':'));
        if (colon < tokens.size()) {
            try {
                schedules.read(tokens.slice(0, colon)).stream()
                        .flatMap(found -> found.words().stream())
                        .forEach(words -> IntStream.range(0, colon)
                                .filter(i -> tokens.get(i).start() >= words.start()
                                        && tokens.get(i).end() <= words.end())
                                .forEach(timed::set));
            } catch (Unsayable untold) {
                timed.clear();
            }
        }
        return timed;
    }

    private Tokens quoted() {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = speech(at);
            if (end > at && !describes(at)) {
                if (handed(at) > at) {
                    all.removeLast(); // the mark
                }
                all.add(quote(at, end));
                at = end;
            } else {
                all.add(tokens.get(at));
                at++;
            }
        }
        return new Tokens(tokens.text(), all);
    }

    /** "a mail that lists the open issues": whether the words say what it is to have in it, and are no text themselves. */
    private boolean describes(int at) {
        return tokens.is(at - 1, Set.of("that", "which")) && English.isThird(tokens.word(at));
    }

    private Quote quote(int from, int to) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        String text = tokens.text().substring(start, end).strip().replaceFirst("[,;]$", "");
        boolean asks = EnglishWords.QUESTION.has(tokens.word(from));
        if (wonders(from)) {
            return new Quote(asked(from, to), start, end);
        }
        return new Quote(Character.toUpperCase(text.charAt(0)) + text.substring(1) + (asks ? "?" : ""), start, end);
    }

    /** "whether he could look at it" as a question: "Could he look at it?" */
    private String asked(int from, int to) {
        int verb = tokens.find(
                from + 2,
                i -> i >= Math.min(to, from + FURTHEST)
                        || EnglishWords.MODAL.has(tokens.word(i))
                        || EnglishWords.FINITE.has(tokens.word(i)));
        boolean said = verb < Math.min(to, from + FURTHEST);
        String who = tokens.slice(from + 1, said ? verb : to).written();
        String text = said
                ? tokens.word(verb) + " " + who + " "
                        + tokens.slice(verb + 1, to).written()
                : who;
        return Character.toUpperCase(text.charAt(0)) + text.substring(1).strip() + "?";
    }

    /** "ask #dev whether …", "ask Bob if …"; what somebody asks the brief's author is no text. */
    private boolean wonders(int at) {
        return tokens.word(at).equals("whether")
                || (tokens.word(at).equals("if")
                        && tokens.find(Math.max(0, at - FURTHEST), i -> i >= at || EnglishWords.ASK.has(tokens.word(i)))
                                < at
                        && !EnglishWords.ME.has(tokens.word(at - 1)));
    }

    /** "with bob@example.com in copy", "cc bob@example.com": that is said of the message, and not in it. */
    private boolean copies(int at) {
        int to = EnglishWords.COPYING.phrases().end(tokens, at);
        return (to > at && (handing.address(to) || EnglishWords.ME.has(tokens.word(to))))
                || (tokens.word(at).equals("with")
                        && handing.address(at + 1)
                        && tokens.word(at + 2).equals("in"));
    }

    /** "slack #ops: backup done": the text after a colon, where it names nothing that a tool has; its place itself where it is none. */
    private int handed(int at) {
        if (!(tokens.mark(at - 1, ':') || EnglishWords.MARKED.has(tokens.word(at - 1))) || !handing.hands(at - 1)) {
            return at;
        }
        boolean mine = reminds(at - 1) || handing.remarks(at - 1);
        boolean title = handing.makes(at - 1);
        if (!mine && !title && (EnglishWords.LOOK.has(tokens.word(at)) || EnglishWords.WORK.has(tokens.word(at)))) {
            return at;
        }
        int end = at;
        boolean looked = false;
        boolean says = false;
        boolean addressed = false;
        boolean tool = false;
        while (end < tokens.size() && !ends(end)) {
            if (isAgain(tokens.word(end))
                    || !(tokens.get(end) instanceof Word || tokens.get(end) instanceof Token.Mark)) {
                return at;
            }
            addressed |= handing.address(end);
            tool |= knowledge.tool(tokens, end).isPresent();
            looked |= handing.is(end, tokens.size(), op -> mine || op.is(Operation.Kind.LOOK));
            says |= telling.states(at, end);
            end++;
        }
        if (isMore(end)) {
            return at;
        }
        boolean over = telling.isDone(at) || telling.isDone(end - 1);
        boolean stated = says || over || EnglishWords.QUESTION.has(tokens.word(at));
        if (title) {
            return addressed || EnglishWords.DETERMINER.has(tokens.word(at)) ? at : end;
        }
        boolean meant = (looked || tool) && !stated; // or what is to be looked for
        return addressed
                        || meant
                        || (EnglishWords.MAKE.has(tokens.word(at)) && !over && !mine && !handing.tracks(at - 1))
                ? at
                : end;
    }

    /** Whether more is to be done behind a text. */
    private boolean isMore(int end) {
        return end < tokens.size()
                && !Parser.ends(tokens, end)
                && !copies(end)
                && !copies(end + 1)
                && !isDetail(end)
                && !goesOn(end);
    }

    /** Whether it is the brief's author who is told: what is said to him may be what he is to do. */
    private boolean reminds(int to) {
        int from = to;
        while (from > 0 && !Parser.ends(tokens, from - 1)) {
            from--;
        }
        return tokens.find(from, i -> i >= to || EnglishWords.ME.has(tokens.word(i))) < to;
    }

    /** The place after a text that begins at a place; that place itself where none does. */
    private int speech(int at) {
        if (handed(at) > at) {
            return handed(at);
        }
        boolean that = tokens.word(at - 1).equals("that")
                && !tokens.word(at).matches("is|are|was|were|has|have|had|do|does|did|mentions?|contains?|needs?|says?")
                && person(at - 2)
                && !telling.isOfOne(at);
        boolean saying = (tokens.is(at - 1, EnglishWords.UTTERING.words())
                        && !tokens.word(at).equals("that"))
                || (tokens.word(at - 1).equals("that") && tokens.is(at - 2, EnglishWords.UTTERING.words()));
        boolean asks = (wonders(at) || EnglishWords.QUESTION.has(tokens.word(at))) && !that;
        int verb = that ? at - 2 : at - 1;
        int first = Math.max(0, at - FURTHEST);
        while (verb >= first
                && !(tokens.get(verb) instanceof Token.Mark)
                && !(asks ? EnglishWords.ASK : EnglishWords.TELL).has(tokens.word(verb))) {
            verb--;
        }
        boolean written = saying
                && (tokens.find(Math.max(0, verb), i -> i >= at || tokens.is(i, Set.of("a", "an"))) < at
                        || handing.address(at - 2)
                        || EnglishWords.ME.has(tokens.word(at - 2)))
                && tokens.find(at, i -> i >= tokens.size() || Parser.ends(tokens, i) || handing.address(i))
                        >= Math.min(tokens.size(), sentence(at));
        boolean told = verb >= first
                && !(tokens.get(verb) instanceof Token.Mark)
                && (asks || that || written)
                && somebody(verb, that ? at - 1 : at);
        if (!(told || telling.answers(at, first) || telling.plainly(at))
                || at >= tokens.size()
                || !(tokens.get(at) instanceof Word)) {
            return at;
        }
        return end(at);
    }

    /** Where a text ends that begins at a place; that place itself where it is none, or too short to be one. */
    private int end(int at) {
        int end = at + 1;
        while (end < tokens.size() && !ends(end)) {
            if (isAgain(tokens.word(end))
                    || !(tokens.get(end) instanceof Word
                            || tokens.get(end) instanceof Token.Mark
                            || tokens.get(end) instanceof Token.Link)) {
                return at;
            }
            end++;
        }
        while (end > at && tokens.get(end - 1) instanceof Token.Mark) {
            end--;
        }
        return end - at < 3 ? at : end;
    }

    /** Where a sentence ends. */
    private int sentence(int at) {
        return tokens.find(at, i -> Parser.ends(tokens, i));
    }

    /** Whether what stands between a verb and what is said is somebody, or nobody where a place stands before: "in #random, ask who …". */
    private boolean somebody(int verb, int to) {
        for (int i = verb + 1; i < to; i++) {
            if (knowledge.isModel(tokens, i) || tokens.get(i) instanceof Token.Mark) {
                return false;
            }
        }
        for (int i = 0; i < to; i++) {
            if (handing.address(i)
                    || (i > verb
                            && (EnglishWords.ME.has(tokens.word(i))
                                    || EnglishWords.PEOPLE.has(tokens.word(i))
                                    || knowledge.tool(tokens, i).isPresent()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word may be somebody who is told something, and not something that is told apart by what follows. */
    private boolean person(int at) {
        String word = tokens.word(at);
        boolean place = (handing.address(at) && !word.contains("/"))
                || (at >= 0
                        && at < tokens.size()
                        && tokens.get(at) instanceof Word written
                        && written.text().matches("[A-Z][a-z]+"));
        return place
                || EnglishWords.ME.has(word)
                || (EnglishWords.PEOPLE.has(word) && !word.equals("all"))
                || word.matches("know|boss|dm|message|mail|e-mail|email|tweet|note|reminder|notification|discord|slack")
                || EnglishWords.TELL.has(word);
    }

    private boolean ends(int at) {
        boolean next = (tokens.mark(at, ',')
                        || tokens.word(at).equals("and")
                        || tokens.word(at).equals("then"))
                && (knowledge.isVerb(tokens.word(at + 1))
                        || (EnglishWords.FILLER.has(tokens.word(at + 1)) && knowledge.isVerb(tokens.word(at + 2))));
        if (isDetail(at)) {
            return true;
        }
        if (goesOn(at)) {
            return true;
        }
        boolean copied = copies(at) || ((tokens.mark(at, ',') || tokens.word(at).equals("and")) && copies(at + 1));
        return Parser.ends(tokens, at) || next || isCondition(tokens, at) || copied;
    }

    /** Whether a condition begins: it is said of the brief, and not in the text. */
    static boolean isCondition(Tokens tokens, int at) {
        return EnglishWords.IF.phrases().at(tokens, at)
                || EnglishWords.UNLESS.phrases().at(tokens, at)
                || tokens.word(at).matches("when|whenever|once");
    }

    /** "…, then post it": whether something else is done after a text. */
    private boolean goesOn(int at) {
        boolean then =
                tokens.mark(at, ',') && tokens.word(at + 1).equals("then") && knowledge.isVerb(tokens.word(at + 2));
        return then
                || (tokens.mark(at, ',')
                        && EnglishWords.AND.has(tokens.word(at + 1))
                        && knowledge.isVerb(tokens.word(at + 2))
                        && (EnglishWords.IT.has(tokens.word(at + 3))
                                || EnglishWords.ARTICLE.has(tokens.word(at + 3))
                                || handing.address(at + 3)));
    }

    /** 'with label "bug"': what is said of what is made. */
    private boolean isDetail(int at) {
        boolean assigned =
                tokens.word(at).equals("assigned") && tokens.word(at + 1).equals("to");
        return assigned
                || (tokens.word(at).equals("with")
                        && at + 2 < tokens.size()
                        && (EnglishWords.DETAIL.has(tokens.word(at + 1)) || EnglishWords.TEXT.has(tokens.word(at + 1)))
                        && tokens.get(at + 2) instanceof Quote);
    }

    /** "every Monday": that is said of the brief, and not in the text. */
    static boolean isAgain(String word) {
        return word.matches(
                "every|each|daily|weekly|monthly|hourly|weekdays|everyday|(mon|tues|wednes|thurs|fri|satur|sun)days");
    }
}
