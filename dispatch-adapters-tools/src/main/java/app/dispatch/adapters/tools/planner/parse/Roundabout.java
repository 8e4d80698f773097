package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what is said in a roundabout way as it is said plainly: "acme/api has more than 3 open issues" as "there are more than 3 … in acme/api". */
public final class Roundabout {
    private static final int NEAR = 6;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final List<Token> all = new ArrayList<>();

    private Roundabout(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief in plain words. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Roundabout(tokens, knowledge).read();
    }

    private Tokens read() {
        int at = 0;
        while (at < tokens.size()) {
            int from = at;
            at = Math.max(Math.max(has(from), answered(from)), Math.max(arrow(from), field(from)));
            at = at > from
                    ? at
                    : Math.max(
                            draft(from),
                            Math.max(Math.max(nothing(from), diary(from)), Math.max(label(from), who(from))));
            at = at > from ? at : Math.max(Math.max(returned(from), domain(from)), Math.max(word(from), equal(from)));
            if (at <= from) {
                all.add(tokens.get(from));
                at = from + 1;
            }
        }
        return new Tokens(tokens.text(), all);
    }

    /** "acme/api has more than 3 open issues": where there are so many. */
    private int has(int at) {
        boolean waits = EnglishWords.IF.phrases().end(tokens, at) == at + 1
                || EnglishWords.EVENT.phrases().end(tokens, at) == at + 1;
        if (!waits) {
            return 0;
        }
        int verb = tokens.find(at + 1, i -> i > at + NEAR || EnglishWords.POSSESSING.has(tokens.word(i)));
        int end = tokens.find(verb, i -> tokens.get(i) instanceof Token.Mark || Parser.ends(tokens, i));
        boolean place = verb == at + 2
                && tokens.get(at + 1) instanceof Word named
                && named.text().matches("[\\w.-]+/[\\w.-]+|#.+");
        if (!place || end >= tokens.size()) {
            return 0;
        }
        int counted = tokens.find(
                verb, i -> i >= end || Numbers.at(tokens, i).isPresent() || tokens.is(i, Set.of("any", "no")));
        int thing = tokens.find(
                verb, i -> i >= end || knowledge.thing(tokens, i, end).isPresent());
        boolean last = knowledge.thing(tokens, end - 1, end).isPresent();
        boolean many = counted < end && (last || (counted == verb + 1 && thing < end));
        if (!many) {
            return 0;
        }
        all.add(tokens.get(at));
        say(verb, "there are");
        all.addAll(tokens.slice(verb + 1, end).list());
        say(verb, "in");
        all.add(tokens.get(at + 1));
        return end;
    }

    /** "prepare a draft to bob@example.com", "write a draft email": a mail that is drafted. */
    private int draft(int at) {
        int noun = tokens.after(at + 1, Set.of("me", "up", "together", "a", "the", "another", "new"));
        boolean drafts = EnglishWords.PREPARING.has(tokens.word(at))
                && noun > at + 1
                && tokens.word(noun).equals("draft")
                && EnglishWords.ARTICLE.has(tokens.word(noun - 1));
        int mail = tokens.after(noun + 1, Set.of("of", "a", "an", "the"));
        boolean said = tokens.is(mail, Set.of("email", "e-mail", "mail", "message", "reply", "answer", "response"));
        boolean addressed = tokens.is(noun + 1, Set.of("to", "for"))
                && tokens.find(noun + 1, i -> i > noun + 3 || tokens.word(i).contains("@")) <= noun + 3;
        if (!drafts || !(said || addressed)) {
            return 0;
        }
        all.add(tokens.get(noun));
        say(noun, "an");
        if (!said) {
            say(noun, "email");
        }
        return said ? mail : noun + 1;
    }

    /** "otherwise do nothing": what is so anyway. */
    private int nothing(int at) {
        int other = EnglishWords.OTHERWISE.phrases().end(tokens, at);
        if (other <= at) {
            return 0;
        }
        int from = tokens.mark(other, ',') ? other + 1 : other;
        int idle = tokens.after(from, Set.of("please", "just", "then"));
        int end = EnglishWords.IDLE.phrases().end(tokens, idle);
        boolean whole = end > idle && (end >= tokens.size() || Parser.ends(tokens, end));
        if (whole) {
            while (!all.isEmpty()
                    && (EnglishWords.JOINING.has(last())
                            || (all.getLast() instanceof Token.Mark mark && ",;".indexOf(mark.sign()) >= 0))) {
                all.removeLast();
            }
        }
        return whole ? end : 0;
    }

