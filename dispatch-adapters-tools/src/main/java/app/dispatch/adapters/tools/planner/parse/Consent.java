package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what waits for the approval of somebody else as what waits for that of the brief's author, the only one that a run can wait for: "after
 * Bob approves it", "wait for the approval of #ops".
 */
public final class Consent {
    private static final List<String> APPROVE = List.of("i", "approve");
    private static final List<String> APPROVAL = List.of("my", "approval");
    private static final List<String> FIRST = List.of("with", "my", "approval");
    private static final String FOR = "for";
    private static final Set<String> HAVE = Set.of("has", "have", "had");
    private static final Set<String> OF = Set.of("of", "from", "by");
    /** The most words that name somebody, and that stand before such words in their phrases. */
    private static final int MOST = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;

    private Consent(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief with "I approve" and "my approval" for these words, which keep their places in its text. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Consent(tokens, knowledge).read();
    }

    private Tokens read() {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int approves = approves(at);
            int approval = approves > 0 ? 0 : Math.max(owned(at), given(at));
            int first = first(at);
            int mine = mine(at);
            int end = Math.max(Math.max(approves, approval), Math.max(first, mine));
            List<Token> plain = end == 0
                    ? List.of()
                    : mine > 0 ? mine(at, mine) : words(first > 0 ? FIRST : approves > 0 ? APPROVE : APPROVAL, at, end);
            if (end > 0 && waits(all, plain, end)) {
                all.addAll(plain);
                at = end;
            } else {
                all.add(tokens.get(at));
                at++;
            }
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /** "my go-ahead" as "my approval", "ask me whether it is okay" as "ask me for approval". */
    private List<Token> mine(int from, int to) {
        List<Token> all = new ArrayList<>();
        boolean own = tokens.word(from).equals("my");
        Token last = tokens.get(to - 1);
        all.add(tokens.get(from));
        if (!own) {
            Token why = tokens.get(from + 2);
            all.add(tokens.get(from + 1));
            all.add(new Word(FOR, FOR, why.start(), why.end()));
        }
        all.add(new Word(APPROVAL.getLast(), APPROVAL.getLast(), last.start(), last.end()));
        return all;
    }

    private List<Token> words(List<String> words, int from, int to) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return words.stream()
                .<Token>map(word -> new Word(word, word, start, end))
                .toList();
    }

    /** "my go-ahead", "ask me whether it is okay": the place after it; 0 for none. */
    private int mine(int at) {
        boolean own = tokens.word(at).equals("my") && EnglishWords.CONSENT.has(tokens.word(at + 1));
        boolean asks = EnglishWords.ASK.has(tokens.word(at)) && EnglishWords.ME.has(tokens.word(at + 1));
        return own ? at + 2 : asks ? sought(tokens, at + 2) : 0;
    }

    /** "have Bob sign it off first", "but check with Bob first": the place after it; 0 for none. */
    private int first(int at) {
        int from = EnglishWords.JOINING.has(tokens.word(at)) ? at + 1 : at;
        int with = EnglishWords.CONSULTING.phrases().end(tokens, from);
        int asked = from > 0 && with > 0 ? who(with) : 0;
        if (asked > 0 && over(asked) > asked) {
            return over(asked);
        }
        boolean has = from > 0
                && (EnglishWords.CAUSING.has(tokens.word(from)) || EnglishWords.BIDDING.has(tokens.word(from)));
        int who = has ? who(from + 1) : 0;
        int verb = tokens.word(who).equals("to") ? who + 1 : who;
        int done = who == 0 ? 0 : EnglishWords.APPROVING.phrases().end(tokens, verb);
        int what = EnglishWords.IT.has(tokens.word(done)) ? done + 1 : done;
        return done > 0 && over(what) > what ? over(what) : 0;
    }

    /** The place after "first" or "before doing so", where the words end with it; its own for others. */
    private int over(int at) {
        int mark = tokens.find(at, i -> tokens.get(i) instanceof Token.Mark);
        boolean before =
                tokens.word(at).equals("before") && mark <= at + MOST && EnglishWords.DOING.has(tokens.word(mark - 1));
        return before || (tokens.word(at).equals("first") && mark == at + 1) ? mark : at;
    }

