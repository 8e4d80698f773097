package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Reads what somebody else is to do as the text that he is told: "ask Bob on Slack to delete the event" deletes nothing. */
public final class Bidden {
    private static final Set<String> TO = Set.of("to");
    private static final Set<String> WHETHER = Set.of("whether", "if");
    private static final Set<String> OURS = Set.of("my", "our");
    /** The most words that say what somebody is. */
    private static final int MOST = 3;

    private static final String ASKING = "ask";
    private static final String THEN = "then";
    private static final String APPROVE = "approve";
    private static final String MAY = "May I ask ";
    /** What the planner reads as an approval that the steps behind it wait for. */
    private static final List<String> WAITING = List.of("wait", "for", "my", "approval");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Handing handing;

    private Bidden(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.handing = new Handing(tokens, knowledge, new BitSet());
    }

    /** Whether somebody is asked something at a place, and no model is: "ask the CFO whether …". */
    public static boolean asks(Tokens tokens, Knowledge knowledge, int at) {
        Bidden read = new Bidden(tokens, knowledge);
        int first = at + 1;
        while (EnglishWords.ARTICLE.has(tokens.word(first))) {
            first++;
        }
        return EnglishWords.ASK.has(tokens.word(at)) && (read.isSomebody(first) || read.role(first) > first);
    }

    /** The brief with each such text as one that is quoted. */
    public static Tokens quoted(Tokens tokens, Knowledge knowledge) {
        return new Bidden(tokens, knowledge).quoted();
    }

    private Tokens quoted() {
        List<Token> all = new ArrayList<>();
        int at = 0;
        int asked = -1;
        while (at < tokens.size()) {
            asked = Parser.ends(tokens, at) ? -1 : inquires(at) ? at : asked;
            int next = asked < 0 ? 0 : EnglishWords.THEN.phrases().end(tokens, at);
            if (next > 0 && next < tokens.size()) {
                answered(all, tokens.get(asked).start());
                asked = -1;
                at = next;
                continue;
            }
            boolean causes = causes(at);
            int to = bids(at) || causes ? whom(at + 1, causes) : at;
            int doing = tokens.is(to, TO) ? to + 1 : to;
            int given = to > at ? Consent.sought(tokens, to) : 0;
            boolean wants = given == 0 && to > at && wants(at, to);
            int end = given > 0 ? given : to > at && (wants || isDoing(doing)) ? end(doing, wants) : to;
            if (end <= doing) {
                all.add(tokens.get(at));
                at++;
                continue;
            }
            Token verb = tokens.get(at);
            all.add(causes ? new Word(ASKING, ASKING, verb.start(), verb.end()) : verb);
            for (int i = tokens.mark(to - 1, ')') ? to - 2 : at + 1; i < to && !tokens.mark(i, ')'); i++) {
                all.add(tokens.get(i)); // of a name and an address in brackets the address
            }
            String please = causes || EnglishWords.ASK.has(tokens.word(at)) ? "please " : "";
            String text = wants ? MAY + said(doing, end) + "?" : please + (given > 0 ? APPROVE : said(doing, end));
            all.add(new Quote(
                    Character.toUpperCase(text.charAt(0)) + text.substring(1),
                    tokens.get(to).start(),
                    tokens.get(end - 1).end()));
            at = waiting(at, doing, end, all);
        }
        return new Tokens(tokens.text(), all);
    }

    /** "ask #ops for the logs": whether what somebody is asked for stands there. */
    private boolean wants(int ask, int at) {
        int noun = tokens.after(at + 1, EnglishWords.ARTICLE.words());
        return EnglishWords.ASK.has(tokens.word(ask))
                && bids(ask)
                && tokens.word(at).equals("for")
                && at > ask + 1
                && noun < tokens.size()
                && tokens.get(noun) instanceof Word;
    }