    private String last() {
        return all.getLast() instanceof Word word ? word.lower() : "";
    }

    /** "the Bug label" that is put on something, or taken off: the label Bug. */
    private int label(int at) {
        boolean label = EnglishWords.ARTICLE.has(tokens.word(at))
                && tokens.is(at + 2, Set.of("label", "tag"))
                && tokens.is(at + 3, Set.of("to", "from", "on", "off"))
                && (tokens.get(at + 1) instanceof Token.Quote || tokens.get(at + 1) instanceof Word);
        if (label) {
            all.add(tokens.get(at));
            all.add(tokens.get(at + 2));
            all.add(tokens.get(at + 1));
        }
        return label ? at + 3 : 0;
    }

    /** "in my diary": a calendar. */
    private int diary(int at) {
        boolean diary = tokens.word(at).equals("diary")
                && EnglishWords.DETERMINER.has(tokens.word(at - 1))
                && EnglishWords.RELATOR.has(tokens.word(at - 2));
        if (diary) {
            Token token = tokens.get(at);
            all.add(new Word("calendar", "calendar", token.start(), token.end()));
        }
        return diary ? at + 1 : 0;
    }

    /** "its title, who made it and the link": the author. */
    private int who(int at) {
        boolean listed = at > 0
                && (tokens.mark(at - 1, ',') || EnglishWords.JOINING.has(tokens.word(at - 1)))
                && tokens.word(at).equals("who")
                && EnglishWords.AUTHORED.has(tokens.word(at + 1))
                && EnglishWords.IT.has(tokens.word(at + 2));
        if (listed) {
            say(at, "its");
            say(at, "author");
        }
        return listed ? at + 3 : 0;
    }

    /** "check whether it is down, and if so …": what is asked ends before the answer. */
    private int answered(int at) {
        int comma = tokens.mark(at, ',') ? at + 1 : at;
        int so = EnglishWords.AND.has(tokens.word(comma)) ? comma + 1 : comma;
        boolean answers =
                so > at && (tokens.phrase(so, "if so") || tokens.phrase(so, "if yes") || tokens.phrase(so, "if not"));
        if (!answers) {
            return 0;
        }
        int start = at - 1;
        while (start > 0 && !Parser.ends(tokens, start - 1)) {
            start--;
        }
        boolean asks = EnglishWords.FINDING.has(tokens.word(start)) && EnglishWords.WHETHER.has(tokens.word(start + 1));
        if (!asks) {
            return 0;
        }
        all.add(new Token.Mark('.', tokens.get(at).start(), tokens.get(at).end()));
        return so;
    }

    /** "status not 200 -> post it": a condition before an arrow. */
    private int arrow(int at) {
        boolean begins = at == 0 || Parser.ends(tokens, at - 1) || tokens.mark(at - 1, ':');
        int arrow =
                begins ? tokens.find(at, i -> i > at + NEAR || isArrow(i) || tokens.get(i) instanceof Token.Mark) : 0;
        boolean states = begins
                && isArrow(arrow)
                && tokens.get(at) instanceof Word
                && !EnglishWords.IF.phrases().at(tokens, at)
                && !EnglishWords.EVENT.phrases().at(tokens, at)
                && !knowledge.isVerb(tokens.word(at))
                && knowledge.tool(tokens, at).isEmpty()
                && tokens.find(
                                at + 1,
                                i -> i >= arrow
                                        || EnglishWords.NO.has(tokens.word(i))
                                        || EnglishWords.FINITE.has(tokens.word(i))
                                        || tokens.word(i).matches("[<>=!]+"))
                        < arrow;
        if (!states) {
            return 0;
        }
        say(at, "if");
        all.addAll(tokens.slice(at, arrow).list());
        all.add(new Token.Mark(',', tokens.get(arrow).start(), tokens.get(arrow).end()));
        return arrow + 1;
    }

    private boolean isArrow(int at) {
        return tokens.word(at).equals("then")
                && tokens.get(at) instanceof Word word
                && !word.text().equalsIgnoreCase("then");
    }

