package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what steps gave as text for people. */
final class Wording {
    private static final List<String> NAMES = List.of("title", "name", "file", "excerpt", "content", "key", "address");

    private Wording() {}

    /**
     * The template of what was given.
     *
     * @param said the members that a brief asks for; none for what is usual
     * @param number whether only how many there are is asked
     */
    static String of(Given given, List<String> said, boolean number) {
        List<String> asked = said.isEmpty() && given.claim() != null ? given.claim().asked : said;
        boolean counted = number || (given.claim() != null && given.claim().counted);
        Optional<String> folded = folded(given, asked);
        if (folded.isPresent()) {
            return folded.get();
        }
        if (counted && given.isCall()) {
            return Expressions.template("string(size(" + given.list() + "))");
        }
        if (counted && given.lists()) {
            return Expressions.template("string(size(" + given.whole() + "))");
        }
        if (given.isMade()) {
            return Expressions.template(made(given)) + sorted(given);
        }
        if (given.isCall()) {
            return call(given, asked);
        }
        if (given.lists()) {
            String lines = given.list() + ".map(one, '- ' + " + line(given.operation(), "one", asked) + ").join('\\n')";
            return given.called() + ":\n" + Expressions.template(lines);
        }
        return one(given, asked);
    }

    /** "the total", "the average price": what the numbers of a list come to, each currency for itself. */
    private static Optional<String> folded(Given given, List<String> said) {
        Claim claim = given.claim();
        List<String> asked = said.isEmpty() && claim != null ? claim.folded : said;
        if (claim == null || claim.fold == Fold.NONE) {
            return Optional.empty();
        }
        if (given.isCall()) {
            return asked.stream()
                    .findFirst()
                    .map(name ->
                            Expressions.template("string(" + claim.fold.of(given.list(), open("one", name)) + ")"));
        }
        Optional<Param> fields =
                given.operation().member("fields").filter(one -> given.lists() && !claim.field.isEmpty());
        if (fields.isPresent()) {
            String number = FieldWords.number("one." + fields.get().name(), claim.field);
            return Optional.of(Expressions.template("string(" + claim.fold.of(given.list(), number) + ")"));
        }
        Optional<Param> member = asked.stream()
                .flatMap(name -> Optional.ofNullable(given.operation().members().get(name)).stream())
                .filter(Param::isNumber)
                .findFirst()
                .or(() -> given.operation().member("amount"));
        return member.filter(one -> given.lists()).map(one -> {
            String number = "one." + one.name() + (one.unit().equals("cents") ? " / 100.0" : "");
            return given.operation()
                    .member("currency")
                    .filter(currency -> one.is("amount", "total"))
                    .map(currency -> Expressions.template(given.list() + ".map(one, one." + currency.name()
                            + ").distinct().map(unit, string("
                            + claim.fold.of(given.list() + ".filter(one, one." + currency.name() + " == unit)", number)
                            + ") + ' ' + unit).join('\\n')"))
                    .orElseGet(() -> Expressions.template("string(" + claim.fold.of(given.list(), number) + ")"));
        });
    }

    /** What was put into a class, below the class: it says nothing alone. */
    private static String sorted(Given given) {
        boolean sorts = given.operation().param("choices").isPresent();
        Optional<Value> input = given.operation()
                .param("input")
                .map(one -> given.step().params.get(one.name()))
                .filter(one -> sorts);
        return input.filter(Value.Text.class::isInstance)
                .map(one -> ((Value.Text) one).value())
                .filter(one -> one.startsWith("{{ ") && one.endsWith(" }}"))
                .map(one -> "\n\n{{ json(" + one.substring(3, one.length() - 3) + ") }}")
                .orElse("");
    }

    static String made(Given given) {
        Optional<Param> text = given.operation().output().values().stream()
                .filter(one -> one.is("result", "content", "labels", "state"))
                .findFirst();
        boolean plain = text.filter(one -> one.type().equals("string")).isPresent();
        return plain ? given.output() + "." + text.orElseThrow().name() : "json(" + given.whole() + ")";
    }

    /** What a call answered, as text: a text as it is, anything else as JSON. */
    private static String answer(Given given) {
        return given.step().forEach == null
                ? "default(json(" + given.output() + ".json), " + given.output() + ".body)"
                : "json(" + given.whole() + ")";
    }

    private static String call(Given given, List<String> asked) {
        if (asked.isEmpty()) {
            boolean narrowed = given.claim() != null && given.claim().cuts();
            return narrowed ? Expressions.template("json(" + given.list() + ")") : Expressions.template(answer(given));
        }
        boolean list =
                given.claim() != null && (given.claim().all || given.claim().cuts());
        if (list) {
            return Expressions.template(given.list() + ".map(one, '- ' + "
                    + String.join(
                            " + ' ' + ",
                            asked.stream()
                                    .map(name -> "string(" + open("one", name) + ")")
                                    .toList()) + ").join('\\n')");
        }
        return String.join(
                " ",
                asked.stream()
                        .map(name -> Expressions.template("string(" + open(given.output() + ".json", name) + ")"))
                        .toList());
    }

