package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Takes the names of places: "#dev", "acme/api", "team ENG", "the Archive folder". */
final class Places {
    /** Words before what may be a place. */
    private static final Set<String> BEFORE = Set.of(
            "to",
            "into",
            "onto",
            "in",
            "on",
            "at",
            "for",
            "via",
            "through",
            "by",
            "with",
            "using",
            "as",
            "from",
            "of",
            "does",
            "do",
            "did",
            "under",
            "underneath",
            "below",
            "beneath",
            "inside",
            "within",
            "");

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Naming naming;
    private final Tokens tokens;
    private final PlaceNames names;
    private final PlaceUse use;

    Places(FreeWords words, Knowledge knowledge, Naming naming) {
        this.words = words;
        this.knowledge = knowledge;
        this.naming = naming;
        this.tokens = words.tokens();
        this.names = new PlaceNames(words, knowledge, naming);
        this.use = new PlaceUse(words, knowledge);
    }

    /** Takes one for each parameter that is a place. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Param param : claim.operation.all("place")) {
            for (Part part : parts) {
                if (!claim.has(param.name())
                        && BEFORE.contains(part.relator())
                        && !use.isOther(claim, param, part, parts)) {
                    take(claim, param, part, taken);
                }
            }
        }
    }

    private void take(Claim claim, Param param, Part part, BitSet taken) {
        for (int i = part.from(); i < part.to(); i++) {
            String written = words.written(i);
            boolean vague = param.isId()
                    && !Forms.specific(param)
                    && !param.nouns().contains(tokens.word(i - 1))
                    && !param.nouns().contains(tokens.word(i + 1))
                    && written.length() < 20;
            if (words.free(claim, taken, i)
                    && !vague
                    && !isItem(claim, i)
                    && !isAlso(claim, taken, i)
                    && !(written.contains("@") && !written.startsWith("@"))
                    && (Forms.fits(param, written) || signed(claim, param, written) || key(param, i))) {
                claim.params.put(param.name(), Value.of(written));
                claim.use(i, i + 1);
                claim.named = true;
                naming.noun(claim, param, part, taken, i);
                return;
            }
        }
        if (param.forms().stream().noneMatch(Set.of("a/b", "@x", "email")::contains)) {
            named(claim, param, part, taken);
        }
        bare(claim, param, part, taken);
        before(claim, param, part, taken);
        names.under(claim, param, part, taken);
        names.between(claim, param, part, taken);
        names.belonging(claim, param, part, taken);
        coded(claim, param, part, taken);
    }

    /** "in #dev and #ops": whether a place goes with the one before it, which is where something is put. */
    private boolean isAlso(Claim claim, BitSet taken, int at) {
        return claim.operation.is(Operation.Kind.LOOK)
                && at > 1
                && taken.get(at - 2)
                && (EnglishWords.AND.has(tokens.word(at - 1)) || tokens.mark(at - 1, ','));
    }

    /** "message 9100…": whether an id stands beside the noun of what is in a place. */
    private boolean isItem(Claim claim, int at) {
        String noun = Lemma.singular(tokens.word(at - 1));
        boolean others = words.written(at).matches("\\d{12,}")
                && !knowledge.of(noun).isEmpty()
                && knowledge.of(noun).stream().noneMatch(one -> one.tool().equals(claim.operation.tool()));
        return others
                || claim.operation.all("item", "parent").stream()
                        .anyMatch(one ->
                                one.isId() && one.nouns().contains(noun) && Forms.pattern(one, words.written(at)));
    }

    /** "a Linear issue in ENG": a place by its short name in capitals, beside the name of the tool. */
    private void coded(Claim claim, Param param, Part part, BitSet taken) {
        boolean coded = claim.named
                && !claim.has(param.name())
                && param.forms().contains("name")
                && part.relator().matches("in|for|to|of|from")
                && (part.size() == 1 || tokens.get(part.from() + 1) instanceof Token.Quote)
                && words.free(claim, taken, part.from())
                && words.written(part.from()).matches("[A-Z]{2,6}\\d*")
                && knowledge.tool(tokens, part.from()).isEmpty()
                && knowledge.service(tokens, part.from()).isEmpty();
        if (coded) {
            claim.params.put(param.name(), Value.of(words.written(part.from())));
            claim.use(part.at(), part.from() + 1);
        }
    }

    /** "#dev" beside the name of a tool whose channels go by their names. */
    private boolean signed(Claim claim, Param param, String written) {
        return claim.named
                && param.forms().contains("name")
                && written.matches("#[\\w-]+")
                && knowledge.operations().stream()
                        .anyMatch(one -> one.tells()
                                && one.tool().equals(claim.operation.tool())
                                && one.param("place").isPresent());
    }

