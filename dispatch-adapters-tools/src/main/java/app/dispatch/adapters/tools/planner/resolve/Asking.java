package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which members of what it is about a clause asks for: "their titles", "how many", "the temperature". */
final class Asking {
    private static final String FORMS =
            "answer|result|response|content|contents|data|json|page|text|html|list|body|output|line|message|note|entry|alert|email|mail|digest|summary|report|update|notification|reading|item|link";

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Brought brought;
    private final Score score;
    private final FieldSums sums;

    Asking(FreeWords words, Knowledge knowledge, Score score) {
        this.tokens = words.tokens();
        this.brought = new Brought(words);
        this.knowledge = knowledge;
        this.score = score;
        this.sums = new FieldSums(tokens, knowledge);
    }

    /** A reading with the members that are asked for, and with their words in its score. */
    Candidate of(Candidate candidate, List<Part> parts) {
        return of(candidate, parts, "");
    }

    /**
     * A reading with the members that are asked for, and with their words in its score.
     *
     * @param own the tool that it puts something into; "" for none
     */
    Candidate of(Candidate candidate, List<Part> parts, String own) {
        Pass pass = new Pass(candidate, parts);
        pass.read(parts);
        int points = score.of(candidate.used(), parts, own) + candidate.score() + pass.bonus;
        return with(candidate, pass, "", pass.asked, points);
    }

    /** A reading that only looks, with whether it is asked how many there are. */
    Candidate counted(Candidate candidate, Clause clause) {
        List<Part> parts = clause.parts();
        Pass pass = new Pass(candidate, parts);
        boolean sums = clause.verbAt() >= 0 && EnglishWords.SUMMING.phrases().at(tokens, clause.verbAt());
        pass.fold = sums ? Fold.SUM : pass.fold;
        pass.folds(parts.isEmpty() ? new Part("", 0, 0, 0) : parts.getFirst(), Math.max(0, clause.verbAt()));
        for (int n = 0; n < parts.size(); n++) {
            boolean of = n + 1 < parts.size() && parts.get(n + 1).relator().equals("of");
            for (int i = parts.get(n).from(); i < parts.get(n).to(); i++) {
                pass.counts(parts.get(n), i);
                pass.folds(parts.get(n), i);
                pass.belongs(i, of && parts.get(n).relator().isEmpty());
            }
        }
        return with(candidate, pass, candidate.text(), candidate.asked(), candidate.score());
    }

    private static Candidate with(Candidate candidate, Pass pass, String text, List<String> asked, int points) {
        Optional<Source> source = Folding.of(pass.source, pass.fold, pass.asked);
        return new Candidate(candidate.put(), source, text, asked, pass.number, candidate.used(), points);
    }

    /** One time through the words. */
    private final class Pass {
        private final @Nullable Claim put;
        private final Optional<Source> source;
        private final BitSet used;
        private final Optional<Claim> claim;
        private final Optional<Arrival> arrived;
        private final boolean call;
        private final boolean theirOwn;

        private final List<String> asked = new ArrayList<>();
        private boolean number;
        private Fold fold = Fold.NONE;
        private int bonus;

        Pass(Candidate candidate, List<Part> parts) {
            this.put = candidate.put();
            this.source = candidate.source();
            this.used = candidate.used();
            this.claim = source.flatMap(Asking::claim);
            this.arrived =
                    source.flatMap(one -> one instanceof Source.Arrived brought ? brought.arrival() : Optional.empty());
            this.call = source.filter(one -> one instanceof Source.Call
                            || (one instanceof Source.Known known
                                    && known.given().isCall()))
                    .isPresent();
            this.theirOwn = source.filter(Source.Known.class::isInstance).isPresent()
                    && parts.stream()
                            .anyMatch(part -> tokens.find(
                                            part.from(),
                                            i -> i >= part.to() || tokens.is(i, EnglishWords.THEIR.words()))
                                    < part.to());
            this.bonus = theirOwn ? 12 : 0;
        }

        void read(List<Part> parts) {
            boolean apart = false;
            for (Part part : parts) {
                apart = call
                        && (apart || part.relator().matches("that|which|whose|where"))
                        && !part.relator().matches("to|with|into|as|and");
                who(part);
                for (int i = part.from(); i < part.to() && !apart; i++) {
                    if (!used.get(i)
                            && tokens.get(i) instanceof Word word
                            && !goes(part, i)
                            && !counts(part, i)
                            && !folds(part, i)
                            && !arrives(word, i)
                            && !instructs(part, i)) {
                        i = member(part, i);
                    }
                }
            }
        }

