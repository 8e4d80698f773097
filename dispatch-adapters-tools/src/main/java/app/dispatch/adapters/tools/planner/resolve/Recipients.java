package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes whom something goes to. */
final class Recipients {
    private final FreeWords words;
    private final Knowledge knowledge;
    private final Naming naming;
    private final Tokens tokens;

    Recipients(FreeWords words, Knowledge knowledge, Naming naming) {
        this.words = words;
        this.knowledge = knowledge;
        this.naming = naming;
        this.tokens = words.tokens();
    }

    /** Takes the addresses and the persons of the parts that may name one. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Param param : claim.operation.all("recipient", "address")) {
            if (reached(claim, param, parts, taken)) {
                return;
            }
            List<Value> found = new ArrayList<>();
            for (Part part : parts) {
                if (tokens.word(part.at()).equals("assigned")
                        || !Set.of("to", "for", "", "with", "by", "via", "in", "into")
                                .contains(part.relator())
                        || (part.relator().equals("by") && claim.operation.tells()) // who has made it
                        || (!param.required() && part.relator().isEmpty() && claim.operation.personal())
                        || isLookedUp(claim, part)) {
                    continue;
                }
                take(claim, param, part, taken, found);
            }
            if (!found.isEmpty() && !claim.has(param.name())) {
                claim.params.put(
                        param.name(),
                        found.size() == 1 && !param.type().equals("array") ? found.getFirst() : Value.of(found));
            }
            if (!found.isEmpty()) {
                return;
            }
        }
    }

    /** "Bob at bob@example.com", "me at ada@example.com": the address of whoever is named before it. */
    private boolean reached(Claim claim, Param param, List<Part> parts, BitSet taken) {
        for (int n = 1; n < parts.size() && !claim.has(param.name()); n++) {
            Part at = parts.get(n);
            Part who = parts.get(n - 1);
            boolean address = at.relator().equals("at")
                    && Forms.isEmail(words.written(at.from()))
                    && Forms.fits(param, words.written(at.from()))
                    && words.free(claim, taken, at.from())
                    && who.to() == at.at()
                    && who.relator().matches("|to|for");
            if (address) {
                Value value = Value.of(words.written(at.from()));
                claim.params.put(param.name(), param.type().equals("array") ? Value.of(List.of(value)) : value);
                claim.use(at.at(), at.from() + 1);
                claim.use(who.to() - 1, who.to());
                claim.named |= param.is("recipient");
                return true;
            }
        }
        return false;
    }

    /** Whether a part is what the clause looks at: "find the customer bob@example.com" tells Bob nothing. */
    private boolean isLookedUp(Claim claim, Part part) {
        return claim.operation.tells()
                && words.manner().consuming()
                && part.from() > words.manner().verbAt()
                && (part.relator().equals("of")
                        || (part.relator().matches("in|from|at|on")
                                && EnglishWords.ME.phrases().end(tokens, part.from()) > part.from() + 1)
                        || (part.relator().isEmpty()
                                && (!words.written(part.from()).contains("@") || !serves())
                                && EnglishWords.ME.phrases().end(tokens, part.from())
                                        != part.from() + 1)); // "my inbox" is read
    }

    /** Whether the verb may hand something to whoever stands behind it. */
    private boolean serves() {
        String verb = tokens.word(words.manner().verbAt());
        return EnglishWords.SERVING.has(verb) || !EnglishWords.LOOK.has(verb);
    }

    /** "with bob@example.com in copy": who is no recipient, but gets a copy. */
    private boolean copied(int at) {
        return tokens.word(at + 1).equals("in") && tokens.word(at + 2).matches("copy|cc");
    }

    /** "Bob (bob@example.com)": the name says no more than the address. */
    private void owner(Claim claim, BitSet taken, int at) {
        int name = at - 2;
        boolean beside = name >= 0
                && (tokens.mark(at - 1, '(') || tokens.mark(at - 1, ','))
                && tokens.get(name) instanceof Token.Word word
                && Character.isUpperCase(word.text().charAt(0))
                && words.written(at).toLowerCase(Locale.ROOT).contains(tokens.word(name));
        if (beside && words.free(claim, taken, name)) {
            claim.use(name, name + 1);
        }
    }

