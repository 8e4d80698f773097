package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes "an issue", "a folder": what is made; never "the issues", which are told. */
final class Made {
    private static final Set<String> INDEFINITE = Set.of("a", "an", "new", "another", "one");

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Naming naming;
    private final Tokens tokens;

    Made(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.naming = new Naming(words, knowledge);
        this.tokens = words.tokens();
    }

    /** Takes the noun of what the operation makes. */
    void take(Claim claim, Clause clause, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            boolean turned =
                    EnglishWords.TURN.has(clause.verb()) && part.relator().isEmpty();
            boolean object = !turned
                    && (part.relator().isEmpty()
                            || part.relator().matches("as|into|with|by|via|in|to")
                            || (part.relator().matches("on|onto") && INDEFINITE.contains(tokens.word(part.from()))));
            for (int i = part.from(); object && i < part.to(); i++) {
                Optional<Knowledge.Named> thing = knowledge.thing(tokens, i, part.to());
                boolean party = part.relator().equals("to") && EnglishWords.PARTY.has(Lemma.singular(tokens.word(i)));
                if (thing.isEmpty()
                        || party
                        || !claim.operation.things().contains(thing.get().what())
                        || !words.free(claim, taken, i, thing.get().end())) {
                    continue;
                }
                if (isNew(claim, clause, part, i, thing.get().end())) {
                    claim.thing = thing.get().what();
                    claim.use(i, thing.get().end());
                    named(claim, part, thing.get().end(), taken);
                    return;
                }
            }
        }
    }

    /** "add Acme to the database Leads": what is made in a place is called, where only its name is said. */
    void called(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> title = claim.operation
                .param("title")
                .filter(one -> one.required()
                        && !claim.has(one.name())
                        && claim.thing.isEmpty()
                        && !claim.operation.tells()
                        && claim.operation.all("place").stream().anyMatch(place -> claim.has(place.name())));
        for (Part part : title.isPresent() ? parts : List.<Part>of()) {
            boolean name = part.relator().isEmpty()
                    && part.size() > 0
                    && words.free(claim, taken, part.from(), part.to())
                    && tokens.find(part.from(), i -> i >= part.to() || !naming.isName(i)) >= part.to();
            if (name && !claim.has(title.get().name())) {
                claim.params.put(title.get().name(), Wording.plain(words.value(part.from(), part.to())));
                claim.use(part.from(), part.to());
            }
        }
    }

    /** "a folder Invoices", "an event Lunch tomorrow": what it is called. */
    private void named(Claim claim, Part part, int from, BitSet taken) {
        boolean file = words.written(Math.min(from, tokens.size() - 1)).matches("[\\w-]+\\.[A-Za-z]{2,5}");
        Optional<Param> name = claim.operation
                .param("file")
                .filter(one -> file)
                .or(() -> claim.operation.param("title"))
                .or(() -> claim.operation.param("name"))
                .filter(one -> part.relator().isEmpty() && !claim.operation.tells() && !claim.has(one.name()));
        int end = from;
        while (end < part.to()
                && words.free(claim, taken, end)
                && (naming.isName(end) || (end == from && words.written(end).matches("\\d{1,6}")))) {
            end++;
        }
        if (name.isPresent()
                && end > from
                && (end == part.to() || Period.at(tokens, end).isPresent())) {
            claim.params.put(name.get().name(), Wording.plain(words.value(from, end)));
            claim.use(from, end);
        }
    }

    /** Whether a noun is of something that is not there before it is made. */
    private boolean isNew(Claim claim, Clause clause, Part part, int at, int end) {
        boolean article = false;
        for (int i = part.from(); i < at; i++) {
            article |= INDEFINITE.contains(tokens.word(i));
        }
        boolean makes = EnglishWords.MAKE.has(clause.verb());
        boolean acts = part.relator().isEmpty();
        boolean alone = !clause.verb().isEmpty() || end >= part.to(); // and no "customer support"
        boolean quoted = tokens.get(Math.min(end, tokens.size() - 1)) instanceof Quote
                && !EnglishWords.PASS.has(clause.verb()); // 'forward the email "Invoice"'
        boolean bare = (at == part.from() && alone) || quoted;
        boolean plural = !tokens.word(end - 1).equals(Lemma.singular(tokens.word(end - 1)));
        boolean object = makes && claim.operation.verbs().contains(clause.verb()) && acts && !claim.operation.tells();
        boolean told = claim.operation.tells() && at > part.from() && knowledge.isQuality(tokens.word(at - 1));
        boolean last = end == part.to()
                && !plural
                && acts
                && !told // "unread mail"
                && !(claim.operation.tells() && EnglishWords.PASS.has(clause.verb())) // "forward Bob's mail"
                && !EnglishWords.ARTICLE.has(tokens.word(part.from()));
        boolean kept = plural
                && part.relator().matches("in|into|to|as")
                && tokens.word(part.from()).equals("my")
                && makes;
        boolean occasion = claim.operation.tells()
                && at > part.from()
                && (EnglishWords.NOTICE.has(tokens.word(at - 1)) || EnglishWords.OCCASION.has(tokens.word(at - 1)))
                && part.relator().matches("|with|by"); // "recovery mails"
        if (occasion) {
            return true;
        }
        boolean turned = EnglishWords.TURN.has(clause.verb()) && part.relator().matches("into|to|as");
        boolean came = plural
                && claim.operation.tells()
                && EnglishWords.FRESH.has(tokens.word(at - 1))
                && EnglishWords.TELL.has(clause.verb()); // "forward new messages"
        return turned || (article && !came) || (bare && !plural) || object || last || kept;
    }
}