    /** "on Discord in announcements": a word alone, beside the name of the tool. */
    private void bare(Claim claim, Param param, Part part, BitSet taken) {
        int said = tokens.after(part.from(), EnglishWords.DETERMINER.words());
        int at = knowledge
                .tool(tokens, said)
                .filter(one -> one.end() + 1 == part.to()
                        && one.what().equals(claim.operation.tool().id()))
                .map(Knowledge.Named::end)
                .orElse(said); // "in discord general"
        boolean alone = claim.named
                && !claim.has(param.name())
                && (isRoom(claim) || (claim.operation.is(Operation.Kind.PUT) && naming.isName(at)))
                && param.forms().stream().anyMatch(Set.of("#x", "name")::contains)
                && part.relator().matches(claim.operation.tells() ? "in|to|into|at" : "in|to|into|at|for|with")
                && at + 1 == part.to()
                && tokens.get(at) instanceof Token.Word
                && !EnglishWords.THEIR.has(tokens.word(at - 1)) // "with their authors"
                && !taken.get(at)
                && (words.free(claim, taken, at) || claim.thing.equals(Lemma.singular(tokens.word(at))))
                && Knowledge.restricts(tokens.word(at))
                && !tokens.word(at).matches("\\d.*|@.+|.+/.+") // somebody, or a place of another tool
                && knowledge.tool(tokens, at).isEmpty()
                && !EnglishWords.FORM.has(Lemma.singular(tokens.word(at)))
                && !param.nouns().contains(Lemma.singular(tokens.word(at))) // "in our Discord channel"
                && !Languages.isOne(tokens.word(at))
                && !Period.covers(tokens, at);
        if (alone && !isSomebody(claim, part, at)) {
            String name = words.value(at, at + 1);
            claim.params.put(param.name(), Value.of(param.forms().contains("#x") ? "#" + name : name));
            claim.use(part.at(), part.to());
        }
    }

    /** Whether its place is one where its tool tells people something. */
    private boolean isRoom(Claim claim) {
        return claim.operation.tells()
                || (claim.operation.is(Operation.Kind.PUT)
                        && knowledge.operations().stream()
                                .anyMatch(one -> one.tells()
                                        && one.tool().equals(claim.operation.tool())
                                        && one.param("place").isPresent()));
    }

    /** "to bob on Slack": whether somebody is named whom the tool tells by the name, and no room. */
    private boolean isSomebody(Claim claim, Part part, int at) {
        return part.relator().equals("to")
                && naming.isPerson(at)
                && knowledge.operations().stream()
                        .anyMatch(one -> one.personal()
                                && one.tool().equals(claim.operation.tool())
                                && one.param("recipient")
                                        .filter(who -> who.forms().contains("name"))
                                        .isPresent());
    }

    /** "ENG tickets": the short name of a place before what is in it. */
    private void before(Claim claim, Param param, Part part, BitSet taken) {
        for (int i = part.from(); i + 1 < part.to() && !claim.has(param.name()); i++) {
            boolean key = param.forms().contains("name")
                    && claim.operation.is(Operation.Kind.LOOK)
                    && words.written(i).matches("[A-Z][A-Z0-9]{1,9}")
                    && claim.thingAt.get(i + 1)
                    && words.free(claim, taken, i)
                    && knowledge.tool(tokens, i).isEmpty();
            if (key) {
                claim.params.put(param.name(), Value.of(words.written(i)));
                claim.use(i, i + 1);
            }
        }
    }

    /** Whether a key stands beside the noun of a place: "page 0f5c9d7e". */
    private boolean key(Param param, int at) {
        return param.forms().contains("id")
                && !tokens.is(at - 2, Set.of("a", "an", "new")) // "a folder 2027" is made
                && param.nouns().contains(tokens.word(at - 1))
                && (Forms.isKey(words.written(at))
                        || words.written(at).matches("\\d{3,11}")
                        || (words.written(at).matches("\\d{12,}") && Forms.pattern(param, words.written(at))));
    }

    /** "the dev channel over at Discord": whether what follows a part names another tool that has such places. */
    private boolean strange(Claim claim, Part part) {
        int end = tokens.find(part.to(), i -> tokens.get(i) instanceof Token.Mark);
        int named = tokens.find(part.to(), i -> i >= end || use.tells(i, claim.operation));
        return !claim.named && named < end;
    }

    /** "team ENG", "the Operations team", "my page Standup". */
    private void named(Claim claim, Param param, Part part, BitSet taken) {
        for (int i = part.from(); i < part.to(); i++) {
            boolean made = tokens.is(part.from(), Set.of("a", "an"))
                    && tokens.word(part.from() + 1).equals("new");
            if (!param.nouns().contains(Lemma.singular(tokens.word(i))) || taken.get(i) || made) {
                continue;
            }
            int[] name = naming.beside(claim, part, i, taken);
            if (name.length == 0) {
                name = naming.plain(claim, part, i, taken);
            }
            if (name.length == 0 && !strange(claim, part)) {
                name = naming.room(claim, part, i, taken);
            }
            if (name.length == 0
                    && tokens.is(part.from(), Set.of("a", "an", "our", "my"))
                    && tokens.word(i).equals(Lemma.singular(tokens.word(i)))
                    && i + 1 == part.to()) {
                claim.use(i, i + 1); // "a channel", "our Discord channel" name none
            }
            if (name.length == 2) {
                String text = words.value(name[0], name[1]);
                boolean channel = param.forms().contains("#x");
                if (param.isId() && !Forms.pattern(param, text)) {
                    claim.lookups.put(
                            param.name(), new Claim.Lookup(param.name(), Lemma.singular(tokens.word(i)), text));
                } else {
                    claim.params.put(param.name(), Value.of(channel ? "#" + text : text));
                }
                claim.use(i, i + 1);
                claim.use(name[0], name[1]);
                if (claim.lookups.containsKey(param.name()) && claim.operation.is(Operation.Kind.LOOK)) {
                    names.again(claim, name[0], name[1]);
                }
                claim.named = true;
                return;
            }
        }
    }
}
