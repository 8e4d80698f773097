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
import java.util.List;
import java.util.Optional;

/**
 * Reads a text that nobody quoted as one that is quoted, where its words can only be said to somebody: "post good morning everyone in
 * #general", "tweet we just shipped v2".
 */
public final class Uttered {
    private static final String ITEM = "#\\d+|[A-Z][A-Z0-9]*-\\d+";
    /** Behind so many words at most begins an order that only a time stands before. */
    private static final int FURTHEST = 12;
    /** Longer texts are quoted, or stand behind a colon. */
    private static final int LONGEST = 80;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final ScheduleReader schedules;

    private Uttered(Tokens tokens, Knowledge knowledge, ScheduleReader schedules) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.schedules = schedules;
    }

    /** The brief with each such text as one that is quoted. */
    public static Tokens quoted(Tokens tokens, Knowledge knowledge, ScheduleReader schedules) {
        return new Uttered(tokens, knowledge, schedules).quoted();
    }

    private Tokens quoted() {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<Range> text = begins(at) ? text(at) : Optional.empty();
            Optional<Range> remark = remark(at);
            if (remark.isPresent()) {
                Token verb = tokens.get(at);
                all.add(new Word("comment", "comment", verb.start(), verb.end()));
                all.add(quote(remark.get()));
                at = remark.get().to();
                continue;
            }
            if (text.isEmpty()) {
                all.add(tokens.get(at++));
                continue;
            }
            all.addAll(tokens.slice(at, text.get().from()).list());
            while (all.getLast() instanceof Token.Mark) {
                all.removeLast();
            }
            all.add(quote(text.get()));
            at = text.get().to();
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /** Whether an order begins there that tells somebody something. */
    private boolean begins(int at) {
        String before = tokens.word(at - 1);
        boolean first = at == 0
                || tokens.get(at - 1) instanceof Token.Mark
                || EnglishWords.JOINING.has(before)
                || EnglishWords.FILLER.has(before)
                || EnglishWords.OTHERWISE.has(before);
        return (first || isWhen(at))
                && (known(at) > 0
                        || EnglishWords.TELL.has(tokens.word(at))
                        || EnglishWords.REMARKING.has(tokens.word(at))
                        || owned(at)
                        || named(at));
    }

    /** "close acme/api #17 and say fixed in 2.3.1": what is said to the one thing that is changed before it. */
    private Optional<Range> remark(int at) {
        if (!tokens.word(at).equals("say") || !EnglishWords.JOINING.has(tokens.word(at - 1))) {
            return Optional.empty();
        }
        int start = at;
        while (start > 0 && !Parser.ends(tokens, start - 1)) {
            start--;
        }
        int first = start;
        int item = tokens.find(
                first,
                i -> i >= at
                        || (tokens.get(i) instanceof Word word && word.text().matches(ITEM)));
        int verb = tokens.find(first, i -> i >= at || EnglishWords.CHANGE.has(tokens.word(i)));
        int from = tokens.word(at + 1).equals("that") ? at + 2 : at + 1;
        int end = tokens.find(
                from, i -> Parser.ends(tokens, i) || goesOn(i) || !(tokens.get(i) instanceof Word) || place(i));
        boolean whole = end > from && (end == tokens.size() || Parser.ends(tokens, end) || goesOn(end));
        return item < at && verb < item && whole ? Optional.of(new Range(from, end)) : Optional.empty();
    }

    /** Whether all that stands before a verb only says when. */
    private boolean isWhen(int to) {
        try {
            return to <= FURTHEST
                    && EnglishWords.TELL.has(tokens.word(to))
                    && schedules
                            .read(tokens.slice(0, to))
                            .filter(found -> found.rest().isEmpty())
                            .isPresent();
        } catch (Unsayable timed) {
            return false;
        }
    }

    /** "tweet": whether a verb says at once by which tool something is told. */
    private boolean owned(int at) {
        String verb = tokens.word(at);
        return !EnglishWords.TELL.has(verb)
                && knowledge.operations().stream().anyMatch(one -> one.utters() && knowledge.owns(one, verb));
    }

    /** "slack #ops …": whether a tool is the verb. */
    private boolean named(int at) {
        return knowledge.tool(tokens, at).filter(one -> one.end() == at + 1).isPresent() && place(at + 1);
    }

    private boolean place(int at) {
        return tokens.word(at).matches("[#@][\\w.-]+|.+@.+\\..+|\\d{15,21}");
    }

    /** "let #ops know …": the place after these words; 0 where they do not stand there. */
    private int known(int at) {
        return tokens.word(at).equals("let")
                        && place(at + 1)
                        && tokens.word(at + 2).equals("know")
                ? at + 3
                : 0;
    }

    /** The text that is told by the order at a place; empty where it may be something else. */
    private Optional<Range> text(int at) {
        if (owned(at)) {
            int from = tokens.is(at + 1, EnglishWords.BACK.words()) ? at + 2 : at + 1;
            boolean marked = tokens.mark(from, ':');
            return range(marked ? from + 1 : from, marked);
        }
        if (known(at) > 0) {
            return range(known(at), false);
        }
        int room = room(at + 1);
        int told = room > 0 ? room : person(at + 1);
        if (told > at) {
            int tool = told(told);
            return tokens.mark(tool, ':') ? Optional.empty() : range(tool, false);
        }
        int that = EnglishWords.REMARKING.has(tokens.word(at)) ? that(at) : 0;
        if (that > 0) {
            int end = tokens.find(that, i -> Parser.ends(tokens, i) || goesOn(i));
            return Optional.of(new Range(that, end))
                    .filter(one -> one.to() > one.from()
                            && tokens.find(one.from(), i -> i >= one.to() || !isPlain(i)) >= one.to());
        }
        int saying = tokens.find(at + 1, i -> Parser.ends(tokens, i) || goesOn(i) || isSaying(i));
        if (isSaying(saying)) {
            return range(saying + 1, false).filter(one -> speaks(one.from()));
        }
        int where = tokens.find(
                at + 1, i -> Parser.ends(tokens, i) || tokens.word(i).matches("[#@].+"));
        return EnglishWords.PLACING.has(tokens.word(where - 1)) || EnglishWords.AWAY.has(tokens.word(where - 1))
                ? Optional.of(new Range(at + 1, where - 1)).filter(one -> isText(one, false))
                : Optional.empty();
    }

    /** "reply on ENG-12 that …": the place after these words; 0 where they do not stand there. */
    private int that(int at) {
        int that = tokens.find(
                at + 1, i -> Parser.ends(tokens, i) || tokens.word(i).equals("that"));
        boolean item = that > 0
                && that < tokens.size()
                && tokens.word(that).equals("that")
                && tokens.get(that - 1) instanceof Word word
                && word.text().matches(ITEM);
        return item ? that + 1 : 0;
    }

    private boolean isSaying(int at) {
        return tokens.is(at, EnglishWords.UTTERING.words()) || tokens.word(at).equals("with");
    }

    /** "#dev", "the Discord channel 1234…": the place after it; 0 for none. */
    private int room(int at) {
        int tool = tokens.after(at, EnglishWords.ARTICLE.words());
        int noun = knowledge.tool(tokens, tool).map(Knowledge.Named::end).orElse(tool);
        int room = tokens.word(noun).equals("channel") ? noun + 1 : noun;
        return place(room) ? room + 1 : 0;
    }

    /** "bob on Slack": the place after the name; 0 where nobody is named so. */
    private int person(int at) {
        boolean name = tokens.get(Math.min(at, tokens.size() - 1)) instanceof Word word
                && English.isName(word.lower())
                && !EnglishWords.ROOM.has(word.lower());
        return name && told(at + 1) > at + 1 ? at + 1 : 0;
    }

    /** The place after "on Slack"; the same where no tool is named. */
    private int told(int at) {
        return EnglishWords.PLACING.has(tokens.word(at)) || EnglishWords.AWAY.has(tokens.word(at))
                ? knowledge.tool(tokens, at + 1).map(Knowledge.Named::end).orElse(at)
                : at;
    }

    private Optional<Range> range(int from, boolean sure) {
        int end = tokens.find(from, i -> Parser.ends(tokens, i) || goesOn(i));
        while (sure && (tokens.mark(end, '!') || tokens.mark(end, '.') || tokens.mark(end, '?')) && isMore(end + 1)) {
            end = tokens.find(end + 1, i -> Parser.ends(tokens, i) || goesOn(i));
        }
        return Optional.of(new Range(from, end)).filter(one -> isText(one, sure));
    }

    /** Whether a text behind a colon goes on with another sentence, or with a link. */
    private boolean isMore(int at) {
        return at < tokens.size()
                && (tokens.get(at) instanceof Token.Link
                        || (tokens.get(at) instanceof Word
                                && !knowledge.isVerb(tokens.word(at))
                                && !knowledge.isVerb(tokens.word(at + 1))
                                && !EnglishWords.IF.phrases().at(tokens, at)
                                && !EnglishWords.EVENT.phrases().at(tokens, at)));
    }

    /** Whether more is to be done there, or a condition is said. */
    private boolean goesOn(int at) {
        boolean next = (tokens.mark(at, ',') || EnglishWords.JOINING.has(tokens.word(at)))
                && (knowledge.isVerb(tokens.word(at + 1)) || knowledge.isVerb(tokens.word(at + 2)));
        return next
                || EnglishWords.IF.phrases().at(tokens, at)
                || EnglishWords.UNLESS.phrases().at(tokens, at)
                || EnglishWords.EVENT.phrases().at(tokens, at);
    }

    /** @param sure whether a mark says that a text follows */
    private boolean isText(Range words, boolean sure) {
        if (words.from() >= words.to()
                || words.to() - words.from() > LONGEST
                || tokens.get(words.from()) instanceof Token.Mark
                || tokens.find(
                                words.from(),
                                i -> i >= words.to()
                                        || !(isPlain(i)
                                                || (sure && (isSaid(i) || EnglishWords.OUTGOING.has(tokens.word(i))))))
                        < words.to()) {
            return false;
        }
        String first = tokens.word(words.from());
        int thing = tokens.find(words.from(), i -> i >= words.to() || isThere(i, words.to()));
        boolean states = states(words, sure ? words.to() : thing);
        boolean refers = EnglishWords.QUESTION.has(first)
                || EnglishWords.RELATOR.has(first)
                || (EnglishWords.IT.has(first) && words.to() == words.from() + 1);
        boolean said =
                speaks(words.from()) || (!refers && (states || (thing >= words.to() && (sure || isDone(words)))));
        return said && !isTimed(words);
    }

    /** "good morning", "we shipped it", "can you …": whether words begin that somebody says to others. */
    private boolean speaks(int at) {
        return EnglishWords.SALUTATION.phrases().end(tokens, at) > at
                || EnglishWords.SPEAKER.has(tokens.word(at))
                || (EnglishWords.MODAL.has(tokens.word(at)) && EnglishWords.SUBJECT.has(tokens.word(at + 1)));
    }

    /** "the release is out": whether something is said of what stands first. */
    private boolean states(Range words, int thing) {
        int verb = tokens.find(
                words.from(),
                i -> i >= words.to()
                        || EnglishWords.FINITE.has(tokens.word(i))
                        || EnglishWords.MODAL.has(tokens.word(i)));
        boolean owner = tokens.word(verb).equals("'s") && !EnglishWords.SUBJECT.has(tokens.word(verb - 1));
        int relative = tokens.find(words.from(), i -> i >= words.to() || EnglishWords.THAT.has(tokens.word(i)));
        boolean plain =
                thing >= words.to() || (EnglishWords.ARTICLE.has(tokens.word(words.from())) && isThere(verb - 1, verb));
        return verb > words.from() && verb < words.to() && relative >= words.to() && !owner && plain;
    }

    /** "backup done": whether the last word tells that one thing is over. */
    private boolean isDone(Range words) {
        String last = tokens.word(words.to() - 1);
        return words.to() > words.from() + 1
                && (!EnglishWords.ARTICLE.has(tokens.word(words.from()))
                        || tokens.word(words.from() - 1).equals("know"))
                && English.singular(tokens.word(words.from())).isEmpty()
                && (EnglishWords.FINISHED.has(last) || EnglishWords.SHORTLY.has(last) || English.isPast(last));
    }

    private boolean isPlain(int at) {
        boolean comma = tokens.mark(at, ',');
        return comma
                || (tokens.get(at) instanceof Word
                        && knowledge.tool(tokens, at).isEmpty()
                        && knowledge.service(tokens, at).isEmpty()
                        && !EnglishWords.OUTGOING.has(tokens.word(at))
                        && !EnglishWords.UTTERING.has(tokens.word(at))
                        && !EnglishWords.COPYING.phrases().at(tokens, at)
                        && !place(at)
                        && !tokens.word(at).contains("/"));
    }

    /** A link, or the end of a sentence within a text. */
    private boolean isSaid(int at) {
        return tokens.get(at) instanceof Token.Link
                || tokens.mark(at, '!')
                || tokens.mark(at, '.')
                || tokens.mark(at, '?');
    }

    /** Whether something is named that can be looked at. */
    private boolean isThere(int at, int to) {
        return knowledge
                .thing(tokens, at, to)
                .filter(one -> knowledge.of(one.what()).stream().anyMatch(op -> op.is(Operation.Kind.LOOK)))
                .isPresent();
    }

    /** Whether words say when something is done. */
    private boolean isTimed(Range words) {
        try {
            return schedules.read(tokens.slice(words.from(), words.to())).isPresent();
        } catch (Unsayable timed) {
            return true;
        }
    }

    private Quote quote(Range words) {
        int start = tokens.get(words.from()).start();
        boolean marked = tokens.mark(words.to(), '!') || tokens.mark(words.to(), '?');
        int end = tokens.get(marked ? words.to() : words.to() - 1).end();
        String text = tokens.text().substring(start, end).strip();
        return new Quote(Character.toUpperCase(text.charAt(0)) + text.substring(1), start, end);
    }
}