    private void take(Claim claim, Param param, Part part, BitSet taken, List<Value> found) {
        for (int i = part.from(); i < part.to(); i++) {
            if (!words.free(claim, taken, i) || copied(i) || isObject(claim, part, i)) {
                continue;
            }
            String written = words.written(i);
            int mine = EnglishWords.ME.phrases().end(tokens, i);
            boolean fits = Forms.fits(param, written);
            if (fits && param.type().equals("string") && !found.isEmpty()) {
                return; // one only
            }
            if (fits) {
                found.add(Value.of(written));
                claim.use(i, i + 1);
                naming.noun(claim, param, part, taken, i);
                if (Forms.isEmail(written)) {
                    owner(claim, taken, i);
                }
                claim.named |= param.is("recipient");
            } else if (nameEnd(claim, param, part, i) > i) {
                int end = nameEnd(claim, param, part, i);
                if (param.type().equals("string") && !found.isEmpty()) {
                    claim.use(i, tokens.mark(i - 1, '(') && tokens.mark(end, ')') ? end : i); // "me on Slack (ada)"
                    return;
                }
                found.add(Wording.plain(words.value(i, end)));
                claim.use(i, end);
                return;
            } else if (mine > i
                    && mine <= part.to()
                    && (found.isEmpty() || param.type().equals("array"))
                    && (part.relator().matches("to|for|in|into") || i == part.from())) {
                claim.use(i, me(found, mine));
                i = mine - 1;
            }
        }
    }

    /** "block bob@example.com": whether an address stands behind a word that tells nobody anything. */
    private boolean isObject(Claim claim, Part part, int at) {
        int verb = words.manner().verbAt();
        String before = tokens.word(at - 1);
        boolean none = verb < 0
                && at == part.from() + 1
                && knowledge.tool(tokens, part.from()).isEmpty();
        boolean other = verb >= 0
                && at == verb + 1
                && knowledge.isVerb(before)
                && !claim.operation.verbs().contains(before)
                && !EnglishWords.TELL.has(before)
                && !EnglishWords.SERVING.has(before)
                && !EnglishWords.BIDDING.has(before);
        return claim.operation.tells()
                && part.relator().isEmpty()
                && words.written(at).matches("\\S*@\\S+")
                && (none || other)
                && !EnglishWords.OUTGOING.has(before)
                && !claim.used.get(at - 1);
    }

    /** Takes whose plan it is, or the address that stands behind "me"; the place after these words. */
    private int me(List<Value> found, int end) {
        boolean at = Set.of("at", "under").contains(tokens.word(end)) || tokens.mark(end, '(') || tokens.mark(end, ',');
        boolean addressed = at && end + 1 < tokens.size() && Forms.isEmail(words.written(end + 1));
        found.add(Value.of(addressed ? words.written(end + 1) : "{{ run.owner.email }}"));
        boolean named = !addressed
                && tokens.mark(end, '(')
                && tokens.mark(end + 2, ')')
                && tokens.get(end + 1) instanceof Token.Word; // "me (ada)"
        return addressed || named ? end + 2 : end; // "me (ada@example.com)"
    }

    /** The end of a person's name, where the tool is named that knows people by it: "message Ada Lovelace on Slack". */
    private int nameEnd(Claim claim, Param param, Part part, int at) {
        boolean whom = part.relator().isEmpty() || part.relator().equals("to");
        if (!whom
                || at != part.from()
                || !param.forms().contains("name")
                || (isElsewhere(at) && !knowledge.owns(claim.operation, tokens.word(at - 1)))) {
            return at;
        }
        if (called(claim, part, at)) {
            return at + 1;
        }
        int end = at;
        while (claim.named && end < part.to() && naming.isName(end)) {
            end++;
        }
        boolean to = part.relator().equals("to") || at == words.manner().verbAt() + 1;
        return end == at && claim.named && to && at + 1 == part.to() && naming.isPerson(at) ? at + 1 : end;
    }

    /** "post hi in #general": whether a room is named behind what would be somebody. */
    private boolean isElsewhere(int at) {
        return EnglishWords.PLACING.has(tokens.word(at + 1))
                && tokens.word(at + 2).startsWith("#");
    }

    /** "dm bob \"lunch?\"": whoever stands between a verb of writing to one person and what is written. */
    private boolean called(Claim claim, Part part, int at) {
        boolean text = at + 1 == part.to()
                || tokens.get(at + 1) instanceof Token.Quote
                || tokens.get(at + 1) instanceof Token.Mark;
        return at == words.manner().verbAt() + 1
                && (claim.named || knowledge.owns(claim.operation, tokens.word(at - 1)))
                && claim.operation.personal()
                && text
                && tokens.get(at) instanceof Token.Word word
                && !EnglishWords.IT.has(word.lower())
                && !EnglishWords.ARTICLE.has(word.lower())
                && !EnglishWords.PEOPLE.has(word.lower())
                && !EnglishWords.PARTY.has(Lemma.singular(word.lower()))
                && !EnglishWords.OUTGOING.has(word.lower())
                && !EnglishWords.ME.has(word.lower())
                && !EnglishWords.SALUTATION.phrases().at(tokens, at);
    }
}