    /** "for their approval", "whether it is okay": the place after what somebody is asked for; 0 for none. */
    static int sought(Tokens tokens, int at) {
        if (tokens.word(at).equals("for")) {
            int noun = EnglishWords.OWN.has(tokens.word(at + 1))
                    ? at + 2
                    : tokens.after(at + 1, EnglishWords.ARTICLE.words());
            boolean gives = EnglishWords.CONSENT.has(tokens.word(noun))
                    || (noun > at + 1 && EnglishWords.AGREEABLE.has(tokens.word(noun)));
            return gives ? noun + 1 : 0;
        }
        boolean whether = tokens.is(at, Set.of("whether", "if")) && EnglishWords.IT.has(tokens.word(at + 1));
        int how = EnglishWords.AUXILIARY.has(tokens.word(at + 2)) ? at + 3 : at + 2;
        boolean over = how + 1 >= tokens.size()
                || tokens.get(how + 1) instanceof Token.Mark
                || EnglishWords.JOINING.has(tokens.word(how + 1))
                || EnglishWords.THEN.phrases().at(tokens, how + 1)
                || tokens.word(how + 1).equals("before");
        return whether && over && EnglishWords.AGREEABLE.has(tokens.word(how)) ? how + 1 : 0;
    }

    /** Whether these words make a phrase of an approval with those that stand around them. */
    private boolean waits(List<Token> before, List<Token> words, int end) {
        List<Token> all = new ArrayList<>(before);
        all.addAll(words);
        all.addAll(tokens.list().subList(end, tokens.size()));
        Tokens whole = new Tokens(tokens.text(), all);
        int needed = before.size() + words.size();
        for (int i = Math.max(0, before.size() - MOST); i <= before.size(); i++) {
            if (EnglishWords.APPROVAL.phrases().end(whole, i) >= needed
                    || EnglishWords.APPROVED.phrases().end(whole, i) >= needed) {
                return true;
            }
        }
        return false;
    }

    /** "Bob has approved it", "the team agrees", "#ops signs off the refund": the place after it; 0 for none. */
    private int approves(int at) {
        int who = who(at);
        int verb = tokens.is(who, HAVE) ? who + 1 : who;
        int done = who == 0 ? 0 : EnglishWords.APPROVES.phrases().end(tokens, verb);
        int what = EnglishWords.IT.has(tokens.word(done))
                ? done + 1
                : tokens.is(done, Set.of("the", "this", "that", "our", "my")) ? done + 2 : done;
        boolean placed = EnglishWords.RELATOR.has(tokens.word(what))
                && (knowledge.tool(tokens, what + 1).isPresent()
                        || tokens.word(what + 1).matches("[#@].+"));
        int end = placed ? what + 2 : what; // "in Slack"
        boolean over = end >= tokens.size()
                || tokens.get(end) instanceof Token.Mark
                || EnglishWords.JOINING.has(tokens.word(end))
                || knowledge.isVerb(tokens.word(end));
        return done > 0 && over ? Math.min(end, tokens.size()) : 0;
    }

    /** "Bob's approval": the place after it; 0 for none. */
    private int owned(int at) {
        int who = who(at);
        boolean theirs = tokens.is(who, Set.of("'s", "'"));
        int own = EnglishWords.OWN.has(tokens.word(at)) ? at + 1 : theirs ? who + 1 : 0;
        return own > 0 && EnglishWords.CONSENT.has(tokens.word(own)) ? own + 1 : 0;
    }

    /** "the approval of #ops": the place after it; 0 for none. */
    private int given(int at) {
        int noun = tokens.after(at, EnglishWords.ARTICLE.words());
        boolean from = EnglishWords.CONSENT.has(tokens.word(noun)) && tokens.is(noun + 1, OF);
        return from ? who(noun + 2) : 0;
    }

    /** The place after somebody else who is named at a place; 0 where nobody is. */
    private int who(int from) {
        int first = tokens.after(from, EnglishWords.ARTICLE.words());
        first = EnglishWords.OWN.has(tokens.word(first)) || tokens.is(first, Set.of("our", "my")) ? first + 1 : first;
        int at = first;
        while (at < first + MOST && isOne(at, at > first)) {
            at++;
        }
        return at == first ? 0 : at;
    }

    private boolean isOne(int at, boolean goesOn) {
        if (at >= tokens.size() || !(tokens.get(at) instanceof Word word) || EnglishWords.ME.has(word.lower())) {
            return false;
        }
        boolean place = EnglishWords.RELATOR.has(word.lower())
                && goesOn
                && tokens.word(at + 1).matches("[#@].+");
        boolean verb = EnglishWords.APPROVES.phrases().at(tokens, at)
                || (goesOn && EnglishWords.APPROVING.phrases().at(tokens, at))
                || tokens.is(at, HAVE);
        return place
                || EnglishWords.WHOEVER.has(word.lower())
                || EnglishWords.PEOPLE.has(word.lower())
                || word.text().matches("[#@].+|[^@]+@[^@]+")
                || (!verb
                        && !EnglishWords.RELATOR.has(word.lower())
                        && !EnglishWords.CONSENT.has(word.lower())
                        && knowledge.thing(tokens, at, at + 1).isEmpty()
                        && (word.text().matches("\\p{Lu}\\p{L}+") || English.isThing(word.lower())));
    }
}
