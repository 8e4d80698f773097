package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the titles and the texts that a brief says. */
final class Texts {
    /** What stands before the name of the file that a text goes into. */
    private static final Set<String> PLACING = Set.of("as", "to", "into", "in");

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    Texts(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    /** Takes a title, a text and the name of a file. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> title = claim.operation
                .param("title")
                .or(() -> claim.operation.param("name"))
                .or(() -> claim.operation.param("file"));
        Optional<Param> content = claim.operation.param("content");
        title.ifPresent(one -> called(claim, one, parts, taken));
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                if (tokens.get(i) instanceof Quote quote && words.free(claim, taken, i) && !placed(claim, part, i)) {
                    quoted(claim, title, content, part, i, quote);
                }
            }
        }
        file(claim, parts, taken);
        said(claim, content, parts, taken);
    }

    /** "named Retro". */
    private void called(Claim claim, Param title, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            boolean called =
                    EnglishWords.NAMED.has(part.relator()) || part.relator().equals("subject");
            if (called
                    && !claim.has(title.name())
                    && words.free(claim, taken, part.from(), part.to())
                    && part.size() > 0) {
                int end = tokens.get(part.from()) instanceof Quote ? part.from() + 1 : part.to();
                claim.use(part.at(), title(claim, title, part.from(), end));
            }
        }
    }

    /** Takes a title, or how it begins; the place after its words. */
    private int title(Claim claim, Param title, int from, int end) {
        int joined = tokens.get(from) instanceof Quote && claim.lead.isEmpty() ? composed(end, end) : 0;
        if (joined > 0) {
            claim.lead = words.value(from, end);
            claim.leads = title.name();
            return joined;
        }
        claim.params.put(title.name(), Wording.plain(words.value(from, end)));
        return end;
    }

    /** A quote is the title where a word says so or something is made, else the text. */
    private void quoted(Claim claim, Optional<Param> title, Optional<Param> content, Part part, int at, Quote quote) {
        boolean saying = EnglishWords.SAYING.has(part.relator())
                || (words.manner().making() && EnglishWords.CONTENT.has(tokens.word(at - 1)))
                || tokens.is(at - 1, Set.of("text", "message", "saying", "says", "body", "content", "comment", "note"));
        boolean called = tokens.is(at - 1, Set.of("subject", "title", "titled", "named", "called", "name", "filename"));
        boolean as = part.relator().equals("as") && at == part.from();
        boolean subject = called
                || (as && title.isPresent() && !claim.operation.tells())
                || (!claim.thing.isEmpty() && !saying && !claim.operation.tells());
        Optional<Param> open = title.filter(one -> !claim.has(one.name()));
        Optional<Param> where = subject && open.isPresent()
                ? open
                : content.filter(one -> !claim.has(one.name())).or(() -> open);
        int own = claim.operation.tells() && !subject ? owned(at + 1) : 0;
        int joined = where.isEmpty() || !claim.lead.isEmpty() ? 0 : own > 0 ? own : composed(at + 1, part.to());
        if (where.isPresent()) {
            if (joined > 0) {
                claim.lead = quote.text();
                claim.leads = where.get().name();
                claim.use(at, joined);
            } else {
                claim.params.put(where.get().name(), Wording.plain(quote.text()));
                claim.use(at, at + 1);
            }
            if (called || as || saying) {
                claim.use(at - 1, at);
            }
        }
    }

    /** The place after words that let a text go on with something else: '"New: " followed by the name'; 0 where none stand there. */
    private int composed(int at, int to) {
        int end = Math.max(EnglishWords.PREFIXING.phrases().end(tokens, at), goesOn(at));
        boolean joins = tokens.is(at, Set.of("and", "with"))
                && at + 2 < to
                && (tokens.word(at + 1).equals("the") || EnglishWords.THEIR.has(tokens.word(at + 1)))
                && tokens.get(at + 2) instanceof Token.Word
                && (!EnglishWords.TEXT.has(tokens.word(at + 2))
                        || (tokens.word(at).equals("with")
                                && EnglishWords.THEIR.has(tokens.word(at + 1))
                                && at + 3 >= to)); // "posted" with its title
        return end > 0 ? end : joins ? at + 1 : 0;
    }

    /** 'post "New issue" with its title and link': the place of what a message goes on with; 0 for nothing. */
    private int owned(int at) {
        return tokens.is(at, Set.of("and", "with", "plus")) && tokens.is(at + 1, Set.of("its", "their")) ? at + 1 : 0;
    }