        /** "who opened it": whoever brought about what happened. */
        private void who(Part part) {
            boolean made = part.relator().equals("who")
                    && tokens.find(
                                    part.from(),
                                    i -> i >= part.to()
                                            || (knowledge.verb(tokens.word(i)).isEmpty()
                                                    && !EnglishWords.IT.has(tokens.word(i))))
                            >= part.to();
            arrived.filter(one -> made).flatMap(one -> one.member("who")).ifPresent(one -> {
                asked.add(one);
                used.set(part.at(), part.to());
            });
        }

        /** "as body": what it becomes there. */
        private boolean goes(Part part, int at) {
            boolean goes = part.relator().equals("as")
                    && put != null
                    && put.operation.params().values().stream()
                            .anyMatch(one -> one.nouns().contains(tokens.word(at)));
            used.set(at, goes);
            return goes;
        }

        /** "how many", "the number of". */
        private boolean counts(Part part, int at) {
            String word = tokens.word(at);
            if (word.matches("many|much") && tokens.word(at - 1).equals("how")) {
                if (total(at, at + 1)) {
                    return true;
                }
                number |= call || claim.filter(one -> one.operation.lists()).isPresent();
                used.set(at, call && at + 1 < part.to() && tokens.get(at + 1) instanceof Word ? at + 2 : at + 1);
                return true;
            }
            return false;
        }

        /** "how many followers": whether a member of what is no list says how many there are of a noun. */
        private boolean total(int from, int noun) {
            Optional<String> member = claim.filter(one -> !one.operation.lists())
                    .flatMap(one -> Members.named(one.operation, tokens.word(noun)))
                    .filter(one -> !one.isEmpty());
            member.ifPresent(one -> {
                claim.orElseThrow().asked.add(one);
                asked.add(one);
                used.set(from, noun + 1);
            });
            return member.isPresent();
        }

        /** "the total of", "the average price". */
        private boolean folds(Part part, int at) {
            Fold said = used.get(at) || !(tokens.get(at) instanceof Word) ? Fold.NONE : Fold.of(tokens.word(at));
            boolean listed =
                    call || claim.filter(one -> sums.counts(one, at, used)).isPresent();
            boolean plain = part.relator().matches("|of|with|and")
                    && (claim.isEmpty()
                            || Members.named(claim.get().operation, tokens.word(at))
                                    .isEmpty()
                            || tokens.word(at + 1).equals("of"));
            if (said == Fold.NONE || !listed || !plain) {
                return false;
            }
            fold = said;
            used.set(at);
            claim.ifPresent(one -> sums.take(one, at, used));
            return true;
        }

        /** "the attendees of the meeting": what of it is told wherever it is told. */
        private void belongs(int at, boolean of) {
            claim.filter(one -> of && !used.get(at))
                    .ifPresent(one -> Members.named(one.operation, tokens.word(at))
                            .filter(member -> !member.isEmpty())
                            .ifPresent(member -> {
                                one.asked.add(member);
                                used.set(at);
                            }));
        }

        /** A member of what a webhook brings. */
        private boolean arrives(Word written, int at) {
            boolean payload = source.filter(Source.Arrived.class::isInstance).isPresent()
                    && arrived.isEmpty()
                    && ((tokens.word(at).length() > 2
                                    && written.text().matches("[a-z]+([A-Z][a-z]*)+|[a-z]+(_[a-z]+)+"))
                            || brought.at(at).isPresent());
            Optional<String> told = payload
                    ? Optional.of("trigger." + written.text())
                    : arrived.flatMap(one -> one.member(Lemma.singular(tokens.word(at))));
            told.ifPresent(one -> {
                asked.add(one);
                used.set(at);
            });
            boolean itself = told.isEmpty()
                    && tokens.is(at - 1, EnglishWords.DETERMINER.words())
                    && arrived.flatMap(Arrival::like)
                            .filter(one -> one.things().contains(tokens.word(at)))
                            .isPresent();
            used.set(at, used.get(at) || itself);
            return told.isPresent() || itself;
        }

        /** What the model is told that makes something. */
        private boolean instructs(Part part, int at) {
            boolean tells = source.filter(one -> one instanceof Source.Work work
                                    && work.claim()
                                                    .used
                                                    .get(part.from(), part.to())
                                                    .cardinality()
                                            > 0)
                            .isPresent()
                    && Knowledge.restricts(tokens.word(at))
                    && knowledge.tool(tokens, at).isEmpty();
            used.set(at, tells);
            return tells;
        }

