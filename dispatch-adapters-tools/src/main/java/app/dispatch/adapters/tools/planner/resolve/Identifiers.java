package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes what tells the one thing that is looked at: an id, a name, a file, a handle, an address. */
final class Identifiers {
    /** How the name of a file is written. */
    static final Pattern FILE = Pattern.compile("[\\w-]+\\.[A-Za-z]{2,5}");

    private final FreeWords words;
    private final Items items;
    private final Naming naming;
    private final Tokens tokens;

    Identifiers(FreeWords words, Items items, Naming naming) {
        this.words = words;
        this.items = items;
        this.naming = naming;
        this.tokens = words.tokens();
    }

    /** Takes the file, the handle and the address that the operation asks for. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        files(claim, parts, taken);
        handles(claim, parts, taken);
        claim.operation
                .param("address")
                .filter(one -> !claim.has(one.name()))
                .ifPresent(one -> addressed(claim, one, parts, taken));
    }

    /** Takes the name of a file: "README.md". */
    private void files(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> file = claim.operation.param("file").filter(Param::required);
        for (Part part : parts) {
            for (int i = part.from(); file.isPresent() && i < part.to(); i++) {
                String written = words.written(i);
                if (!claim.has(file.get().name())
                        && words.free(claim, taken, i)
                        && written.matches("[\\w./-]+\\.[A-Za-z]{1,5}")) {
                    claim.params.put(file.get().name(), Value.of(written));
                    claim.use(i, i + 1);
                }
            }
        }
    }

    /** Takes a handle: "@naval". */
    private void handles(Claim claim, List<Part> parts, BitSet taken) {
        for (Param param : claim.operation.all("author", "person")) {
            for (Part part : parts) {
                for (int i = part.from(); i < part.to(); i++) {
                    String written = words.written(i);
                    if (!claim.has(param.name())
                            && words.free(claim, taken, i)
                            && written.startsWith("@")
                            && Forms.fits(param, written)) {
                        claim.params.put(param.name(), Value.of(written.substring(1)));
                        claim.use(i, i + 1);
                    }
                }
            }
        }
    }

    private void addressed(Claim claim, Param param, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            boolean goes = !param.required() && !part.relator().matches("|with|of|named|called|for");
            for (int i = part.from(); i < part.to() && !goes; i++) {
                if (!claim.has(param.name()) && words.free(claim, taken, i) && Forms.fits(param, words.written(i))) {
                    claim.params.put(param.name(), Value.of(words.written(i)));
                    claim.use(part.at(), i + 1);
                }
            }
        }
    }

    /** One of a list by its id: "issue 42". */
    void byId(Claim claim, Param item, List<Part> parts, BitSet taken) {
        if (claim.has(item.name())) {
            return;
        }
        items.byId(claim, item, parts, taken);
        if (claim.params.containsKey(item.name()) && !claim.operation.params().containsKey(item.name())) {
            claim.id = Objects.requireNonNull(claim.params.remove(item.name()));
            claim.filters.add("thing." + item.name() + " == " + Expressions.literal(claim.id));
        }
    }

    /** "contract.pdf", where the tool that keeps files is named: whether a file is meant by its name. */
    private boolean isFile(Claim claim, int at) {
        return claim.named
                && claim.operation.member("file").isPresent()
                && FILE.matcher(words.written(at)).matches();
    }

    /** Whether words name a file, where an operation reads one. */
    boolean namesFile(Claim claim, List<Part> parts, BitSet taken) {
        return !claim.operation.lists()
                && claim.operation.member("content").isPresent()
                && claim.operation.all("item").stream().anyMatch(Param::required)
                && parts.stream()
                        .anyMatch(part -> tokens.find(
                                        part.from(),
                                        i -> i >= part.to() || (isFile(claim, i) && words.free(claim, taken, i)))
                                < part.to());
    }

    /** Takes the name of the one thing that is looked at: the document called Notes. */
    void byName(Claim claim, Param item, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to() && !claim.has(item.name()); i++) {
                boolean noun =
                        !tokens.word(i).isEmpty() && claim.operation.things().contains(Lemma.singular(tokens.word(i)));
                int[] name = noun ? naming.beside(claim, part, i, taken) : new int[0];
                if (name.length == 2) {
                    claim.lookups.put(
                            item.name(),
                            new Claim.Lookup(
                                    item.name(), Lemma.singular(tokens.word(i)), words.value(name[0], name[1])));
                    claim.use(i, i + 1);
                    claim.use(name[0], name[1]);
                }
            }
            for (int i = part.from(); i < part.to() && !claim.has(item.name()); i++) {
                if (isFile(claim, i) && words.free(claim, taken, i)) {
                    claim.lookups.put(item.name(), new Claim.Lookup(item.name(), "file", words.written(i)));
                    claim.use(i, i + 1);
                }
            }
            boolean called = EnglishWords.NAMED.has(part.relator())
                    && part.size() > 0
                    && words.free(claim, taken, part.from(), part.to());
            if (called && !claim.has(item.name())) {
                claim.lookups.put(
                        item.name(), new Claim.Lookup(item.name(), claim.thing, words.value(part.from(), part.to())));
                claim.use(part.at(), part.to());
            }
        }
    }
}