    /** '"New: " and its title': the place after what joins it to a text that ends before its end; 0 where that is whole. */
    private int goesOn(int at) {
        boolean open = at > 0
                && tokens.get(at - 1) instanceof Quote quote
                && !quote.text().isEmpty()
                && (quote.text().endsWith(":")
                        || Character.isWhitespace(
                                quote.text().charAt(quote.text().length() - 1)));
        int next = tokens.is(at, EnglishWords.AND.words()) ? at + 1 : at;
        next = EnglishWords.THEN.has(tokens.word(next)) ? next + 1 : next;
        boolean said = EnglishWords.THEIR.has(tokens.word(next))
                || EnglishWords.ARTICLE.has(tokens.word(next))
                || (next > at && !tokens.word(next).isEmpty());
        return open && next > at && said ? next : 0;
    }

    private void file(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> file = claim.operation.param("file");
        for (Part part : parts) {
            for (int i = part.from(); file.isPresent() && i < part.to(); i++) {
                String written = words.written(i);
                if (!claim.has(file.get().name())
                        && (part.relator().equals("as") || !elsewhere(claim, parts))
                        && words.free(claim, taken, i)
                        && Forms.isFile(written)) {
                    claim.params.put(file.get().name(), Value.of(written));
                    boolean noun = i > part.from() && EnglishWords.FILED.has(tokens.word(i - 1));
                    int first = noun ? tokens.after(part.from(), EnglishWords.ARTICLE.words()) + 1 : part.from();
                    claim.use(first == i && PLACING.contains(part.relator()) ? part.at() : i, i + 1);
                }
            }
        }
    }

    /** Whether another tool is named, where the file is that a name stands for: "the file Report.pdf from Drive". */
    private boolean elsewhere(Claim claim, List<Part> parts) {
        return parts.stream()
                .anyMatch(part -> tokens.find(
                                part.from(),
                                i -> i >= part.to()
                                        || knowledge
                                                .tool(tokens, i)
                                                .filter(one -> !one.what()
                                                        .equals(claim.operation
                                                                .tool()
                                                                .id()))
                                                .isPresent())
                        < part.to());
    }

    /** Whether the noun of something that is looked at stands there. */
    private boolean isThere(int at) {
        String noun = tokens.word(at);
        return at > 0
                && knowledge.operations().stream()
                        .anyMatch(one -> one.is(Operation.Kind.LOOK)
                                && one.lists()
                                && one.things().contains(noun));
    }

    /** "the file": whether a noun is of one thing that is there and is no message itself. */
    private boolean isKept(int noun) {
        int before = knowledge.tool(tokens, noun - 1).isPresent() ? noun - 2 : noun - 1; // "the Notion page"
        return EnglishWords.DETERMINER.has(tokens.word(before))
                && knowledge.operations().stream()
                        .noneMatch(one -> one.tells() && one.things().contains(tokens.word(noun)));
    }

    /** "… in the title": whether the text before is looked for there. */
    private boolean within(int at) {
        int noun = tokens.after(at + 1, EnglishWords.ARTICLE.words());
        return tokens.word(at).equals("in")
                && noun > at + 1
                && tokens.word(noun).matches("subject|title|name|body|description|text");
    }

    /** Whether a quote names a place: 'in the folder "Invoices"'. */
    private boolean placed(Claim claim, Part part, int at) {
        if (words.manner().making() && EnglishWords.CONTENT.has(tokens.word(at - 1))) {
            return false; // "a file that contains the words …"
        }
        if (tokens.word(at - 1)
                .matches(
                        "mentions?|mentioning|contains?|containing|includes?|including|matching|word|words|status|state|label|priority|tag|stage|property|type|category")) {
            return true;
        }
        boolean passes = EnglishWords.PASS.has(tokens.word(words.manner().verbAt()));
        if (isThere(at - 1) && (passes || (claim.operation.tells() && isKept(at - 1)))) {
            return true; // 'forward the email "Invoice 42"', 'mail me the file "Report"'
        }
        boolean filters = part.relator().equals("with")
                && (tokens.word(at - 1).matches("subject|title|name") || within(at + 1))
                && words.manner().definite();
        if (filters) {
            return true;
        }
        boolean kept = part.relator().matches("to|onto|into") && isThere(at - 1) && isKept(at - 1);
        if (kept && claim.operation.param("file").isPresent()) {
            return true; // 'add "x" to the file "notes.txt"'
        }
        boolean under = EnglishWords.UNDER.has(part.relator())
                && !(at > part.from()
                        && Character.isUpperCase(words.written(at - 1).charAt(0)))
                && claim.operation.all("place").stream().anyMatch(Param::isId);
        if (under) {
            return true;
        }
        boolean made = tokens.is(part.from(), Set.of("a", "an"))
                && tokens.word(part.from() + 1).equals("new");
        boolean inside = !made && part.relator().matches("in|into|to|under|onto|on|from");
        return inside
                && claim.operation.all("place").stream()
                        .anyMatch(place -> place.nouns().contains(tokens.word(at - 1))
                                || place.nouns().contains(tokens.word(at + 1)));
    }

