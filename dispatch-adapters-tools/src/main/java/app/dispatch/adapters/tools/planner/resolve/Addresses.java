package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.lexicon.Services;
import app.dispatch.adapters.tools.planner.lexicon.Services.Service;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds addresses that are called, and services that no tool stands for: they are called over HTTP. */
final class Addresses {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Brought brought;

    /** Whether the brief writes out an address. */
    private final boolean linked;

    Addresses(FreeWords words, Knowledge knowledge) {
        this.tokens = words.tokens();
        this.brought = new Brought(words);
        this.knowledge = knowledge;
        this.linked = tokens.list().stream().anyMatch(Link.class::isInstance);
    }

    /**
     * What is called where.
     *
     * @param asked the words for the place that an address asks for; empty for none
     */
    private record Place(int at, int end, String url, String name, Range asked, String note) {}

    private record Located(String url, Range asked) {}

    /** The operation that reads an address. */
    static Optional<Operation> reading(Knowledge knowledge) {
        return knowledge
                .all(one -> one.is(Kind.CALL)
                        && one.op().effect().strongest() == Effect.READ
                        && one.params().values().stream().allMatch(param -> !param.required() || param.is("url")))
                .stream()
                .findFirst();
    }

    /** What is read at an address. */
    Optional<Source.Call> from(List<Part> parts, BitSet taken) {
        Optional<Operation> get = reading(knowledge);
        if (get.isEmpty()) {
            return Optional.empty();
        }
        List<Part> linked = parts.stream()
                .filter(part -> part.relator().equals("from")
                        && tokens.find(
                                        part.from(),
                                        i -> i >= part.to() || (tokens.get(i) instanceof Token.Link && !taken.get(i)))
                                < part.to())
                .toList();
        for (Part part : linked.isEmpty() ? parts : linked) {
            Optional<Place> place = place(part, taken, true);
            if (place.isPresent()) {
                Claim claim = claim(get.get(), place.get(), part);
                if (!linked.isEmpty()) {
                    parts.stream()
                            .filter(one -> one.relator().isEmpty())
                            .flatMap(one -> place(one, taken, true).stream())
                            .filter(one -> !one.name().isEmpty())
                            .forEach(one -> claim.use(one.at(), one.end())); // "the weather from https://…"
                }
                named(claim, parts, taken, place.get().url());
                new AnswerCuts(tokens).take(claim, parts, taken);
                return Optional.of(
                        new Source.Call(claim, place.get().url(), place.get().name()));
            }
        }
        return Optional.empty();
    }