    /** A member of something whose form nobody knows, by the ways in which its name may be written. */
    static String open(String base, String words) {
        List<String> parts = List.of(words.split(" "));
        List<String> names = new ArrayList<>();
        names.add(String.join("_", parts));
        if (parts.size() > 1) {
            StringBuilder camel = new StringBuilder(parts.getFirst());
            parts.stream()
                    .skip(1)
                    .forEach(part -> camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT))
                            .append(part.substring(1)));
            names.add(camel.toString());
            names.addAll(parts);
        }
        if (!base.equals("trigger")) {
            names.addAll(EnglishWords.ALIKE.beside(
                    parts.getLast())); // who sends to a webhook says how its fields are called
        }
        String expression = member(base, names.getLast());
        for (String name : names.reversed().subList(1, names.size())) {
            expression = "default(" + member(base, name) + ", " + expression + ")";
        }
        return expression;
    }

    private static String member(String base, String name) {
        return name.matches("[A-Za-z_]\\w*") ? base + "." + name : base + "[" + Expressions.text(name) + "]";
    }

    private static String one(Given given, List<String> asked) {
        Map<String, Param> members = given.operation().output();
        List<Param> usual = asked.isEmpty() ? usual(members) : List.of();
        List<String> names = asked.isEmpty() ? usual.stream().map(Param::name).toList() : asked;
        Param only = names.size() == 1 ? members.get(names.getFirst()) : null;
        if (only != null && only.isList()) {
            return Expressions.template(list(given.output() + "." + only.name(), only));
        }
        if (names.isEmpty() || usual.stream().anyMatch(one -> one.type().equals("array"))) {
            return Expressions.template("json(" + given.whole() + ")");
        }
        Optional<Param> content = usual.stream()
                .filter(one -> one.is("content") && isFilled(given))
                .findFirst();
        if (content.isPresent()) {
            return Expressions.template(
                    "string(" + given.output() + "." + content.get().name() + ")");
        }
        return String.join(
                " ",
                names.stream()
                        .map(name -> Expressions.template("string(default(" + given.output() + "." + name + ", ''))"))
                        .toList());
    }

    /** Whether something was written into what is told of; what was made without a text has none to tell. */
    private static boolean isFilled(Given given) {
        return !given.operation().is(Operation.Kind.PUT)
                || given.operation()
                        .param("content")
                        .filter(one -> !given.step().params.containsKey(one.name()))
                        .isEmpty();
    }

    /** The members that are told when none is asked for. */
    private static List<Param> usual(Map<String, Param> members) {
        return members.values().stream()
                .filter(one -> one.is(NAMES.toArray(String[]::new))
                        || one.is("amount", "total", "data", "link", "state", "labels"))
                .limit(3)
                .toList();
    }

    /** A list within an output in a line: amounts with their currencies. */
    private static String list(String path, Param member) {
        List<String> parts = new ArrayList<>();
        member.schema().fields("items").fields("properties").values().forEach((name, schema) -> {
            Param inner = Param.of(name, schema, false);
            if (inner.is("amount", "currency", "title", "name", "address")) {
                parts.add(
                        inner.unit().equals("cents")
                                ? "string(one." + name + " / 100.0)"
                                : "string(default(one." + name + ", ''))");
            }
        });
        return parts.isEmpty()
                ? "json(" + path + ")"
                : path + ".map(one, " + String.join(" + ' ' + ", parts) + ").join(', ')";
    }

    /** One item in a line. */
    static String line(Operation operation, String item, List<String> asked) {
        List<String> parts = new ArrayList<>();
        if (!asked.isEmpty()) {
            asked.forEach(name -> parts.add(read(operation, item, name)));
            return String.join(" + ' ' + ", parts.stream().distinct().toList());
        }
        operation
                .member("start")
                .filter(one -> operation.member("title").isPresent())
                .ifPresent(one -> parts.add(read(operation, item, one.name())));
        operation
                .member("key")
                .or(() -> operation.member("item").filter(Param::isNumber))
                .ifPresent(one -> parts.add(read(operation, item, one.name())));
        parts.add(name(operation, item));
        if (NAMES.stream().allMatch(role -> operation.member(role).isEmpty())) {
            operation.member("person").ifPresent(one -> parts.add(read(operation, item, one.name())));
            operation.member("state").ifPresent(one -> parts.add(read(operation, item, one.name())));
        }
        operation.member("amount").ifPresent(one -> {
            parts.add(read(operation, item, one.name()));
            operation.member("currency").ifPresent(currency -> parts.add(read(operation, item, currency.name())));
        });
        operation.member("link").ifPresent(one -> parts.add(read(operation, item, one.name())));
        return String.join(" + ' ' + ", parts.stream().distinct().toList());
    }

    /** The member that says what one is called. */
    static Optional<String> called(Operation operation) {
        return NAMES.stream()
                .flatMap(role -> operation.member(role).stream())
                .map(Param::name)
                .findFirst();
    }

    /** What one item is called. */
    static String name(Operation operation, String item) {
        for (String role : NAMES) {
            Optional<Param> member = operation.member(role);
            if (member.isPresent()) {
                return read(operation, item, member.get().name());
            }
        }
        return operation
                .member("item")
                .map(one -> read(operation, item, one.name()))
                .orElse("json(" + item + ")");
    }

    private static String read(Operation operation, String item, String name) {
        Param member = operation.members().get(name);
        String value = item + "." + name;
        if (member == null) {
            return "string(" + open(item, name) + ")";
        }
        if (member.unit().equals("cents")) {
            return "string(" + value + " / 100.0)";
        }
        if (member.isList() || member.type().equals("object")) {
            return "json(default(" + value + ", ''))";
        }
        return "string(default(" + value + ", ''))";
    }

    /** A text that holds no template. */
    static Value plain(String text) {
        return Value.of(text.replace("{{", "{{ '{{' }}"));
    }
}
