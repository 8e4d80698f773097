package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Enclosing;
import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Enclosed.Files;
import app.dispatch.adapters.tools.planner.parse.FileNouns.Head;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one brief for the files that go with the things of one list. */
final class EnclosedReader {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final FileNouns nouns;
    private final Wholes wholes;
    private final boolean filed;
    private final List<Token> read = new ArrayList<>();

    /** How far before what an order is about its verb may stand. */
    private static final int FARTHEST = 20;

    private final List<Files> files = new ArrayList<>();

    /** @param filed whether the files are to be put somewhere as files, and not told */
    EnclosedReader(Tokens tokens, Knowledge knowledge, Enclosing enclosing, boolean filed) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.nouns = new FileNouns(tokens, knowledge, enclosing);
        this.wholes = new Wholes(tokens, knowledge, enclosing);
        this.filed = filed;
    }

    Enclosed read() {
        int at = 0;
        while (at < tokens.size()) {
            int next = next(at);
            if (next == at) {
                read.add(tokens.get(at));
                next++;
            }
            at = next;
        }
        return files.isEmpty() ? Enclosed.none(tokens) : new Enclosed(new Tokens(tokens.text(), read), files);
    }

    /** The place after what was read; the same where no files are named. */
    private int next(int at) {
        if (tokens.get(at) instanceof Quote) {
            return at;
        }
        int beside = beside(at);
        if (beside > at) {
            return beside;
        }
        if (nouns.anything(at)) {
            return whatever(at);
        }
        Optional<FileNouns.Named> named = nouns.at(at);
        if (named.isEmpty()) {
            return at;
        }
        FileNouns.Named found = named.get();
        int hung = hung(found);
        if (hung > 0) {
            return hung;
        }
        if (begins(found)) {
            return found.to();
        }
        if (described(found)) {
            held(found);
            read.addAll(nouns.kind(found));
            return nouns.isAttached(found) ? found.to() + 1 : found.to();
        }
        Optional<Wholes.Named> whole = whole(found);
        if (whole.isPresent() && order(found, whole.get())) {
            return whole.get().to();
        }
        return whole.isEmpty() && isBack(found) ? back(found) : at;
    }

    /** "…, with the pdf that hangs on it": what they go with goes along. */
    private int hung(FileNouns.Named found) {
        int end = EnglishWords.ENCLOSED.phrases().end(tokens, found.to());
        boolean it = end > 0 && tokens.word(end).matches("it|them");
        boolean own = found.head() == Head.ATTACHMENT
                && found.pointed()
                && (isEnd(found.to()) || EnglishWords.AWAY.has(tokens.word(found.to())));
        int verb = verb(found.from());
        if (!tokens.word(found.from() - 1).equals("with") || verb < 0 || !(it || own)) {
            return 0;
        }
        read.removeLast();
        if (!read.isEmpty() && read.getLast() instanceof Mark) {
            read.removeLast();
        }
        keep(found, tokens.get(verb).start(), true);
        return it ? end + 1 : found.to();
    }

    private boolean isEnd(int at) {
        return at >= tokens.size() || tokens.get(at) instanceof Mark;
    }

    /** "New Gmail attachment -> Drive": what goes on with what came with a mail. */
    private boolean begins(FileNouns.Named found) {
        boolean arrow = tokens.word(found.to()).equals("then")
                && tokens.get(found.to()) instanceof Word word
                && !word.text().equalsIgnoreCase("then");
        boolean first = found.head() == Head.ATTACHMENT && verb(found.from()) < 0 && found.tool();
        if (!arrow || !first || found.to() + 1 >= tokens.size()) {
            return false;
        }
        int end = tokens.get(found.to() - 1).end();
        List<Token> all = tokens.slice(found.from(), found.to() - 1).list();
        read.addAll(all);
        read.addAll(wholes.with(tokens.get(found.to() - 1), end));
        keep(found, tokens.get(found.to() + 1).start(), false);
        return true;
    }

    /** "a mail with a PDF attached": whether they only say of what kind something is. */
    private boolean described(FileNouns.Named found) {
        return tokens.word(found.from() - 1).matches("with|without|has|have|having");
    }

    /** "if the mail has attachments, save them": those that a condition speaks of may be what is meant afterwards. */
    private void held(FileNouns.Named found) {
        int them = tokens.find(found.to(), i -> tokens.word(i).equals("them"));
        int others = tokens.find(found.to(), wholes::isThing);
        boolean has = tokens.word(found.from() - 1).matches("has|have");
        boolean ordered = them < tokens.size()
                && verb(them) == them - 1
                && them < others
                && tokens.mark(tokens.find(found.to(), i -> tokens.get(i) instanceof Mark), ',');
        if (has && ordered && found.several()) {
            keep(found, tokens.get(them).start(), false);
        }
    }

    /** "whatever is attached to Dave's mail". */
    private int whatever(int at) {
        int verb = tokens.after(at + 1, EnglishWords.BEING.words());
        int end = EnglishWords.ENCLOSED.phrases().end(tokens, verb);
        Optional<Wholes.Named> whole = end > 0 ? thing(end) : Optional.empty();
        FileNouns.Named found =
                new FileNouns.Named(at, end, Head.ATTACHMENT, true, true, false, "", Optional.empty(), List.of(), "");
        return whole.isPresent() && order(found, whole.get()) ? whole.get().to() : at;
    }

    private Optional<Wholes.Named> thing(int at) {
        return wholes.at(at).or(() -> wholes.titled(at));
    }

    /** What they go with, where the words behind them say it. */
    private Optional<Wholes.Named> whole(FileNouns.Named found) {
        int end = found.to();
        int hangs = EnglishWords.ENCLOSED.phrases().end(tokens, end);
        if (hangs > 0) {
            return thing(hangs);
        }
        Optional<Wholes.Named> mailed = mailed(found, end);
        if (mailed.isPresent()) {
            return mailed;
        }
        int start = tokens.get(found.from()).start();
        boolean alone = isEnd(end) || EnglishWords.AWAY.has(tokens.word(end));
        if (found.tool() && found.head() == Head.ATTACHMENT && alone) {
            return Optional.of(new Wholes.Named(wholes.all(found.kinds(), start), end)); // "Gmail attachments"
        }
        if (!tokens.word(end).matches("of|from|in|on|to")
                || (found.head() == Head.FILE && found.name().isEmpty())) {
            return Optional.empty();
        }
        Optional<Wholes.Named> whole = wholes.at(end + 1);
        if (whole.isPresent() || !tokens.word(end).equals("from") || found.head() != Head.ATTACHMENT) {
            return whole;
        }
        if (wholes.isTool(end + 1)) {
            List<Token> all = new ArrayList<>(wholes.all(found.kinds(), start));
            all.addAll(tokens.slice(end, end + 2).list());
            return Optional.of(new Wholes.Named(all, end + 2));
        }
        return isPerson(end + 1)
                ? Optional.of(new Wholes.Named(
                        wholes.from(tokens.slice(end + 1, end + 2).list(), found.several(), found.kinds()), end + 2))
                : Optional.empty();
    }

    private boolean isPerson(int at) {
        return at < tokens.size()
                && tokens.get(at) instanceof Word word
                && (word.lower().contains("@") || word.text().matches("\\p{Lu}.*"))
                && knowledge.tool(tokens, at).isEmpty();
    }

    /** "that Bob attached", "that bob@example.com mailed me". */
    private Optional<Wholes.Named> mailed(FileNouns.Named found, int end) {
        int who = tokens.word(end).matches("that|which") ? end + 1 : end;
        int verb = tokens.find(who, i -> i > who + 2 || EnglishWords.ENCLOSES.has(tokens.word(i)));
        if (verb == who || verb > who + 2 || verb >= tokens.size() || !isPerson(who)) {
            return Optional.empty();
        }
        int me = tokens.word(verb + 1).equals("to") ? verb + 2 : verb + 1;
        int to = tokens.word(me).matches("me|us") ? me + 1 : verb + 1;
        List<Token> person = tokens.slice(who, verb).list();
        return Optional.of(new Wholes.Named(wholes.from(person, found.several(), found.kinds()), to));
    }

    /** Says "get the mail, and save it": true where an order is about the files. */
    private boolean order(FileNouns.Named found, Wholes.Named whole) {
        int verb = verb(found.from());
        if (verb < 0) {
            return false;
        }
        List<Token> before = tokens.slice(verb + 1, found.from()).list();
        int kept = read.size() - before.size() - 1;
        if (kept < 0 || !read.get(kept).equals(tokens.get(verb))) {
            return false;
        }
        Word said = (Word) tokens.get(verb);
        boolean looks = isLook(verb);
        int later = looks ? nouns.later(whole.to()) : -1;
        if (looks && later < 0 && !goes(whole.to())) {
            return false;
        }
        read.subList(kept, read.size()).clear();
        read.add(Wholes.word("get", said.start()));
        read.addAll(whole.words());
        if (later >= 0) {
            keep(found, tokens.get(later).start(), false);
            return true;
        }
        int end = tokens.get(whole.to() - 1).end();
        read.add(Wholes.word("and", end));
        String verbs = looks ? "save" : said.lower();
        read.add(new Word(verbs, verbs, end, end));
        stand(found, end);
        if (!before.isEmpty()) {
            read.add(Wholes.word("to", end));
            read.addAll(before);
        }
        return true;
    }

    private boolean isLook(int verb) {
        String word = tokens.word(verb);
        return EnglishWords.LOOK.has(word) && !EnglishWords.MAKE.has(word) && !EnglishWords.TELL.has(word);
    }

    /** Whether it is said where something goes. */
    private boolean goes(int from) {
        return tokens.find(from, i -> Parser.ends(tokens, i) || EnglishWords.AWAY.has(tokens.word(i)))
                < tokens.find(from, i -> Parser.ends(tokens, i));
    }

    /** The place after "as an attachment", and after "using" a model, of which nobody can tell what it is to do; the same where none stands. */
    private int beside(int at) {
        if (files.isEmpty()) {
            return at;
        }
        int noun = tokens.after(at + 1, EnglishWords.ARTICLE.words());
        if (tokens.word(at).equals("as")
                && nouns.at(noun).filter(one -> one.head() == Head.ATTACHMENT).isPresent()) {
            return nouns.at(noun).orElseThrow().to();
        }
        if (tokens.word(at).matches("using|with|via|by") && knowledge.isModel(tokens, at + 1)) {
            int end = knowledge.tool(tokens, at + 1).map(Knowledge.Named::end).orElse(at + 2);
            Files last = files.removeLast();
            String said = tokens.slice(at, end).written();
            files.add(new Files(
                    last.at(),
                    last.several(),
                    last.name(),
                    last.type(),
                    last.beside(),
                    last.unsure().isEmpty() ? said : last.unsure() + "”, “" + said));
            return end;
        }
        return at;
    }

    /** Puts the word that stands for them. */
    private void stand(FileNouns.Named found, int at) {
        read.add(Wholes.word(found.several() ? "them" : "it", at));
        if (filed) {
            List.of("as", "a", "file").forEach(word -> read.add(Wholes.word(word, at)));
        }
        keep(found, at, false);
    }

    private void keep(FileNouns.Named found, int at, boolean beside) {
        files.add(new Files(at, found.several(), found.name(), found.type(), beside, found.unsure()));
    }

    /** "When a mail with a PDF comes, save the PDF": whether they go with what was spoken of before. */
    private boolean isBack(FileNouns.Named found) {
        boolean before = tokens.slice(0, found.from()).list().stream()
                .anyMatch(token -> token instanceof Word word && says(word.lower(), found));
        int thing = tokens.find(0, wholes::isThing);
        return verb(found.from()) == found.from() - 1
                && found.name().isEmpty()
                && thing < found.from()
                && (found.head() == Head.ATTACHMENT || (before && found.pointed()));
    }

    /** Whether a word before has spoken of such files. */
    private boolean says(String word, FileNouns.Named found) {
        return word.startsWith("attach")
                || (found.head() == Head.TYPE && nouns.type(word).equals(found.type()));
    }

    private int back(FileNouns.Named found) {
        stand(found, tokens.get(found.from()).start());
        return found.to();
    }

    /** The verb of the order that they stand in; -1 where there is none. */
    private int verb(int at) {
        for (int i = at - 1; i >= 0 && i >= at - FARTHEST; i--) {
            if (Parser.ends(tokens, i)) {
                return -1;
            }
            boolean order = EnglishWords.TELL.has(tokens.word(i))
                    || EnglishWords.MAKE.has(tokens.word(i))
                    || EnglishWords.LOOK.has(tokens.word(i))
                    || EnglishWords.PASS.has(tokens.word(i));
            boolean first = i == 0
                    || tokens.get(i - 1) instanceof Mark
                    || EnglishWords.AND.has(tokens.word(i - 1))
                    || EnglishWords.FILLER.has(tokens.word(i - 1));
            if (order && (first || !wholes.isThing(i))) {
                return i; // "email me the attachments"
            }
        }
        return -1;
    }
}