    /** "the field rain is", "the value of rain is": that of which it is told. */
    private int field(int at) {
        int noun = tokens.after(at, EnglishWords.ARTICLE.words());
        int of = tokens.word(noun + 1).equals("of") ? noun + 2 : noun + 1;
        boolean told = noun > at
                && EnglishWords.FIELDS.has(tokens.word(noun))
                && !tokens.word(of).isEmpty()
                && !EnglishWords.RELATOR.has(tokens.word(of))
                && (EnglishWords.BEING.has(tokens.word(of + 1))
                        || tokens.word(of + 1).matches("[<>=!]+"));
        return told ? of : 0;
    }

    /** "the JSON it returns": all that was answered. */
    private int returned(int at) {
        int form = tokens.after(at, EnglishWords.ARTICLE.words());
        boolean whole = form > at && EnglishWords.ANSWER.has(tokens.word(form));
        int who = whole ? form + 1 : at;
        int it = tokens.is(who, EnglishWords.THAT.words()) || tokens.word(who).equals("what") ? who + 1 : who;
        boolean said = (whole || tokens.word(who).equals("what"))
                && EnglishWords.IT.has(tokens.word(it))
                && EnglishWords.GIVING.has(tokens.word(it + 1))
                && !tokens.word(it + 1).endsWith("ed");
        if (!said) {
            return 0;
        }
        say(at, "the response");
        return tokens.word(it + 2).equals("back") ? it + 3 : it + 2;
    }

    /** "from customer.example addresses": whose mails are meant, and no address to call. */
    private int domain(int at) {
        int who = EnglishWords.ANYBODY.has(tokens.word(at + 1)) || EnglishWords.SENDERS.has(tokens.word(at + 1))
                ? at + 2
                : at + 1;
        int named = tokens.is(who, Set.of("at", "from", "with", "of")) ? who + 1 : who;
        boolean from = tokens.is(at, Set.of("from", "by"))
                && named < tokens.size()
                && tokens.get(named) instanceof Token.Link link
                && link.assumed()
                && link.url().matches("https?://[\\w.-]+/?");
        int after = named + 1;
        boolean senders = EnglishWords.SENDERS.has(tokens.word(after));
        if (!from || !(senders || named > at + 1)) {
            return 0;
        }
        all.add(tokens.get(at));
        String written = tokens.slice(named, named + 1).written();
        all.add(new Word(
                written,
                written.toLowerCase(Locale.ROOT),
                tokens.get(named).start(),
                tokens.get(named).end()));
        return senders ? after + 1 : after;
    }

    /** "with the word dispatch": what stands in it. */
    private int word(int at) {
        int noun = tokens.after(at + 1, EnglishWords.ARTICLE.words());
        boolean holds = tokens.is(at, EnglishWords.BEARING.words())
                && tokens.is(noun, Set.of("word", "words", "phrase", "term", "hashtag"))
                && noun + 1 < tokens.size();
        Optional<String> text = !holds
                ? Optional.empty()
                : tokens.get(noun + 1) instanceof Token.Quote quote
                        ? Optional.of(quote.text())
                        : Optional.of(tokens.word(noun + 1)).filter(one -> !one.isEmpty());
        if (text.isEmpty()) {
            return 0;
        }
        say(at, "containing");
        all.add(new Token.Quote(
                text.get(), tokens.get(noun + 1).start(), tokens.get(noun + 1).end()));
        return noun + 2;
    }

    /** "with stock 0", "whose stock is 0": how much it is. */
    private int equal(int at) {
        boolean which = tokens.is(at, EnglishWords.WHOSE.words());
        int noun = which ? tokens.after(at + 1, EnglishWords.ARTICLE.words()) : 0;
        int is = tokens.is(noun + 1, EnglishWords.AMOUNTING.words()) ? noun + 2 : noun + 1;
        Optional<Numbers.Found> number =
                which && Knowledge.restricts(tokens.word(noun)) ? Numbers.at(tokens, is) : Optional.empty();
        boolean alone = number.isPresent()
                && (number.get().end() >= tokens.size()
                        || !(tokens.get(number.get().end()) instanceof Word)
                        || EnglishWords.JOINING.has(tokens.word(number.get().end())));
        if (!alone || tokens.find(0, i -> i >= at || tokens.get(i) instanceof Token.Link) == at) {
            return 0;
        }
        say(at, "with");
        all.add(tokens.get(noun));
        say(noun, "exactly");
        return is;
    }

    private void say(int at, String words) {
        int start = tokens.get(at).start();
        for (String word : words.split(" ")) {
            all.add(new Word(word, word, start, start));
        }
    }
}