    /** "the current price at https://example.com/price": an address that says what it answers with. */
    private void named(Claim claim, List<Part> parts, BitSet taken, String url) {
        String last = url.replaceFirst("[?#].*", "").replaceFirst(".*/", "").toLowerCase(Locale.ROOT);
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                boolean said = !taken.get(i)
                        && !tokens.word(i).isEmpty()
                        && !last.isEmpty()
                        && Lemma.singular(tokens.word(i)).equals(Lemma.singular(last));
                if (said) {
                    claim.use(i, i + 1);
                }
            }
        }
    }

    /** Where something is sent to. */
    Optional<Claim> to(List<Part> parts, BitSet taken, boolean makes) {
        Optional<Operation> post = knowledge
                .all(one -> one.is(Kind.CALL)
                        && one.param("method").isPresent()
                        && one.param("request_body").isPresent())
                .stream()
                .findFirst();
        if (post.isEmpty()) {
            return Optional.empty();
        }
        for (Part part : parts.reversed()) {
            boolean made = makes && part.relator().isEmpty();
            Optional<Place> place = made
                    ? place(part, taken, false).filter(one -> !one.name().isEmpty())
                    : part.relator().matches("to|into|with|via|through|using|onto|on|in|at")
                            ? place(part, taken, false)
                            : Optional.empty();
            if (place.isPresent()) {
                Claim claim = claim(post.get(), place.get(), part);
                claim.params.put(post.get().param("method").orElseThrow().name(), Value.of("POST"));
                claim.params.put(
                        post.get().param("url").orElseThrow().name(),
                        Value.of(place.get().url()));
                return Optional.of(claim);
            }
        }
        return Optional.empty();
    }

    private Claim claim(Operation operation, Place place, Part part) {
        Claim claim = new Claim(operation);
        claim.use(place.at(), place.end());
        if (!part.relator().isEmpty()) {
            claim.use(part.at(), part.at() + 1);
        }
        claim.named = true;
        claim.use(place.asked().from(), place.asked().to());
        if (!place.note().isEmpty()) {
            claim.notes.add(place.note());
        }
        return claim;
    }

    private Optional<Place> place(Part part, BitSet taken, boolean reads) {
        for (int i = part.from(); i < part.to(); i++) {
            if (!taken.get(i)
                    && tokens.get(i) instanceof Link link
                    && (reads || !part.relator().matches("on|in|with"))) {
                return Optional.of(new Place(i, i + 1, link.url(), "", Range.NONE, ""));
            }
        }
        for (int i = part.from(); i < part.to(); i++) {
            int at = i;
            Optional<Services.Found> found = taken.get(i)
                    ? Optional.empty()
                    : named(part, i, reads)
                            .filter(one -> fits(one.service().kind(), reads, linked) || (reads && has(one, at, part)));
            boolean compound = found.isPresent()
                    && found.get().service().kind() == Service.Kind.WEB
                    && part.relator().isEmpty()
                    && found.get().end() < part.to()
                    && English.isThing(tokens.word(found.get().end()))
                    && !tokens.word(part.from()).matches("my|our|the|your");
            if (compound) {
                continue; // "blog ideas"
            }
            boolean made =
                    reads && found.isPresent() && isMade(part, i, found.get().service());
            if (found.isPresent() && !made) {
                return Optional.of(service(found.get(), i, reads));
            }
        }
        return Optional.empty();
    }

    /** Whether what is named is made and not looked at: "a Telegram post", "a joke". */
    private boolean isMade(Part part, int at, Service service) {
        boolean one = at > part.from() && tokens.word(part.from()).matches("an?");
        boolean posted = part.relator().isEmpty() && service.kind() == Service.Kind.SERVICE;
        boolean written = service.url().isEmpty()
                && knowledge
                        .thing(tokens, at, part.to())
                        .filter(thing -> knowledge.of(thing.what()).stream().anyMatch(op -> op.is(Kind.WORK)))
                        .isPresent();
        return one && (posted || written);
    }

    /** The service that is named at a place of a part, and no tool. */
    private Optional<Services.Found> named(Part part, int at, boolean reads) {
        return knowledge
                .service(tokens, at)
                .or(() -> pair(at))
                .or(() -> unknown(part, at, reads))
                .filter(one -> one.end() <= part.to())
                .filter(one -> !Mentions.isLink(tokens, one.end() - 1)
                        || part.relator().equals("from"))
                .filter(one -> reads
                        || (!part.relator().equals("at")
                                && (!part.relator().matches("on|in")
                                        || one.service().url().isEmpty())))
                .filter(one -> knowledge.tool(tokens, at).isEmpty()
                        && knowledge.tool(tokens, at - 1).isEmpty());
    }

    /** "a mail from Joe": whether what stands at a place is found by who sent it. */
    private boolean isSent(int at) {
        return knowledge
                .thing(tokens, at, at + 1)
                .filter(one -> knowledge.of(one.what()).stream()
                        .anyMatch(op -> op.is(Kind.LOOK)
                                && op.param("query")
                                        .filter(query -> query.words().containsKey("from *"))
                                        .isPresent()))
                .isPresent();
    }

    /** "from Blurbix": a name that nobody here knows, as where something comes from. */
    private Optional<Services.Found> unknown(Part part, int at, boolean reads) {
        boolean name = reads
                && part.relator().equals("from")
                && at == part.from()
                && at + 1 == part.to()
                && tokens.get(at) instanceof Token.Word word
                && word.text().matches("[A-Z][A-Za-z0-9]{2,}")
                && !English.has(word.lower())
                && !knowledge.knows(word.lower())
                && !isSent(part.at() - 1);
        return name
                ? Optional.of(new Services.Found(new Service(tokens.word(at), Service.Kind.SERVICE, ""), at + 1))
                : Optional.empty();
    }

    /** "BTC/ETH": two in one word. */
    private Optional<Services.Found> pair(int at) {
        String word = tokens.word(at);
        int slash = word.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        String first = word.substring(0, slash);
        Tokens one = new Tokens(first, List.of(new Token.Word(first, first, 0, first.length())));
        return knowledge.service(one, 0).map(found -> new Services.Found(found.service(), at + 1));
    }

    /** "Telegram channel posts": whether a messenger is named for what it has. */
    private static boolean has(Services.Found found, int at, Part part) {
        return found.service().kind() == Service.Kind.CHAT
                && part.relator().matches("|from|of")
                && at == part.from()
                && found.end() < part.to();
    }

    private static boolean fits(Service.Kind kind, boolean reads, boolean linked) {
        return kind == Service.Kind.SERVICE
                || (kind == Service.Kind.WEB && reads && !linked)
                || (kind == Service.Kind.CHAT && !reads);
    }

    /** "the weather in Lisbon": the place that an address asks for. */
    private Located located(String url, int from) {
        for (int i = from; i < Math.min(tokens.size() - 1, from + 6); i++) {
            int field = tokens.after(i + 1, EnglishWords.ARTICLE.words());
            Optional<String> told =
                    tokens.word(i).matches("in|for|at|of") && url.contains("{") ? brought.at(field) : Optional.empty();
            if (told.isPresent()) {
                return new Located(
                        url.replace("{place}", Expressions.template("trigger." + told.get())), new Range(i, field + 1));
            }
            boolean in = tokens.word(i).matches("in|for|at")
                    && tokens.get(i + 1) instanceof Token.Word word
                    && Character.isUpperCase(word.text().charAt(0))
                    && knowledge.tool(tokens, i + 1).isEmpty();
            if (in) {
                int end = i + 2;
                while (end < tokens.size()
                        && tokens.get(end) instanceof Token.Word word
                        && Character.isUpperCase(word.text().charAt(0))) {
                    end++;
                }
                String there = url.replace(
                        "{place}",
                        URLEncoder.encode(tokens.slice(i + 1, end).written(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
                return new Located(there, new Range(i, end));
            }
        }
        return new Located(url, Range.NONE);
    }

    private Place service(Services.Found found, int at, boolean reads) {
        String name = tokens.slice(at, found.end()).written();
        Located located = reads ? located(found.service().url(), found.end()) : new Located("", Range.NONE);
        Optional<String> known = Optional.of(located.url()).filter(url -> !url.isEmpty() && !url.contains("{place}"));
        String param = plain(name) + "Url";
        String note = known.map(url -> "“" + name + "” is asked at " + url
                        + ", which answers without a key: check that it is what you want.")
                .orElse("No tool stands for “" + name
                        + "”: its API is called over HTTP, at the address that each run gets as `trigger." + param
                        + "`, unless it is written into the step.");
        return new Place(at, found.end(), known.orElse("{{ trigger." + param + " }}"), name, located.asked(), note);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            plain.append(plain.isEmpty() || word.isEmpty() ? word : Putter.begun(word));
        }
        String id = plain.toString();
        return id.matches("[a-z].*") ? id : "service";
    }

    /** Where people write the content of what is sent. */
    static Optional<Param> body(Operation operation) {
        return operation
                .param("request_body")
                .or(() -> operation.params().values().stream()
                        .filter(one -> one.is("data"))
                        .findFirst());
    }
}
