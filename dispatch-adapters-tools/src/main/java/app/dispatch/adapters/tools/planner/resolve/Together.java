package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads what is looked at together: "my calendar and my unread mails", "from my Gmail, Google Calendar and Notion". */
final class Together {
    /** More things than these are not looked at together. */
    private static final int MOST = 30;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Looker looker;
    private final Addresses addresses;
    private final Score score;

    Together(Tokens tokens, Knowledge knowledge, Filler filler, Looker looker, Addresses addresses, Score score) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
        this.looker = looker;
        this.addresses = addresses;
        this.score = score;
    }

    /** Several things that are looked at; empty when it is one, or none. */
    Optional<Source> read(List<Part> parts, BitSet taken, String own) {
        Optional<Source.Several> named = tools(parts, taken).or(() -> calls(parts, taken));
        Optional<Source.Several> listed = things(parts, taken, own);
        boolean all = named.isPresent()
                && listed.filter(one -> one.all().size() >= named.get().all().size())
                        .isEmpty();
        return all ? named.map(one -> one) : listed.map(one -> one); // what is said of each is in the list alone
    }

    /** The list that words name best. */
    Optional<Claim> list(List<Part> parts) {
        return best(knowledge.all(op -> op.is(Kind.LOOK) && op.lists()), parts, new BitSet(), "");
    }

    private Optional<Claim> best(List<Operation> operations, List<Part> parts, BitSet taken, String own) {
        Claim best = null;
        int most = 0;
        for (Operation operation : operations) {
            Optional<Claim> claim = looker.look(operation, parts, taken);
            int points = claim.map(found ->
                            score.of(found.used, parts, own) + Score.named(found) - Score.missing(found, false))
                    .orElse(0);
            if (points > most) {
                best = claim.orElseThrow();
                most = points;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What several tools have. */
    private Optional<Source.Several> tools(List<Part> parts, BitSet taken) {
        List<Source> looks = new ArrayList<>();
        Set<String> tools = new LinkedHashSet<>();
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                Optional<Knowledge.Named> named = taken.get(i) || part.relator().matches("to|into|via|by|using")
                        ? Optional.empty()
                        : knowledge.tool(tokens, i);
                int before = tokens.is(i - 1, EnglishWords.ARTICLE.words()) ? i - 2 : i - 1;
                boolean beside =
                        looks.isEmpty() || tokens.mark(before, ',') || EnglishWords.AND.has(tokens.word(before));
                if (named.isPresent() && beside && tools.add(named.get().what())) {
                    int at = i;
                    filler.usual()
                            .list(named.get().what())
                            .ifPresent(operation -> looks.add(
                                    everything(operation, at, named.get().end())));
                }
            }
        }
        return looks.size() > 1 ? Optional.of(new Source.Several(looks)) : Optional.empty();
    }

    private Source everything(Operation operation, int at, int end) {
        Claim claim = new Claim(operation);
        filler.usual().everything(claim);
        claim.use(at, end);
        claim.named = true;
        return new Source.Look(claim);
    }

    /** The answers of several addresses. */
    private Optional<Source.Several> calls(List<Part> parts, BitSet taken) {
        List<Source> calls = new ArrayList<>();
        BitSet open = (BitSet) taken.clone();
        Optional<Source.Call> call = call(parts, open);
        while (call.isPresent()) {
            calls.add(call.get());
            open.or(call.get().claim().used);
            call = call(parts, open);
        }
        return calls.size() > 1 ? Optional.of(new Source.Several(calls)) : Optional.empty();
    }

    private Optional<Source.Call> call(List<Part> parts, BitSet taken) {
        return addresses.from(parts, taken).filter(one -> one.name().isEmpty());
    }

    /** What stands between the words that join them. */
    private Optional<Source.Several> things(List<Part> parts, BitSet taken, String own) {
        List<Source> each = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int from = parts.isEmpty() ? 0 : parts.getFirst().from();
        int to = parts.isEmpty() ? 0 : parts.getLast().to();
        List<Operation> open = knowledge.all(op -> op.is(Kind.LOOK)
                && op.params().values().stream().noneMatch(param -> param.required() && param.is("item")));
        int pieces = 0;
        for (int i = from; i <= to && pieces < MOST; i++) {
            boolean ends = i == to || EnglishWords.AND.has(tokens.word(i)) || tokens.mark(i, ',');
            if (ends && i > from) {
                pieces++;
                List<Part> piece = within(parts, from, i, taken);
                Optional<Source> one = one(open, piece, taken, own)
                        .map(found -> there(each, found, piece, taken))
                        .map(found -> alike(each, found));
                if (one.isPresent() && seen.add(key(one.get()))) {
                    each.add(one.get());
                }
                from = i + 1;
            }
        }
        shared(each);
        return each.size() > 1 ? Optional.of(new Source.Several(each)) : Optional.empty();
    }

    /** "the open PRs and the open issues of acme/api": the place that is said of one is that of all its tool's that need one. */
    private static void shared(List<Source> each) {
        List<Claim> looks = each.stream()
                .filter(Source.Look.class::isInstance)
                .map(one -> ((Source.Look) one).claim())
                .toList();
        for (Claim open : looks) {
            List<Param> places = open.operation.all("place").stream()
                    .filter(one -> one.required() && !open.has(one.name()))
                    .toList();
            for (Param place : places) {
                List<Value> said = looks.stream()
                        .filter(one -> one.operation.tool().equals(open.operation.tool()))
                        .flatMap(one -> Optional.ofNullable(one.params.get(place.name())).stream())
                        .distinct()
                        .toList();
                if (said.size() == 1) {
                    open.params.put(place.name(), said.getFirst());
                }
            }
        }
    }

    /** What one of several things that are looked at is: the answer of an address, or the list that its words name best. */
    private Optional<Source> one(List<Operation> open, List<Part> parts, BitSet taken, String own) {
        Optional<Source.Call> call = call(parts, taken);
        if (call.isPresent()) {
            return Optional.of(call.get());
        }
        return best(open, parts, taken, own).map(Source.Look::new);
    }

    /** "the PRs of acme/api and the issues": what names no tool and no place is looked at where the first is. */
    private Source there(List<Source> before, Source found, List<Part> piece, BitSet taken) {
        if (!(found instanceof Source.Look look)
                || before.isEmpty()
                || !(before.getLast() instanceof Source.Look last)) {
            return found;
        }
        Claim claim = look.claim();
        Claim first = last.claim();
        Optional<Param> place = first.operation.param("place").filter(one -> first.params.containsKey(one.name()));
        boolean open = !claim.thing.isEmpty()
                && !claim.named
                && !claim.operation.tool().equals(first.operation.tool())
                && claim.operation.all("place").stream().noneMatch(one -> claim.has(one.name()));
        if (place.isEmpty() || !open) {
            return found;
        }
        Optional<Claim> own = knowledge
                .all(one -> one.is(Kind.LOOK)
                        && one.lists()
                        && one.tool().equals(first.operation.tool())
                        && one.things().contains(claim.thing)
                        && one.param("place").filter(Param::required).isPresent())
                .stream()
                .flatMap(one -> looker.look(one, piece, taken).stream())
                .findFirst();
        own.ifPresent(one -> one.params.putIfAbsent(
                one.operation.param("place").orElseThrow().name(),
                Objects.requireNonNull(first.params.get(place.get().name()))));
        return own.<Source>map(Source.Look::new).orElse(found);
    }

    /** "the open issues of acme/api and acme/web": what names only a place has the same there. */
    private static Source alike(List<Source> before, Source found) {
        if (!(found instanceof Source.Look look)
                || before.isEmpty()
                || !(before.getLast() instanceof Source.Look last)) {
            return found;
        }
        Claim claim = look.claim();
        Claim first = last.claim();
        Optional<Param> place = first.operation.param("place").filter(one -> first.params.containsKey(one.name()));
        boolean only = claim.thing.isEmpty()
                && claim.filters.isEmpty()
                && claim.lookups.isEmpty()
                && claim.operation.tool().equals(first.operation.tool())
                && claim.params.size() == 1
                && claim.operation.all("place").stream().anyMatch(one -> claim.params.containsKey(one.name()));
        if (place.isEmpty() || !only) {
            return found;
        }
        Claim same = first.again();
        same.params.putAll(first.params);
        same.params.put(place.get().name(), claim.params.values().iterator().next());
        same.used.or(claim.used);
        same.named = true;
        return new Source.Look(same);
    }

    private static String key(Source source) {
        return source instanceof Source.Look look
                ? look.claim().operation + " " + look.claim().params
                : source instanceof Source.Call call ? call.url() : "";
    }

    /** Of parts, what stands between two places, without those that something else takes whole. */
    private static List<Part> within(List<Part> parts, int from, int to, BitSet taken) {
        List<Part> within = new ArrayList<>();
        for (Part part : parts) {
            int start = Math.max(from, part.from());
            int end = Math.min(to, part.to());
            if (start < end && taken.nextClearBit(start) < end) {
                within.add(new Part(part.relator(), start == part.from() ? part.at() : start, start, end));
            }
        }
        return within;
    }
}
