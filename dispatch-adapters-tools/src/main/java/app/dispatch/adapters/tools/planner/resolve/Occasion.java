package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes what an appointment is called: "Gym on Thursday at 6 pm", "a meeting with Bob". */
final class Occasion {
    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    Occasion(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    /** A quote is its title, and not what is said about it. */
    void quoted(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> title = title(claim);
        for (Part part : parts) {
            for (int i = part.from(); title.isPresent() && i < part.to(); i++) {
                boolean named = part.relator().isEmpty() || part.relator().matches("for|of");
                if (named && tokens.get(i) instanceof Quote quote && words.free(claim, taken, i)) {
                    claim.params.put(title.get().name(), Wording.plain(quote.text()));
                    claim.use(i, i + 1);
                    return;
                }
            }
        }
    }

    /** The words that are left of what the verb acts on, where it is said when that is. */
    void named(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> title = title(claim)
                .filter(one -> claim.operation.all("start").stream().anyMatch(start -> claim.has(start.name())));
        for (int n = 0; title.isPresent() && n < parts.size(); n++) {
            Part part = parts.get(n);
            int[] name = part.relator().isEmpty() ? name(claim, part, taken) : new int[0];
            if (name.length == 2) {
                int end = company(claim, parts, n, name[1], taken);
                String text = words.value(name[0], name[1]) + (end > name[1] ? " " + words.value(name[1], end) : "");
                claim.params.put(title.get().name(), Wording.plain(Putter.begun(text)));
                claim.use(name[0], end);
                return;
            }
        }
    }

    /** "at Cafe Luna", "in the Blue Room": where it is. */
    void where(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> where = claim.operation
                .param("location")
                .filter(one -> !claim.has(one.name())
                        && claim.operation.all("start").stream().anyMatch(start -> claim.has(start.name())));
        for (Part part : where.isPresent() ? parts : List.<Part>of()) {
            int from = tokens.after(part.from(), EnglishWords.ARTICLE.words());
            boolean place = part.relator().matches("at|in")
                    && from < part.to()
                    && isLarge(from)
                    && words.free(claim, taken, part.from(), part.to())
                    && tokens.find(from, i -> i >= part.to() || !isOfName(i)) >= part.to();
            if (place && !claim.has(where.get().name())) {
                claim.params.put(
                        where.get().name(),
                        Wording.plain(tokens.slice(part.from(), part.to()).written()));
                claim.use(part.at(), part.to());
                claim.notes.add("“" + tokens.slice(part.at(), part.to()).written() + "” is taken as where it is.");
            }
        }
    }

    private boolean isLarge(int at) {
        return tokens.get(at) instanceof Word word
                && Character.isUpperCase(word.text().charAt(0));
    }

    /** Whether a word of a name stands there, and none of a time, a language or a tool. */
    private boolean isOfName(int at) {
        return (isLarge(at) || tokens.word(at).matches("'s|\\d{1,4}[a-z]?|of|and"))
                && Period.at(tokens, at).isEmpty()
                && !Languages.isOne(tokens.word(at))
                && knowledge.tool(tokens, at).isEmpty()
                && knowledge.service(tokens, at).isEmpty();
    }

    private static Optional<Param> title(Claim claim) {
        return claim.operation
                .param("title")
                .filter(one -> claim.operation.is(Kind.PUT)
                        && !claim.has(one.name())
                        && claim.operation.all("start").stream().anyMatch(Param::required));
    }

    private int[] name(Claim claim, Part part, BitSet taken) {
        int from = tokens.after(part.from(), EnglishWords.ARTICLE.words());
        int end = from;
        while (end < part.to()
                && tokens.get(end) instanceof Word
                && !taken.get(end)
                && (!claim.used.get(end) || claim.thing.equals(tokens.word(end)))
                && knowledge.tool(tokens, end).isEmpty()) {
            end++;
        }
        boolean says = tokens.find(from, i -> Knowledge.restricts(tokens.word(i))) < end;
        return says ? new int[] {from, end} : new int[0];
    }

    /** The place after "with Bob", which belongs to the name. */
    private int company(Claim claim, List<Part> parts, int n, int end, BitSet taken) {
        Part next = n + 1 < parts.size() ? parts.get(n + 1) : parts.get(n);
        int last = next.from();
        while (last < next.to() && tokens.get(last) instanceof Word && words.free(claim, taken, last)) {
            last++;
        }
        boolean with = next.at() == end && next.relator().equals("with") && last > next.from();
        if (with) {
            claim.notes.add(
                    "Nobody is invited: “" + tokens.slice(next.at(), last).written()
                            + "” is only a part of its title, as no address was said.");
        }
        return with ? last : end;
    }
}
