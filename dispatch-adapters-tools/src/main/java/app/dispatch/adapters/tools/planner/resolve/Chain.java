package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.resolve.Mentions.Mention;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a clause that only names what takes part: "Airtable → OpenAI → X", "newsletter curation with RSS, OpenAI and Gmail". */
final class Chain {
    private static final Set<String> AWAY = Set.of("to", "into", "onto", "via", "by", "over", "through");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Looker looker;
    private final Putter putter;
    private final Addresses addresses;
    private final Mentions mentions;
    private final Product product;
    private final Score score;

    Chain(
            Tokens tokens,
            Knowledge knowledge,
            Filler filler,
            Looker looker,
            Putter putter,
            Addresses addresses,
            Mentions mentions,
            Product product,
            Score score) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
        this.looker = looker;
        this.putter = putter;
        this.addresses = addresses;
        this.mentions = mentions;
        this.product = product;
        this.score = score;
    }

    /** What a clause names as a chain; empty when it names too little. */
    Optional<Candidate> read(Setting setting) {
        Clause clause = setting.clause();
        boolean open = clause.verb().isEmpty()
                || !EnglishWords.CHANGE.has(clause.verb())
                || EnglishWords.MAKE.has(clause.verb());
        if (!open || clause.parts().isEmpty()) {
            return Optional.empty();
        }
        Optional<Claim> work = work(clause);
        List<Mention> named = mentions.in(clause.parts());
        List<Mention> ends = named.stream().filter(one -> !mentions.models(one)).toList();
        boolean model = ends.size() < named.size() || work.isPresent();
        Mention target = target(ends, setting.givens(), clause);
        BitSet used = new BitSet();
        named.forEach(one -> used.set(one.at(), one.end()));
        List<Source> looks = looks(ends, target, used);
        Optional<Source> source = looked(looks, setting);
        if (ends.isEmpty() || (source.isEmpty() && !model) || (target == null && looks.size() + (model ? 1 : 0) < 2)) {
            return Optional.empty();
        }
        Optional<Claim> maker = model ? work.or(() -> knowledge.writer().map(Claim::new)) : Optional.empty();
        if (model && maker.isEmpty()) {
            return Optional.empty();
        }
        maker.ifPresent(one -> used.or(one.used));
        Optional<Source> made = model ? maker.map(one -> new Source.Work(one, source)) : source;
        Optional<Claim> put = target == null ? Optional.empty() : put(target, clause, used);
        if (target != null && (put.isEmpty() || says(put.get()))) {
            return Optional.empty();
        }
        ends.stream()
                .filter(one -> !one.equals(target) && goes(one))
                .forEach(one -> used.clear(one.at(), one.end())); // it goes there too
        put.ifPresent(one -> used.or(one.used));
        return Optional.of(Candidate.about(
                put.orElse(null),
                made,
                used,
                score.of(used, clause.parts()) + (clause.verb().isEmpty() ? 8 : -6)));
    }

    /** Whether the brief itself says what is put there. */
    private static boolean says(Claim put) {
        return put.operation.param("content").filter(one -> put.has(one.name())).isPresent();
    }

    /** What a model makes on the way. */
    private Optional<Claim> work(Clause clause) {
        for (Operation operation :
                knowledge.all(one -> one.is(Kind.WORK) && one.op().effect().strongest() == Effect.READ)) {
            Claim claim = new Claim(operation);
            product.take(claim, clause.parts(), new BitSet());
            boolean does =
                    EnglishWords.WORK.has(clause.verb()) && operation.verbs().contains(clause.verb());
            boolean language = operation.param("language").isPresent()
                    && Languages.in(tokens, clause).isEmpty();
            boolean choices = operation.param("choices").isPresent();
            if ((does || !claim.thing.isEmpty()) && !language && !choices) {
                return Optional.of(claim);
            }
        }
        return Optional.empty();
    }

    private List<Source> looks(List<Mention> ends, @Nullable Mention target, BitSet used) {
        List<Source> looks = new ArrayList<>();
        for (Mention one : ends) {
            if (!one.equals(target) && !goes(one)) {
                source(one, used).ifPresent(looks::add);
            }
        }
        return looks;
    }

    private boolean goes(Mention mention) {
        return AWAY.contains(mention.part().relator()) || mentions.sends(mention);
    }

    private Optional<Source> looked(List<Source> looks, Setting setting) {
        List<Given> givens = setting.givens();
        boolean group = setting.group().size() > 1
                && !givens.isEmpty()
                && setting.group().contains(givens.getLast());
        List<Given> read = givens.stream()
                .filter(one -> one.operation().is(Kind.LOOK, Kind.CALL))
                .toList();
        boolean both = setting.parts().stream()
                .anyMatch(part -> EnglishWords.BOTH.phrases().at(tokens, part.from()));
        if (looks.isEmpty() && both && read.size() > 1) {
            return Optional.of(Sources.severally(read, new BitSet()));
        }
        if (looks.isEmpty() && group) {
            return Optional.of(Sources.severally(setting.group(), new BitSet()));
        }
        if (looks.isEmpty()) {
            return givens.isEmpty() ? Optional.empty() : Optional.of(new Source.Known(givens.getLast(), new BitSet()));
        }
        return Optional.of(looks.size() == 1 ? looks.getFirst() : new Source.Several(looks));
    }

    /** Where it goes: what stands after "to", else the last of several. */
    private @Nullable Mention target(List<Mention> ends, List<Given> givens, Clause clause) {
        Mention last = ends.isEmpty() ? null : ends.getLast();
        if (last == null) {
            return null;
        }
        boolean out = AWAY.contains(last.part().relator())
                || (last.part().relator().matches("in|on") && (ends.size() > 1 || !givens.isEmpty()));
        boolean several = ends.size() > 1 && !isListed(last.part(), clause);
        boolean takes = last.isService() || mentions.puts(last);
        Optional<Mention> written = ends.stream()
                .filter(one -> filler.words().manner().writing()
                        && one.part().relator().isEmpty()
                        && !one.isService()
                        && mentions.puts(one))
                .findFirst();
        if (written.isPresent()) {
            return written.get();
        }
        for (Mention one : ends.reversed()) {
            boolean over = one.part().relator().equals("over")
                    && one.end() < one.part().to(); // "over Drive documents"
            if (!over && AWAY.contains(one.part().relator())) {
                return one;
            }
        }
        return ends.reversed().stream()
                .filter(mentions::sends)
                .findFirst()
                .orElse(takes && (out || several) ? last : null);
    }

    /** "a report from Stripe, X and Linear": whether a part is one of those from which something is made. */
    private static boolean isListed(Part part, Clause clause) {
        boolean listed = false;
        for (Part one : clause.parts()) {
            listed = one.relator().equals("from") || (listed && one.relator().isEmpty());
            if (one.equals(part)) {
                return listed;
            }
        }
        return false;
    }

    private Optional<Source> source(Mention mention, BitSet used) {
        Part part = new Part(
                "", mention.part().from(), mention.part().from(), mention.part().to());
        if (mention.isService()) {
            return addresses
                    .from(List.of(new Part("", mention.at(), mention.at(), mention.end())), new BitSet())
                    .map(call -> call);
        }
        Claim best = null;
        for (Operation operation :
                knowledge.all(one -> one.is(Kind.LOOK) && one.tool().id().equals(mention.tool()))) {
            Optional<Claim> claim = looker.look(operation, List.of(part), new BitSet());
            boolean better = claim.isPresent()
                    && !claim.get().thing.isEmpty()
                    && (best == null || claim.get().used.cardinality() > best.used.cardinality());
            best = better ? claim.orElseThrow() : best;
        }
        if (best == null) {
            Optional<Operation> usual = filler.usual().list(mention.tool());
            if (usual.isEmpty()) {
                return Optional.empty();
            }
            best = new Claim(usual.get());
            best.named = true;
            filler.usual().everything(best);
        }
        used.or(best.used);
        return Optional.of(new Source.Look(best));
    }

    private Optional<Claim> put(Mention mention, Clause clause, BitSet used) {
        BitSet taken = (BitSet) used.clone();
        taken.clear(mention.at(), mention.end());
        if (mention.isService()) {
            return addresses.to(List.of(new Part("to", mention.at(), mention.at(), mention.end())), new BitSet(), true);
        }
        return knowledge
                .all(one -> one.is(Kind.PUT)
                        && one.tool().id().equals(mention.tool())
                        && one.param("content").isPresent())
                .stream()
                .map(one -> putter.put(one, clause, clause.parts(), (BitSet) taken.clone()))
                .max(Comparator.comparingInt(claim -> claim.used.cardinality() * 4
                        + (claim.operation.tells() ? 3 : 0)
                        - (int) claim.operation.params().values().stream()
                                        .filter(param -> param.required()
                                                && !claim.has(param.name())
                                                && !param.is("content", "title", "name"))
                                        .count()
                                * 2));
    }
}
