package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.lexicon.Services.Service;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the nouns of what an operation has to do with. */
final class Things {
    /** How many words what belongs to a noun stands away from it, at most. */
    private static final int NEAR = 8;

    private static final Set<String> INDEFINITE = Set.of("a", "an", "new", "another");

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    Things(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    /** Takes the first noun of each part that names such a thing. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            if (!claim.operation.is(Operation.Kind.LOOK) || !elsewhere(part)) {
                take(claim, part, taken);
            }
        }
        if (claim.thing.isEmpty()) {
            happened(claim, parts, taken);
        }
        if (claim.thing.isEmpty()) {
            keyed(claim, parts, taken);
        }
        if (claim.thing.isEmpty() && claim.named) {
            parts.stream()
                    .filter(part ->
                            part.relator().matches("|of|to") || (part.relator().matches("from|in") && first(part)))
                    .forEach(part -> called(claim, part));
        }
    }

    /** "if ENG-1 is done": a thing by what it alone is known by. */
    private void keyed(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> key = claim.operation
                .member("key")
                .filter(one -> claim.operation.is(Operation.Kind.LOOK)
                        && claim.operation.lists()
                        && claim.operation.params().values().stream().noneMatch(Param::required)
                        && one.forms().contains("KEY-1"));
        boolean same = parts.stream()
                .anyMatch(part -> tokens.find(
                                part.from(),
                                i -> i >= part.to() || tokens.word(i).equals("same"))
                        < part.to()); // only a member of it is meant
        for (Part part : key.isPresent() && !same ? parts : List.<Part>of()) {
            for (int i = part.from(); i < part.to(); i++) {
                if (words.free(claim, taken, i)
                        && tokens.get(i) instanceof Token.Word word
                        && Character.isUpperCase(word.text().charAt(0))
                        && Forms.fits(key.get(), word.text())) {
                    claim.thing = claim.operation.things().iterator().next();
                    return;
                }
            }
        }
    }

    /** "the newest mail". */
    private boolean first(Part part) {
        return tokens.find(part.from(), i -> i >= part.to() || EnglishWords.FIRST.has(tokens.word(i))) < part.to();
    }

    /** "my latest mail": a tool's name that is one of its things as well says whether one is meant. */
    private void called(Claim claim, Part part) {
        for (int i = part.from(); i < part.to(); i++) {
            if (claim.used.get(i) && claim.operation.things().contains(Lemma.singular(tokens.word(i)))) {
                boolean all = claim.all;
                determine(claim, part, i, i + 1);
                claim.thingAt.set(i);
                claim.all = all;
            }
        }
    }

    /** Whether a part says where something goes, or what is made of it. */
    private boolean elsewhere(Part part) {
        boolean goes = EnglishWords.AWAY.has(part.relator())
                && !(words.manner().replying() && part.relator().equals("to"));
        return goes || (part.relator().equals("as") && tokens.is(part.from(), INDEFINITE));
    }

    private void take(Claim claim, Part part, BitSet taken) {
        for (int i = part.from(); i < part.to(); i++) {
            if (serviced(i)
                    || placeName(claim, part, i)
                    || strange(claim, part, i)
                    || (claim.operation.is(Operation.Kind.LOOK)
                            && (made(part)
                                    || room(part, i)
                                    || tokens.word(i - 1).equals("same")
                                    || isSent(part, i)))) {
                continue;
            }
            Optional<Knowledge.Named> thing = knowledge.thing(tokens, i, part.to());
            if (thing.isPresent()
                    && thing.get().end() > i + 1
                    && claim.operation
                            .things()
                            .contains(Lemma.singular(tokens.word(thing.get().end() - 1)))
                    && knowledge.isQuality(tokens.word(i))) {
                continue; // "open issues": a quality of issues
            }
            if (thing.isPresent()
                    && claim.operation.things().contains(thing.get().what())
                    && !isAt(claim, part, thing.get().end())
                    && !modifies(claim, thing.get(), part)
                    && words.free(claim, taken, i, thing.get().end())) {
                if (claim.thing.isEmpty() || claim.thing.equals(thing.get().what())) {
                    claim.thing = thing.get().what();
                    claim.use(i, thing.get().end());
                    claim.thingAt.set(i, thing.get().end());
                    determine(claim, part, i, thing.get().end());
                }
                i = thing.get().end() - 1;
            }
        }
    }

    /** Whether a word is the name of a place: "the database Tasks", "my tasks database". */
    private boolean placeName(Claim claim, Part part, int at) {
        boolean capital = tokens.get(at) instanceof Token.Word word
                && Character.isUpperCase(word.text().charAt(0));
        boolean after = capital && at > part.from() && isPlace(claim, at - 1);
        boolean before = at > part.from() && at + 1 < part.to() && isPlace(claim, at + 1);
        boolean between = capital
                && at > part.from()
                && knowledge
                        .tool(tokens, at - 1)
                        .filter(one -> one.what().equals(claim.operation.tool().id()))
                        .isPresent()
                && knowledge
                        .thing(tokens, at + 1, part.to())
                        .filter(one -> claim.operation.things().contains(one.what()))
                        .isPresent(); // "the Notion Tasks rows"
        return after || before || between;
    }

    private boolean isPlace(Claim claim, int at) {
        return claim.operation.all("place").stream()
                .anyMatch(one -> one.isId() && one.nouns().contains(Lemma.singular(tokens.word(at))));
    }

    /** "the text at https://…", "the text "…"": whether a noun is what an address answers, or what is quoted. */
    private boolean isAt(Claim claim, Part part, int end) {
        boolean link = end == part.to()
                && tokens.is(end, Set.of("at", "from", "of", "behind", "under"))
                && end + 1 < tokens.size()
                && tokens.get(end + 1) instanceof Token.Link;
        boolean quote =
                tokens.word(end - 1).equals("text") && end < tokens.size() && tokens.get(end) instanceof Token.Quote;
        return claim.operation.is(Operation.Kind.LOOK) && !claim.named && (link || quote);
    }

    /** "ask AI for a mail": whether somebody is asked to make something. */
    boolean isAsked(Part part) {
        return part.relator().equals("for")
                && EnglishWords.ASK.has(tokens.word(words.manner().verbAt()))
                && tokens.is(part.from(), INDEFINITE);
    }

    /** "customer feedback": whether a noun only says of what kind another is that no tool knows, or is written now. */
    private boolean modifies(Claim claim, Knowledge.Named thing, Part part) {
        int next = thing.end();
        String word = tokens.word(next);
        boolean written = words.manner().writing()
                && part.relator().isEmpty()
                && tokens.is(part.from(), INDEFINITE)
                && next == part.to(); // "generate a meal plan"
        if (written && claim.operation.is(Operation.Kind.LOOK) && !claim.named) {
            return true;
        }
        return claim.operation.is(Operation.Kind.LOOK)
                && !claim.named
                && next < part.to()
                && English.isThing(word)
                && !(tokens.get(next) instanceof Token.Word name
                        && Character.isUpperCase(name.text().charAt(0))) // "the event Standup"
                && tokens.word(next - 1).equals(Lemma.singular(tokens.word(next - 1)))
                && !knowledge.knows(word)
                && !EnglishWords.OUTGOING.has(word)
                && !EnglishWords.FORM.has(Lemma.singular(word))
                && !EnglishWords.WORK.has(Lemma.singular(word))
                && Members.named(claim.operation, word).isEmpty()
                && Period.at(tokens, next).isEmpty();
    }

    /** Whether what the verb acts on is made by it, and not there to be looked at. */
    private boolean made(Part part) {
        boolean bare = words.manner().writing()
                && part.from() > words.manner().verbAt()
                && part.relator().isEmpty()
                && !EnglishWords.ARTICLE.has(tokens.word(part.from()));
        return bare
                || isAsked(part)
                || (words.manner().making() && part.relator().isEmpty() && tokens.is(part.from(), INDEFINITE));
    }

    /** "Jira tickets", "reviews from Trustpilot": whether what is looked at is that of a service that no tool stands for. */
    private boolean strange(Claim claim, Part part, int at) {
        if (!claim.operation.is(Operation.Kind.LOOK) || claim.named) {
            return false;
        }
        int from = tokens.find(
                part.to(),
                i -> i > part.to() + NEAR
                        || tokens.get(i) instanceof Token.Mark
                        || tokens.word(i).equals("from"));
        boolean other = knowledge.tool(tokens, at - 1).stream()
                .map(Knowledge.Named::what)
                .anyMatch(tool -> !tool.equals(claim.operation.tool().id())
                        && knowledge.all(one -> one.is(Operation.Kind.LOOK)).stream()
                                .anyMatch(one -> one.tool().id().equals(tool)));
        return (other && at > part.from())
                || tokens.find(Math.max(part.from(), at - NEAR), i -> i >= at || service(i)) < at
                || (tokens.word(from).equals("from") && service(from + 1) && !isSent(claim, part, at));
    }

    /** "e-mails from Medium": whether only this tool has such things, so that the name says who sent them. */
    private boolean isSent(Claim claim, Part part, int at) {
        return knowledge
                .thing(tokens, at, part.to())
                .filter(one -> knowledge.of(one.what()).stream()
                        .allMatch(op ->
                                op.tool().id().equals(claim.operation.tool().id())))
                .isPresent();
    }

    private boolean service(int at) {
        return knowledge.tool(tokens, at).isEmpty()
                && knowledge
                        .service(tokens, at)
                        .filter(one -> one.service().kind() == Service.Kind.SERVICE
                                || one.service().kind() == Service.Kind.CHAT)
                        .isPresent();
    }

    /** "tell the finance channel": whether a room is told, and not looked at. */
    private boolean room(Part part, int at) {
        return words.told(part)
                && knowledge.operations().stream()
                        .filter(Operation::tells)
                        .flatMap(one -> one.all("place").stream())
                        .anyMatch(one -> one.nouns().contains(tokens.word(at)));
    }

    /** Whether something is sent that is not there yet: "send a welcome mail". */
    boolean isSent(Part part, int at) {
        Optional<Knowledge.Named> thing = knowledge.thing(tokens, at, part.to());
        int me = EnglishWords.ME.phrases().end(tokens, part.from()); // "send me a mail"
        return words.manner().sending()
                && part.relator().isEmpty()
                && tokens.is(Math.max(part.from(), me), Set.of("a", "an"))
                && thing.filter(one ->
                                Lemma.singular(tokens.word(one.end() - 1)).equals(tokens.word(one.end() - 1)))
                        .filter(one -> knowledge.of(one.what()).stream().anyMatch(Operation::tells))
                        .isPresent();
    }

    /** Whether things are named that only other operations have to do with: "the issues" to what lists pull requests. */
    boolean other(Operation operation, List<Part> parts, BitSet taken) {
        return parts.stream()
                .filter(part -> part.relator().isEmpty())
                .anyMatch(part -> tokens.find(
                                part.from(),
                                i -> i >= part.to()
                                        || (!taken.get(i)
                                                && knowledge
                                                        .thing(tokens, i, part.to())
                                                        .filter(one -> !operation
                                                                .things()
                                                                .contains(one.what()))
                                                        .isPresent()))
                        < part.to());
    }

    /** Whether a word is a part of the name of something on the web: "page" of "web page". */
    private boolean serviced(int at) {
        for (int i = Math.max(0, at - 2); i <= at; i++) {
            int from = i;
            if (knowledge
                    .service(tokens, i)
                    .filter(one -> one.end() > at && one.end() > from + 1)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** "what was committed": the noun is in the verb. */
    private void happened(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                String word = tokens.word(i);
                Optional<String> thing = word.endsWith("ed") && EnglishWords.AUXILIARY.has(tokens.word(i - 1))
                        ? Lemma.in(claim.operation.things(), word)
                        : Optional.empty();
                if (thing.isPresent() && words.free(claim, taken, i)) {
                    claim.thing = thing.get();
                    claim.use(i, i + 1);
                    return;
                }
            }
        }
    }

    /** Whether one or all are meant: "the event", "all events". */
    private void determine(Claim claim, Part part, int at, int end) {
        boolean plural = !tokens.word(end - 1).equals(Lemma.singular(tokens.word(end - 1)));
        boolean all = false;
        for (int i = part.from(); i < at; i++) {
            all |= EnglishWords.ALL.has(tokens.word(i));
        }
        claim.all |= all;
        claim.one |= !plural && !all;
    }

    /** Whether only one place is named, where something is or goes: "the Slack channel", "the team". */
    boolean somewhere(Claim claim) {
        return knowledge.listsPlaces(claim.operation) && claim.one && !claim.thing.isEmpty();
    }
}
