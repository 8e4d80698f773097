package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what people write tersely as an order in full: "eng-3 is in progress now", "tick off ENG-7", "text #ops …". */
public final class Terse {
    private static final String KEY = "[A-Z][A-Z0-9]*-\\d+";

    /** So far from its verb stands a comment. */
    private static final int FAR = 12;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final List<Token> all = new ArrayList<>();

    private Terse(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief in full; the same object where nothing is terse. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        Tokens keyed = new Terse(tokens, knowledge).keyed();
        return new Terse(keyed, knowledge).read();
    }

    /** "eng-3": what is known by a key that is written large. */
    private Tokens keyed() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean key = token instanceof Word word
                    && isKey(word.lower())
                    && word.text().equals(word.lower());
            all.add(
                    key
                            ? new Word(
                                    tokens.word(i).toUpperCase(Locale.ROOT), tokens.word(i), token.start(), token.end())
                            : token);
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    private boolean isKey(String word) {
        String name = word.matches("[a-z]{2,5}-\\d{1,6}") ? word.substring(0, word.indexOf('-')) : "";
        return !name.isEmpty()
                && !EnglishWords.STANDARD.has(name)
                && (!English.has(name) || EnglishWords.ROOM.has(name))
                && knowledge.placed(word.toUpperCase(Locale.ROOT));
    }

