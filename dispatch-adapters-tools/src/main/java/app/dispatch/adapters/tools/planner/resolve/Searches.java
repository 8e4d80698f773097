package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.lexicon.Services.Service;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what is searched for. */
final class Searches {
    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    Searches(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    /** Takes what is searched for: 'search the drive for "report"'. */
    void quoted(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> query = claim.operation.param("query").filter(one -> !claim.has(one.name()));
        for (Part part : parts) {
            boolean quoted = query.isPresent()
                    && part.relator().equals("for")
                    && part.size() == 1
                    && tokens.get(part.from()) instanceof Quote;
            if (quoted && words.free(claim, taken, part.from())) {
                claim.params.put(query.get().name(), Value.of(words.value(part.from(), part.to())));
                claim.use(part.at(), part.to());
                return;
            }
        }
    }

    /** Takes the words beside the noun as what is searched for, where something has to be. */
    void required(Claim claim, Param query, List<Part> parts, BitSet taken) {
        List<String> sought = new ArrayList<>();
        for (Part part : parts) {
            boolean written = words.manner().writing() && part.relator().isEmpty(); // "write a limerick about …"
            boolean other = words.manner().working()
                    && part.relator().isEmpty()
                    && !claim.used.isEmpty()
                    && claim.used.get(part.from(), part.to()).isEmpty(); // what a model is to find
            boolean own = !written
                    && !other
                    && (part.relator().isEmpty() || part.relator().equals("for"));
            for (int i = part.from(); own && i < part.to(); i++) {
                boolean free = words.free(claim, taken, i);
                if (free && tokens.get(i) instanceof Quote quote) {
                    sought.add('"' + quote.text() + '"');
                    claim.use(i, i + 1);
                } else if (free && says(i) && !elsewhere(claim, i) && !isGiven(i, parts)) {
                    sought.add(tokens.word(i));
                    claim.use(i, i + 1);
                    claim.bonus -= 9; // it would find anything
                }
            }
        }
        Value all = query.words().get("everything");
        if (!sought.isEmpty()) {
            claim.params.put(query.name(), Value.of(String.join(" ", sought)));
        } else if (all != null) {
            claim.params.put(query.name(), all);
        }
    }

    /** "give the newest message a smile": whether it is a second thing, and not a word beside the noun. */
    private boolean isGiven(int at, List<Part> parts) {
        return at - 1 > parts.getFirst().from() && tokens.is(at - 1, Set.of("a", "an"));
    }

    /** Whether a word names another tool or service, whose things are meant then. */
    private boolean elsewhere(Claim claim, int at) {
        return knowledge
                        .tool(tokens, at)
                        .filter(one -> !one.what().equals(claim.operation.tool().id()))
                        .isPresent()
                || knowledge
                        .service(tokens, at)
                        .filter(one -> one.service().kind() == Service.Kind.SERVICE)
                        .isPresent();
    }

    private boolean says(int at) {
        return Knowledge.restricts(tokens.word(at))
                && !(English.isPast(tokens.word(at)) && tokens.word(at + 1).equals("by")) // "made by Bob"
                && Fold.of(tokens.word(at)) == Fold.NONE
                && !EnglishWords.ENOUGH.phrases().at(tokens, at)
                && !EnglishWords.ENOUGH.phrases().at(tokens, at - 1)
                && knowledge.tool(tokens, at).isEmpty()
                && !tokens.word(at).matches("new|latest|specific|certain|different")
                && !(tokens.word(at + 1).equals("of") && EnglishWords.ARTICLE.has(tokens.word(at - 1))) // "the text of"
                && Numbers.at(tokens, at).isEmpty()
                && !EnglishWords.OUTGOING.has(tokens.word(at)) // what it becomes
                && !EnglishWords.FIRST.has(tokens.word(at))
                && !English.isSuperlative(tokens.word(at));
    }
}
