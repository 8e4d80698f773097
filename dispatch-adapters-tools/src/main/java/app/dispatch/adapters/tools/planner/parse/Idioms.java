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
import java.util.function.IntPredicate;

/** Reads idioms as the plain words for them: "have a look at the mails" as "look at the mails". */
public final class Idioms {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final List<Token> all = new ArrayList<>();

    private Idioms(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief without idioms. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Idioms(tokens, knowledge).read();
    }

    private Tokens read() {
        int at = 0;
        while (at < tokens.size()) {
            int end = Math.max(
                    Math.max(end(at), assigned(at)),
                    Math.max(
                            looked(at),
                            Math.max(
                                    Math.max(found(at), apart(at)),
                                    Math.max(
                                            Math.max(made(at), marked(at)),
                                            Math.max(Math.max(holding(at), shared(at)), copied(at))))));
            if (end <= at) {
                all.add(tokens.get(at));
            }
            at = Math.max(end, at + 1);
        }
        return new Tokens(tokens.text(), all);
    }

    /** "at the end of the page Roadmap": put there, after what is there. */
    private int end(int at) {
        int of = EnglishWords.ENDING_OF.phrases().end(tokens, at);
        int noun = of == 0
                ? 0
                : tokens.find(
                        of,
                        i -> i > of + 3
                                || i >= tokens.size()
                                || knowledge.thing(tokens, i, tokens.size()).isPresent());
        if (of == 0 || noun > of + 3 || noun >= tokens.size()) {
            return 0;
        }
        int verb = all.size() - 1;
        while (verb >= 0 && !EnglishWords.ADDING.has(word(verb)) && !(all.get(verb) instanceof Token.Mark)) {
            verb--;
        }
        if (verb < 0 || all.get(verb) instanceof Token.Mark) {
            return 0;
        }
        Token put = all.get(verb);
        all.set(verb, new Word("append", "append", put.start(), put.end()));
        say(at, "to");
        return of;
    }

    private String word(int at) {
        return all.get(at) instanceof Word word ? word.lower() : "";
    }

    /** "what is on the page Standup": its content. */
    private int holding(int at) {
        int end = EnglishWords.WHAT_IT_HOLDS.phrases().end(tokens, at);
        boolean held = end > at
                && !EnglishWords.CHANGE.has(tokens.word(at - 1))
                && !tokens.word(at - 1).equals("replace")
                && EnglishWords.DETERMINER.has(tokens.word(end))
                && isNear(end, end + 3, i -> EnglishWords.TEXT_BEARER.has(tokens.word(i)));
        if (held) {
            say(at, "the content of");
        }
        return held ? end : 0;
    }

    /** "share Budget 2025 from my Drive": the file of that name. */
    private int shared(int at) {
        boolean named = tokens.word(at).equals("share")
                && at + 1 < tokens.size()
                && tokens.get(at + 1) instanceof Word name
                && Character.isUpperCase(name.text().charAt(0))
                && knowledge.tool(tokens, at + 1).isEmpty()
                && !name.text().contains(".");
        int from = !named
                ? at
                : tokens.find(
                        at + 2,
                        i -> EnglishWords.PLACING.has(tokens.word(i))
                                || tokens.word(i).equals("from"));
        boolean kept = named && from <= at + 6 && isNear(from, from + 2, this::namesFiles);
        if (kept) {
            all.add(tokens.get(at));
            say(at, "the file");
        }
        return kept ? at + 1 : 0;
    }

    /** Whether a tool is named that keeps files. */
    private boolean namesFiles(int at) {
        return knowledge
                .tool(tokens, at)
                .filter(tool -> knowledge.operations().stream()
                        .anyMatch(one -> one.tool().id().equals(tool.what())
                                && one.things().contains("file")))
                .isPresent();
    }

    /** Whether something stands at one of these places. */
    private boolean isNear(int from, int last, IntPredicate what) {
        return tokens.find(from, i -> i > last || what.test(i)) <= Math.min(last, tokens.size() - 1);
    }

    /** "and put bob@example.com in bcc": who gets a copy of it as well. */
    private int copied(int at) {
        boolean copied = EnglishWords.AND.has(tokens.word(at))
                && EnglishWords.ADDING.has(tokens.word(at + 1))
                && tokens.word(at + 2).contains("@")
                && tokens.word(at + 3).equals("in")
                && tokens.word(at + 4).matches("b?cc");
        if (copied) {
            say(at, "with");
            all.addAll(tokens.slice(at + 2, at + 5).list());
        }
        return copied ? at + 5 : 0;
    }