    private Tokens read() {
        all.clear();
        int at = 0;
        while (at < tokens.size()) {
            int end = begins(at) ? Math.max(Math.max(states(at), ticks(at)), Math.max(texts(at), reacts(at))) : 0;
            end = Math.max(end, Math.max(comments(at), also(at)));
            end = Math.max(end, Math.max(there(at), Math.max(worked(at), skips(at))));
            end = Math.max(
                    end,
                    begins(at)
                            ? Math.max(
                                    Math.max(who(at), bills(at)), Math.max(Math.max(gives(at), assigns(at)), news(at)))
                            : 0);
            if (end <= at) {
                all.add(tokens.get(at));
                end = at + 1;
            }
            at = end;
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    private boolean begins(int at) {
        return at == 0
                || tokens.get(at - 1) instanceof Token.Mark
                || EnglishWords.JOINING.has(tokens.word(at - 1))
                || EnglishWords.FILLER.has(tokens.word(at - 1));
    }

    /** "ENG-3 is in progress now": what one thing is to be, where a brief says nothing else. */
    private int states(int at) {
        boolean key =
                at == 0 && tokens.get(0) instanceof Word word && word.text().matches(KEY);
        int from = EnglishWords.FINITE.has(tokens.word(1)) ? 2 : 1;
        int state = tokens.after(from, EnglishWords.CURRENTLY.words());
        int to = tokens.size();
        while (to > state
                && (tokens.mark(to - 1, '.')
                        || tokens.mark(to - 1, '!')
                        || EnglishWords.CURRENTLY.has(tokens.word(to - 1)))) {
            to--;
        }
        String said = key && to > state ? plain(state, to) : "";
        boolean sets = knowledge.operations().stream()
                .filter(one -> one.is(Operation.Kind.CHANGE)
                        && one.all("item").stream()
                                .anyMatch(item -> item.forms().contains("KEY-1")))
                .flatMap(one -> one.param("state").stream())
                .anyMatch(param -> param.words().containsKey(said));
        if (!sets) {
            return 0;
        }
        say(0, "set");
        all.add(tokens.get(0));
        say(1, "to");
        all.addAll(tokens.slice(state, to).list());
        return tokens.size();
    }

    private String plain(int from, int to) {
        StringBuilder plain = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (tokens.word(i).isEmpty()) {
                return "";
            }
            plain.append(i > from ? " " : "").append(tokens.word(i));
        }
        return plain.toString();
    }

    /** "tick off ENG-7", "tick ENG-7 off": what is marked as done. */
    private int ticks(int at) {
        int whole = EnglishWords.TICKING.phrases().end(tokens, at);
        boolean parted = whole == 0
                && tokens.word(at + 2).equals("off")
                && EnglishWords.TICKING.phrases().at(off(at), 0);
        if (whole == 0 && !parted) {
            return 0;
        }
        int from = whole > 0 ? whole : at + 1;
        int end =
                tokens.find(from, i -> tokens.get(i) instanceof Token.Mark || EnglishWords.JOINING.has(tokens.word(i)));
        if (end == from) {
            return 0;
        }
        say(at, "mark");
        tokens.slice(from, end).list().stream()
                .filter(one -> !parted || !one.equals(tokens.get(at + 2)))
                .forEach(all::add);
        say(end - 1, "as done");
        return end;
    }

    private Tokens off(int at) {
        return new Tokens(tokens.text(), List.of(tokens.get(at), tokens.get(at + 2)));
    }

    /** "text #ops": a message. */
    private int texts(int at) {
        boolean texts = tokens.word(at).equals("text")
                && (tokens.word(at + 1).matches("[#@].+")
                        || (English.isName(tokens.word(at + 1)) && EnglishWords.PLACING.has(tokens.word(at + 2))));
        if (texts) {
            say(at, "message");
        }
        return texts ? at + 1 : 0;
    }

    /** "add a thumbs up to …", "add a :tada: reaction to …". */
    private int reacts(int at) {
        int from = tokens.after(at + 1, EnglishWords.ARTICLE.words());
        int to = tokens.find(from, i -> i > from + 2 || tokens.word(i).equals("to"));
        boolean emoji = EnglishWords.EXTEND.has(tokens.word(at))
                && to <= from + 2
                && to > from
                && (tokens.word(from).matches(":[^:]+:")
                        || EnglishWords.REACTION.has(tokens.word(to - 1))
                        || plain(from, to).equals("thumbs up"));
        if (!emoji) {
            return 0;
        }
        int end = EnglishWords.REACTION.has(tokens.word(to - 1)) && to - 1 > from ? to - 1 : to;
        say(at, "react with");
        all.addAll(tokens.slice(from, end).list());
        return to;
    }

    /** "summarize it in #docs": where what is made of it goes. */
    private int worked(int at) {
        boolean works = EnglishWords.WORK.has(tokens.word(at))
                && EnglishWords.IT.has(tokens.word(at + 1))
                && (EnglishWords.PLACING.has(tokens.word(at + 2)) || EnglishWords.AWAY.has(tokens.word(at + 2)))
                && tokens.word(at + 3).startsWith("#");
        if (works) {
            all.add(tokens.get(at));
            all.add(tokens.get(at + 1));
            say(at + 1, "and post it");
        }
        return works ? at + 2 : 0;
    }

    /** "…, skip drafts and dependabot": what is left out of what was named before. */
    private int skips(int at) {
        boolean parted = tokens.mark(at, ',') || EnglishWords.JOINING.has(tokens.word(at)) || tokens.mark(at, '(');
        int from = parted ? at + 1 : at;
        int verb = EnglishWords.JOINING.has(tokens.word(from)) ? from + 1 : from;
        int spared = parted ? EnglishWords.SPARING.phrases().end(tokens, verb) : 0;
        int end = parted ? Math.max(EnglishWords.SKIPPING.phrases().end(tokens, verb), ones(spared) ? spared : 0) : 0;
        boolean named = end > verb
                && end < tokens.size()
                && tokens.get(end) instanceof Word
                && (!EnglishWords.ARTICLE.has(tokens.word(end))
                        || ones(end)
                        || tokens.word(end).equals("those"))
                && (!EnglishWords.IT.has(tokens.word(end)) || tokens.word(end).equals("those"))
                && !EnglishWords.RELATOR.has(tokens.word(end))
                && !EnglishWords.IF.phrases().at(tokens, end);
        if (named) {
            say(at, "except");
        }
        return named ? end : 0;
    }

    /** "the starred ones": whether some of what was named before are told apart at a place. */
    private boolean ones(int at) {
        int one = tokens.find(
                at + 1,
                i -> i > at + 3
                        || EnglishWords.IT.has(tokens.word(i))
                        || EnglishWords.RELATOR.has(tokens.word(i))
                        || !(tokens.get(i) instanceof Word));
        return at > 0
                && EnglishWords.ARTICLE.has(tokens.word(at))
                && one <= at + 3
                && EnglishWords.IT.has(tokens.word(one));
    }

    /** "who is bob@example.com": the person with that address. */
    private int who(int at) {
        int end = EnglishWords.IDENTITY.phrases().end(tokens, at);
        boolean known = end > at && tokens.word(end).matches("[^@\\s]+@[^@\\s]+\\.[a-z]{2,}");
        if (known) {
            say(at, "find the user");
        }
        return known ? end : 0;
    }

    /** "invoice cus_9 …": what is made for somebody. */
    private int bills(int at) {
        boolean bills =
                EnglishWords.BILLING.has(tokens.word(at)) && tokens.word(at + 1).matches("[a-z]+_\\w+|.+@.+");
        if (bills) {
            say(at, "create an invoice for");
        }
        return bills ? at + 1 : 0;
    }

    /** "give me the issues": what is shown. */
    private int gives(int at) {
        boolean gives = tokens.word(at).equals("give")
                && EnglishWords.ME.has(tokens.word(at + 1))
                && EnglishWords.ARTICLE.has(tokens.word(at + 2));
        if (gives) {
            say(at, "show");
        }
        return gives ? at + 1 : 0;
    }

    /** "anything new in #support": what was said there. */
    private int news(int at) {
        int end = EnglishWords.NEWS.phrases().end(tokens, at);
        boolean room = end > at
                && EnglishWords.PLACING.has(tokens.word(end))
                && tokens.word(end + 1).startsWith("#");
        if (room) {
            say(at, "list the messages");
        }
        return room ? end : 0;
    }

    /** "to #a and Slack #b": where it goes as well. */
    private int also(int at) {
        boolean also = EnglishWords.AND.has(tokens.word(at))
                && tokens.word(at - 1).matches("#.+|\\d{15,21}")
                && knowledge
                        .tool(tokens, at + 1)
                        .filter(one -> tokens.word(one.end()).matches("#.+|\\d{15,21}|channel"))
                        .isPresent();
        if (also) {
            all.add(tokens.get(at));
            say(at, "to");
        }
        return also ? at + 1 : 0;
    }

    /** 'close it with the comment "not planned"': what is said to it as well. */
    private int comments(int at) {
        int noun = tokens.word(at).equals("with") ? tokens.after(at + 1, EnglishWords.ARTICLE.words()) : at;
        boolean remark = noun > at
                && tokens.is(noun, Set.of("comment", "note"))
                && noun + 1 < tokens.size()
                && !(tokens.get(noun + 1) instanceof Token.Mark);
        int verb = at - 1;
        while (remark && verb > 0 && at - verb < FAR && !begins(verb)) {
            verb--;
        }
        boolean settles = remark && EnglishWords.SETTLING.has(tokens.word(verb));
        if (settles) {
            say(at, "and comment");
        }
        return settles ? noun + 1 : 0;
    }

    /** "give ENG-31 to carol": what somebody is to do. */
    private int assigns(int at) {
        boolean item = tokens.word(at).equals("give")
                && at + 2 < tokens.size()
                && tokens.get(at + 1) instanceof Word word
                && (word.text().matches(KEY) || word.text().matches("#\\d+"))
                && tokens.word(at + 2).equals("to");
        if (item) {
            say(at, "assign");
        }
        return item ? at + 1 : 0;
    }

    /** "post it there": where what is told of was. */
    private int there(int at) {
        boolean there = tokens.word(at).equals("there")
                && EnglishWords.IT.has(tokens.word(at - 1))
                && EnglishWords.TELL.has(tokens.word(at - 2))
                && (at + 1 >= tokens.size() || Parser.ends(tokens, at + 1));
        if (there) {
            say(at, "in the same channel");
        }
        return there ? at + 1 : 0;
    }

    private void say(int at, String words) {
        int start = tokens.get(at).start();
        for (String word : words.split(" ")) {
            all.add(new Word(word, word, start, start));
        }
    }
}
