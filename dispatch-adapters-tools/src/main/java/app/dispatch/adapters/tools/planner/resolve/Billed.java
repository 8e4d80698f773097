package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes whom and what for somebody is billed, with its amount: "200 USD for consulting", "consulting $200". */
final class Billed {
    private final FreeWords words;
    private final Tokens tokens;

    Billed(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> items =
                claim.operation.param("items").filter(one -> one.required() && one.isList() && !claim.has(one.name()));
        for (int n = 0; n < parts.size() && items.isPresent(); n++) {
            for (int i = parts.get(n).from();
                    i < parts.get(n).to() && !claim.has(items.get().name());
                    i++) {
                Optional<Numbers.Found> money = words.free(claim, taken, i)
                        ? Numbers.at(tokens, i).filter(one -> !one.currency().isEmpty())
                        : Optional.empty();
                if (money.isPresent()) {
                    int from = i;
                    Part what = what(parts, n, i, money.get().end());
                    item(items.get(), money.get(), named(what)).ifPresent(one -> {
                        claim.params.put(items.get().name(), Value.of(List.of(one)));
                        claim.use(from, money.get().end());
                        claim.use(what.at(), what.to());
                    });
                }
            }
        }
    }

    /** The words for what an amount is for: behind "for", else beside the amount; empty where there are none. */
    private Part what(List<Part> parts, int n, int amount, int end) {
        Part part = parts.get(n);
        for (int next = n + 1; next < parts.size(); next++) {
            Part one = parts.get(next);
            if (one.relator().equals("for") && !words.written(one.from()).matches("[a-z]+_\\w+|.+@.+")) {
                int and = tokens.find(one.from(), i -> i >= one.to() || EnglishWords.AND.has(tokens.word(i)));
                return new Part(one.relator(), one.at(), one.from(), and);
            }
        }
        return end < part.to() ? new Part("", end, end, part.to()) : new Part("", part.from(), part.from(), amount);
    }

    /** What somebody is billed for; "" where that may be several things. */
    private String named(Part what) {
        int more = tokens.find(
                what.from(),
                i -> i >= what.to()
                        || tokens.get(i) instanceof Token.Mark
                        || EnglishWords.JOINING.has(tokens.word(i))
                        || Numbers.at(tokens, i).isPresent());
        return more < what.to() || what.size() == 0 ? "" : words.value(what.from(), what.to());
    }

    private static Optional<Value> item(Param items, Numbers.Found money, String what) {
        Map<String, Param> members = new LinkedHashMap<>();
        items.schema().fields("items").fields("properties").values().forEach((name, schema) -> {
            Param member = Param.of(name, schema, false);
            members.putIfAbsent(member.role(), member);
        });
        Param content = members.get("content");
        Param amount = members.get("amount");
        Param currency = members.get("currency");
        if (content == null || amount == null || currency == null || what.isBlank()) {
            return Optional.empty();
        }
        String code = money.currency().toLowerCase(Locale.ROOT);
        Value worded = currency.words().getOrDefault(code, Value.of(code));
        return Expressions.number(money, amount.unit())
                .filter(one -> code.length() == 3)
                .map(digits -> {
                    Map<String, Value> item = new LinkedHashMap<>();
                    item.put(content.name(), Value.of(what));
                    item.put(amount.name(), Value.of(Long.parseLong(digits)));
                    item.put(currency.name(), worded);
                    return new Value.Fields(item);
                });
    }

    /** "an invoice for bob@example.com": whom it is for by an address, where an id is asked for: it is looked up. */
    void addressed(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> person =
                claim.operation.param("person").filter(one -> one.required() && one.isId() && !claim.has(one.name()));
        for (Part part : person.isPresent() ? parts : List.<Part>of()) {
            for (int i = part.from(); i < part.to() && part.relator().matches("|for|to"); i++) {
                String written = words.written(i);
                if (!claim.has(person.get().name()) && words.free(claim, taken, i) && Forms.isEmail(written)) {
                    String noun = person.get().nouns().stream().findFirst().orElse("person");
                    claim.lookups.put(
                            person.get().name(), new Claim.Lookup(person.get().name(), noun, written));
                    boolean called = person.get().nouns().contains(tokens.word(i - 1));
                    claim.use(i <= part.from() + 1 ? part.at() : called ? i - 1 : i, i + 1);
                }
            }
        }
    }
}