    /** "saying the build is broken": a text without quotes. */
    private void said(Claim claim, Optional<Param> content, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            boolean saying = Set.of("saying", "reading", "stating").contains(part.relator());
            int last = parts.getLast().to();
            if (saying
                    && content.isPresent()
                    && !claim.has(content.get().name())
                    && !(tokens.get(part.from()) instanceof Quote)
                    && words.free(claim, taken, part.from(), last)) {
                claim.params.put(
                        content.get().name(),
                        Wording.plain(
                                Putter.begun(tokens.slice(part.from(), last).written())));
                claim.use(part.at(), last);
            }
        }
    }

    /** Takes what a change writes: a quoted text. */
    void contents(Claim claim, List<Part> parts, BitSet taken) {
        boolean judges = claim.operation.all("state").stream().anyMatch(one -> one.required() && claim.has(one.name()));
        Optional<Param> content = claim.operation.param("content").filter(one -> one.required() || judges);
        if (judges) {
            said(claim, content, parts, taken);
        }
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                boolean quoted = tokens.get(i) instanceof Quote && words.free(claim, taken, i);
                boolean which = isThere(i - 1) && isKept(i - 1); // 'the file "notes.txt"'
                if (quoted
                        && !which
                        && content.isPresent()
                        && !claim.has(content.get().name())) {
                    claim.params.put(content.get().name(), Wording.plain(words.value(i, i + 1)));
                    claim.use(i, i + 1);
                }
            }
        }
    }

    /** "a ticket about the broken footer": what is made is called by what it is about. */
    void topic(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> title = claim.operation
                .param("title")
                .filter(one -> one.required()
                        && !claim.has(one.name())
                        && !claim.thing.isEmpty()
                        && !claim.operation.tells()
                        && words.manner().making());
        for (Part part : parts) {
            boolean about = title.isPresent()
                    && part.relator().matches("about|regarding|concerning")
                    && !claim.has(title.get().name())
                    && part.size() > 0
                    && words.free(claim, taken, part.from(), part.to())
                    && tokens.find(
                                    part.from(),
                                    i -> i >= part.to()
                                            || !(tokens.get(i) instanceof Token.Word)
                                            || EnglishWords.IT.has(tokens.word(i))
                                            || knowledge
                                                    .thing(tokens, i, part.to())
                                                    .isPresent())
                            >= part.to();
            if (about) {
                claim.params.put(title.get().name(), Wording.plain(Putter.begun(words.value(part.from(), part.to()))));
                claim.use(part.at(), part.to());
            }
        }
    }

    /** "for deep work": what a time is kept for. */
    void purpose(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> title = claim.operation.param("title").filter(one -> !claim.has(one.name()));
        for (Part part : parts) {
            boolean own = title.isPresent()
                    && !claim.has(title.get().name())
                    && (part.relator().matches("for|to") || EnglishWords.ABOUT.has(part.relator()))
                    && !part.relator().matches("on|with")
                    && part.size() > 0
                    && words.free(claim, taken, part.from())
                    && Period.length(tokens, part.from()).isEmpty();
            if (own && !(tokens.get(part.from()) instanceof Token.Mark)) {
                int end = tokens.find(part.from(), i -> i >= part.to() || !words.free(claim, taken, i));
                if (tokens.find(part.from(), i -> i >= end || Knowledge.restricts(tokens.word(i))) >= end) {
                    continue; // "to a meeting"
                }
                claim.params.put(title.get().name(), Wording.plain(Putter.begun(words.value(part.from(), end))));
                claim.use(part.at(), end);
            }
        }
    }
}