    /** Has what comes then wait for an approval, where it is to be done once somebody has done his part; gives the place read next. */
    private int waiting(int at, int doing, int end, List<Token> all) {
        boolean approves = EnglishWords.APPROVING.phrases().at(tokens, doing) || Consent.sought(tokens, doing) == end;
        boolean parted = end < tokens.size() && tokens.get(end) instanceof Token.Mark;
        int from = parted ? end + 1 : end;
        boolean before = approves && tokens.word(from).equals("before");
        int next = before ? from + 1 : EnglishWords.THEN.phrases().end(tokens, from);
        if (next == 0 || next >= tokens.size() || (!approves && EnglishWords.TELL.has(tokens.word(next)))) {
            return end;
        }
        int offset = tokens.get(end - 1).end();
        Token mark = parted ? tokens.get(end) : new Token.Mark(',', offset, offset);
        waits(all, mark, tokens.get(at).start());
        return before ? Approvals.order(tokens, next, all) : next;
    }

    /** "…, wait for my approval, then …" */
    private static void waits(List<Token> all, Token mark, int start) {
        int offset = all.getLast().end();
        all.add(mark);
        WAITING.forEach(word -> all.add(new Word(word, word, start, offset)));
        all.add(mark);
        all.add(new Word(THEN, THEN, offset, offset));
    }

    /** "Ask #ops whether they are ready": whether somebody is asked what only he can answer. */
    private boolean inquires(int at) {
        int most = at + MOST + 1;
        return bids(at)
                && asks(tokens, knowledge, at)
                && tokens.is(
                        tokens.find(at, i -> i > most || Parser.ends(tokens, i) || tokens.is(i, WHETHER)), WHETHER);
    }

    /** Has what is done "then" wait for an approval: no run knows what was answered. */
    private static void answered(List<Token> all, int start) {
        while (all.getLast() instanceof Token.Mark) {
            all.removeLast();
        }
        int offset = all.getLast().end();
        all.add(new Token.Mark('.', offset, offset));
        waits(all, new Token.Mark(',', offset, offset), start);
    }

    /** Whether somebody may be told at that place what he is to do: "ask", not "do not ask". */
    private boolean bids(int at) {
        return EnglishWords.BIDDING.has(tokens.word(at))
                && !EnglishWords.NO.has(tokens.word(at - 1))
                && !tokens.is(at - 1, TO);
    }

    /** Whether somebody may be made to do something at that place, where a clause begins: "get Bob to call", "have Bob call". */
    private boolean causes(int at) {
        String before = tokens.word(at - 1);
        boolean begins = at == 0
                || tokens.get(at - 1) instanceof Token.Mark
                || EnglishWords.AND.has(before)
                || EnglishWords.FILLER.has(before);
        return begins && EnglishWords.CAUSING.has(tokens.word(at));
    }

    /** Where the "to" stands behind those who are told, or what they do where they are made to do it; 0 where nobody is. */
    private int whom(int from, boolean causes) {
        int first = from;
        while (EnglishWords.ARTICLE.has(tokens.word(first)) || EnglishWords.RELATOR.has(tokens.word(first))) {
            first++;
        }
        if (!isSomebody(first) && !(EnglishWords.ASK.has(tokens.word(from - 1)) && role(first) > first)) {
            return 0;
        }
        int to = EnglishWords.ASK.has(tokens.word(from - 1)) ? role(first) : first;
        while (to < tokens.size()
                && !tokens.is(to, TO)
                && Consent.sought(tokens, to) == 0
                && !(causes && to > first && isMade(to))
                && !wants(from - 1, to)) {
            boolean about = handing.address(to)
                    || (tokens.mark(to, '(') && handing.address(to + 1))
                    || (tokens.mark(to, ')') && handing.address(to - 1))
                    || isSomebody(to)
                    || tokens.mark(to, ',')
                    || EnglishWords.AND.has(tokens.word(to))
                    || EnglishWords.ARTICLE.has(tokens.word(to))
                    || EnglishWords.RELATOR.has(tokens.word(to))
                    || EnglishWords.OUTGOING.has(tokens.word(to))
                    || (knowledge.tool(tokens, to).isPresent() && !knowledge.isModel(tokens, to));
            if (!about) {
                return 0;
            }
            to++;
        }
        return to < tokens.size() ? to : 0;
    }