    /** "assign bob to issue 7 in acme/web": the issue, to him. */
    private int assigned(int at) {
        boolean who = EnglishWords.ASSIGNING.has(tokens.word(at))
                && tokens.word(at + 2).equals("to")
                && tokens.get(at + 1) instanceof Word one
                && (English.isName(one.lower()) || one.text().startsWith("@") || EnglishWords.ME.has(one.lower()))
                && !EnglishWords.IT.has(tokens.word(at + 3));
        int end = !who ? at : tokens.find(at + 3, i -> Parser.ends(tokens, i) || tokens.get(i) instanceof Token.Mark);
        boolean thing = who
                && end > at + 3
                && (tokens.word(at + 3).matches("[a-z]+-\\d+")
                        || knowledge
                                .thing(tokens, tokens.after(at + 3, EnglishWords.ARTICLE.words()), end)
                                .isPresent());
        if (!thing) {
            return 0;
        }
        all.add(tokens.get(at));
        all.addAll(tokens.slice(at + 3, end).list());
        all.add(tokens.get(at + 2));
        all.add(tokens.get(at + 1));
        return end;
    }

    /** "have a look at the messages": look at them. */
    private int looked(int at) {
        int end = EnglishWords.GLANCING.phrases().end(tokens, at);
        if (end > at) {
            say(at, "look at");
        }
        return end;
    }

    /** "the posts it finds": the posts. */
    private int found(int at) {
        int end = EnglishWords.AS_FOUND.phrases().end(tokens, at);
        boolean behind =
                end > at && at > 0 && knowledge.thing(tokens, at - 1, at).isPresent();
        return behind ? end : 0;
    }

    /** 'mark "Write report" as Done in the database Tasks': set its status there to that. */
    private int marked(int at) {
        int name =
                tokens.word(tokens.after(at + 1, EnglishWords.ARTICLE.words())).isEmpty()
                        ? at + 1
                        : tokens.after(at + 1, EnglishWords.ARTICLE.words()) + 1; // 'the task "Pay rent"'
        boolean begins = EnglishWords.MARKING.has(tokens.word(at))
                && name + 3 < tokens.size()
                && tokens.get(name) instanceof Token.Quote
                && tokens.word(name + 1).matches("as|to");
        int value = name + 2;
        int end = !begins ? at : tokens.find(value, i -> Parser.ends(tokens, i) || tokens.get(i) instanceof Token.Mark);
        int in = tokens.find(value, i -> i >= end || tokens.word(i).equals("in"));
        boolean rows =
                in > value && in < end && tokens.find(in, i -> i >= end || EnglishWords.ROWS.has(tokens.word(i))) < end;
        if (!rows) {
            return 0;
        }
        say(at, "set the status of");
        all.add(tokens.get(name));
        all.addAll(tokens.slice(in, end).list());
        say(at, "to");
        all.addAll(tokens.slice(value, in).list());
        return end;
    }

    /** "make ENG-2 in Linear high priority": set it to that; "… and give it the label bug": with that label. */
    private int made(int at) {
        boolean key = tokens.word(at).equals("make") && tokens.word(at + 1).matches("[a-z]+-\\d+");
        if (key) {
            int in = EnglishWords.PLACING.has(tokens.word(at + 2)) ? at + 3 : at + 2;
            int end = in == at + 3
                    ? knowledge.tool(tokens, in).map(Knowledge.Named::end).orElse(at + 2)
                    : in;
            say(at, "set");
            all.addAll(tokens.slice(at + 1, end).list());
            say(at, "to");
            return end;
        }
        boolean label = EnglishWords.AND.has(tokens.word(at))
                && tokens.word(at + 1).equals("give")
                && EnglishWords.IT.has(tokens.word(at + 2))
                && EnglishWords.ARTICLE.has(tokens.word(at + 3))
                && tokens.is(at + 4, Set.of("label", "tag"));
        if (label) {
            say(at, "with");
        }
        return label ? at + 4 : 0;
    }

    /** "apart from the invoice": all but that. */
    private int apart(int at) {
        int end = EnglishWords.APART.phrases().end(tokens, at);
        if (end > at) {
            say(at, "except");
        }
        return end;
    }

    private void say(int at, String words) {
        int start = tokens.get(at).start();
        for (String word : words.split(" ")) {
            all.add(new Word(word, word, start, start));
        }
    }
}