        /** Reads a member from a place on; gives the place of its last word. */
        private int member(Part part, int at) {
            String word = tokens.word(at);
            if (EnglishWords.NO.has(word) && !asked.isEmpty() && isField(part, at + 1)) {
                used.set(at, at + 2); // "the names, no addresses"
                return at + 1;
            }
            boolean column = part.relator().matches("with|and")
                    && claim.flatMap(one -> Members.named(one.operation, word)).isPresent(); // "with number and total"
            String counting =
                    call && !tokens.word(at + 1).equals("of") ? "count" : "number|count|nr|no\\."; // or what it answers
            if (!column && EnglishWords.NUMBER.has(word) && word.matches(counting)) {
                if (tokens.word(at + 1).equals("of") && total(at, at + 2)) {
                    return at + 2;
                }
                boolean said = claim.filter(one -> !one.operation.lists() && !one.asked.isEmpty())
                        .isPresent(); // "… how many followers I have and post the number"
                number |= !said;
                used.set(at);
                return at;
            }
            if (word.equals("called")
                    && tokens.find(0, i -> i >= at || tokens.word(i).equals("what")) < at) {
                claim.flatMap(one -> Members.named(one.operation, "name"))
                        .or(() -> Optional.of("name").filter(name -> call)) // "what it is called"
                        .ifPresent(asked::add);
                used.set(at);
                return at;
            }
            if (call && !own(at) && word.matches("answer|result|response|output|json|body|contents?|data")) {
                used.set(at);
                return at;
            }
            if (claim.filter(one ->
                            !one.asked.isEmpty() && one.operation.things().contains(Lemma.singular(word)))
                    .isPresent()) {
                used.set(at); // whose it is: "the number of followers my account has"
                return at;
            }
            Optional<String> member = claim.flatMap(one -> Members.named(one.operation, word));
            if (member.isPresent() && !(put != null && member.get().isEmpty())) {
                claim.filter(one -> asked.isEmpty() && part.relator().equals("with")) // "…, with authors"
                        .flatMap(one -> Wording.called(one.operation))
                        .ifPresent(asked::add);
                asked.add(member.get());
                used.set(at);
                return at;
            }
            return isField(part, at) ? field(part, at) : at;
        }

        /** Whether a word may name a member of an answer of which nobody knows the form. */
        private boolean isField(Part part, int at) {
            String word = tokens.word(at);
            return call
                    && at < part.to()
                    && !EnglishWords.NO.has(word)
                    && (put != null || fold != Fold.NONE)
                    && asked.size() < 4
                    && knowledge.tool(tokens, at).isEmpty()
                    && knowledge.service(tokens, at).isEmpty()
                    && (theirOwn
                            || fold != Fold.NONE
                            || knowledge.thing(tokens, at, part.to()).isEmpty())
                    && part.relator().matches("|and|of|with|containing|including")
                    && Knowledge.restricts(word)
                    && (own(at) || (!knowledge.isVerb(word) && !EnglishWords.GIVING.has(word)));
        }

        /** "its message": what stands after this is a member, whatever it may mean elsewhere. */
        private boolean own(int at) {
            return tokens.is(at - 1, EnglishWords.THEIR.words());
        }

        private int field(Part part, int at) {
            int end = at;
            List<String> words = new ArrayList<>();
            while (end < part.to()
                    && !used.get(end)
                    && Knowledge.restricts(tokens.word(end))
                    && !EnglishWords.JOINING.has(tokens.word(end))) {
                words.add(
                        end + 1 == part.to() || EnglishWords.JOINING.has(tokens.word(end + 1))
                                ? Lemma.singular(tokens.word(end))
                                : tokens.word(end));
                end++;
            }
            if (words.size() > 1 && words.getLast().matches("value|field|number|data")) {
                words.removeLast();
            }
            boolean plural = end > at && !tokens.word(end - 1).equals(Lemma.singular(tokens.word(end - 1)));
            source.flatMap(one -> one instanceof Source.Call call ? Optional.of(call.claim()) : claim(one))
                    .ifPresent(one -> one.all |= plural);
            if (words.size() <= 3 && (own(at) || !words.getFirst().matches(FORMS))) {
                asked.add(String.join(" ", words));
            }
            used.set(at, end);
            boolean theirs = tokens.is(part.from(), Set.of("their", "its", "the", "his", "her"));
            bonus -= theirs ? 0 : 8 * (end - at);
            return end - 1;
        }
    }

    private static Optional<Claim> claim(Source source) {
        return switch (source) {
            case Source.Look look -> Optional.of(look.claim());
            case Source.Known known -> Optional.ofNullable(known.given().claim());
            default -> Optional.empty();
        };
    }
}