    /** "the CFO", "my boss": the place after somebody who is only called by what he is, where a noun stands for no tool's thing; its start for nobody. */
    private int role(int at) {
        boolean own = tokens.is(at, OURS);
        boolean owned = own || tokens.word(at - 1).equals("the") || tokens.is(at - 1, OURS);
        int noun = own ? at + 1 : at;
        int end = noun;
        while (owned
                && end < noun + MOST
                && end < tokens.size()
                && tokens.get(end) instanceof Word word
                && !isSomebody(end)
                && !EnglishWords.RELATOR.has(word.lower())
                && !EnglishWords.JOINING.has(word.lower())
                && !tokens.is(end, TO)
                && !tokens.is(end, WHETHER)
                && !EnglishWords.QUESTION.has(word.lower())
                && knowledge.tool(tokens, end).isEmpty()
                && !knowledge.isModel(tokens, end)
                && !EnglishWords.THINKER.has(word.lower())) {
            end++;
        }
        return end == noun || knowledge.thing(tokens, end - 1, end).isPresent() ? at : end;
    }

    /** An address, a group or a name: "#ops", "the team", "Bob"; never a tool, nor the brief's author. */
    private boolean isSomebody(int at) {
        if (at >= tokens.size() || !(tokens.get(at) instanceof Word word) || EnglishWords.ME.has(word.lower())) {
            return false;
        }
        boolean name = word.text().matches("\\p{Lu}\\p{Ll}+")
                && knowledge.tool(tokens, at).isEmpty()
                && !knowledge.isModel(tokens, at);
        return name
                || EnglishWords.PEOPLE.has(word.lower())
                || (handing.address(at) && !word.text().contains("/"));
    }

    /** Whether what is to be done stands at that place; who is asked to approve is asked by the plan itself. */
    private boolean isDoing(int at) {
        return at < tokens.size()
                && tokens.get(at) instanceof Word word
                && !handing.address(at)
                && !EnglishWords.ARTICLE.has(word.lower())
                && (English.isOrder(word.lower()) || knowledge.isVerb(word.lower()));
    }

    /** "Bob call": never "have Bob know", nor "have Bob assigned". */
    private boolean isMade(int at) {
        return isDoing(at)
                && !EnglishWords.ARTICLE.has(tokens.word(at - 1)) // "get Bob the open issues"
                && English.isOrder(tokens.word(at))
                && knowledge.tool(tokens, at).isEmpty()
                && !EnglishWords.KNOWING.has(tokens.word(at));
    }

    /** Where it ends: with the sentence, before what comes then, before a condition and before how often he is told. */
    private int end(int doing, boolean wants) {
        boolean approves = EnglishWords.APPROVING.phrases().at(tokens, doing);
        int end = doing + 1;
        while (end < tokens.size()
                && !ends(end)
                && !(wants && goesOn(end))
                && !(approves && tokens.word(end).equals("before"))) {
            end++;
        }
        while (tokens.get(end - 1) instanceof Token.Mark || EnglishWords.AND.has(tokens.word(end - 1))) {
            end--;
        }
        return end;
    }

    /** "the logs and close issue 3": whether something else is to be done from a place on. */
    private boolean goesOn(int at) {
        boolean parted = EnglishWords.JOINING.has(tokens.word(at)) || tokens.mark(at, ',');
        return parted && knowledge.isVerb(tokens.word(at + 1));
    }

    private boolean ends(int at) {
        boolean his = EnglishWords.HIM.has(tokens.word(at + 1)) || EnglishWords.IT.has(tokens.word(at + 1));
        return Parser.ends(tokens, at)
                || EnglishWords.THEN.phrases().at(tokens, at)
                || (Reported.isCondition(tokens, at) && !his)
                || Reported.isAgain(tokens.word(at))
                || (EnglishWords.RELATOR.has(tokens.word(at)) && Reported.isAgain(tokens.word(at + 2)));
    }

    /** The words as they are written, but that what is theirs is his to whom they are said. */
    private String said(int from, int to) {
        StringBuilder said = new StringBuilder();
        int at = tokens.get(from).start();
        for (int i = from; i < to; i++) {
            boolean own = EnglishWords.OWN.has(tokens.word(i)) && tokens.get(i) instanceof Word;
            said.append(tokens.text(), at, tokens.get(i).start());
            said.append(
                    own
                            ? "your"
                            : tokens.text()
                                    .substring(
                                            tokens.get(i).start(), tokens.get(i).end()));
            at = tokens.get(i).end();
        }
        return said.toString().strip();
    }
}
