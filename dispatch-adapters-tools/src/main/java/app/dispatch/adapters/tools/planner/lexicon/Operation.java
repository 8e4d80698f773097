package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An operation as the planner sees it: all of it comes from its declaration. Immutable. */
public final class Operation {
    /** What an operation can be in a plan. */
    public enum Kind {
        /** Gives what is there. */
        LOOK,
        /** Makes something of what it is given, such as a language model does. */
        WORK,
        /** Puts something somewhere, or hands it to somebody. */
        PUT,
        /** Acts on something that is there. */
        CHANGE,
        /** Calls an address. */
        CALL
    }

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final ToolDef tool;
    private final OpDef op;
    private final Map<String, Param> params = new LinkedHashMap<>();
    private final Map<String, Param> output = new LinkedHashMap<>();
    private final Map<String, Param> item = new LinkedHashMap<>();
    private final Set<String> verbs = new LinkedHashSet<>();
    private final Set<String> things = new LinkedHashSet<>();
    private final Kind kind;
    private final Map<String, Param> byRole;
    private final Map<String, List<Param>> allByRole;
    private final Map<String, Param> memberByRole;
    private final boolean tells;
    private String list = "";

    Operation(ToolDef tool, OpDef op) {
        this.tool = tool;
        this.op = op;
        List<Value> needed = op.params().items("required");
        op.params()
                .fields("properties")
                .values()
                .forEach((name, schema) -> params.put(name, Param.of(name, schema, needed.contains(Value.of(name)))));
        op.output()
                .fields("properties")
                .values()
                .forEach((name, schema) -> output.put(name, Param.of(name, schema, false)));
        for (Param member : output.values()) {
            Fields items = member.schema().fields("items").fields("properties");
            boolean said = output.values().stream()
                    .anyMatch(one -> one.schema().text("x-role").isPresent());
            if (member.isList() && list.isEmpty() && !items.isEmpty() && (member.is("items") || !said)) {
                list = member.name();
                items.values().forEach((name, schema) -> item.put(name, Param.of(name, schema, false)));
            }
        }
        words();
        this.kind = derived();
        this.byRole = firsts(params.values());
        this.allByRole = params.values().stream().collect(Collectors.groupingBy(Param::role));
        this.memberByRole = firsts(members().values());
        this.tells = kind == Kind.PUT
                && param("content").filter(Param::required).isPresent()
                && (param("recipient").isPresent() || (param("place").isPresent() && things.contains("message")));
    }

    /** The first for each role. */
    private static Map<String, Param> firsts(Collection<Param> all) {
        Map<String, Param> firsts = new HashMap<>();
        all.forEach(one -> firsts.putIfAbsent(one.role(), one));
        return firsts;
    }

    private void words() {
        List<String> said = new ArrayList<>(op.words());
        String title = op.title().toLowerCase(Locale.ROOT);
        int space = title.indexOf(' ');
        said.addFirst(space < 0 ? title : title.substring(0, space));
        if (space > 0) {
            said.add("the " + noun(title.substring(space + 1)));
        }
        for (String word : said) {
            List<String> parts = List.of(word.toLowerCase(Locale.ROOT).split(" "));
            if (ARTICLES.contains(parts.getFirst()) && parts.size() > 1) {
                things.add(singular(parts.subList(1, parts.size())));
            } else {
                verbs.add(String.join(" ", parts));
            }
        }
        things.remove("");
    }

    /** What the title's verb acts on: up to the first preposition. */
    private static String noun(String rest) {
        List<String> words = new ArrayList<>();
        for (String word : rest.split("[^a-z0-9'-]+")) {
            if (EnglishWords.RELATOR.has(word) || word.equals("and") || word.equals("or")) {
                break;
            }
            if (!ARTICLES.contains(word)) {
                words.add(word);
            }
        }
        return String.join(" ", words);
    }

    public static String singular(List<String> words) {
        List<String> all = new ArrayList<>(words);
        if (!all.isEmpty()) {
            all.set(all.size() - 1, Lemma.singular(all.getLast()));
        }
        return String.join(" ", all);
    }

    private Kind derived() {
        if (params.values().stream().anyMatch(one -> one.required() && one.is("url"))) {
            return Kind.CALL;
        }
        boolean reads = op.effect().strongest() == Effect.READ;
        if (params.values().stream().anyMatch(one -> one.is("input") || (one.is("instruction") && one.required()))) {
            return Kind.WORK;
        }
        if (reads) {
            return Kind.LOOK;
        }
        boolean acts = params.values().stream().anyMatch(one -> one.required() && one.is("item"));
        boolean holds = params.values().stream().anyMatch(one -> one.required() && one.is("content", "data"));
        return acts || (op.destructive() && !holds) ? Kind.CHANGE : Kind.PUT;
    }

    public ToolDef tool() {
        return tool;
    }

    public OpDef op() {
        return op;
    }

    public Kind kind() {
        return kind;
    }

    public boolean is(Kind... kinds) {
        for (Kind one : kinds) {
            if (one == kind) {
                return true;
            }
        }
        return false;
    }

    /** What it does, in words of its declaration. */
    public Set<String> verbs() {
        return verbs;
    }

    /** What it has to do with, as nouns in the singular. */
    public Set<String> things() {
        return things;
    }

    public Map<String, Param> params() {
        return params;
    }

    /** The parameter of that name, which there is. */
    public Param parameter(String name) {
        return Objects.requireNonNull(params.get(name), name);
    }

    public Optional<Param> param(String role) {
        return Optional.ofNullable(byRole.get(role));
    }

    public List<Param> all(String... roles) {
        return roles.length == 1
                ? allByRole.getOrDefault(roles[0], List.of())
                : params.values().stream().filter(one -> one.is(roles)).toList();
    }

    /** The list in its output; "" when it gives none. */
    public String list() {
        return list;
    }

    public boolean lists() {
        return !list.isEmpty();
    }

    /** What stands in each item of its list, or, where it gives none, in its output. */
    public Map<String, Param> members() {
        return lists() ? item : output;
    }

    public Map<String, Param> output() {
        return output;
    }

    public Optional<Param> member(String role) {
        return Optional.ofNullable(memberByRole.get(role));
    }

    /** In which order its list is, such as "newest"; "" when nobody knows. */
    public String order() {
        Fields cases = op.output().fields("properties").fields(list).fields("x-order");
        if (!cases.isEmpty()) {
            return cases.text("*").orElse("");
        }
        return op.output()
                .fields("properties")
                .fields(list)
                .text("x-order")
                .or(() -> op.output().text("x-order"))
                .orElse("");
    }

    /** Whether it moves money. */
    public boolean pays() {
        return params.values().stream()
                .anyMatch(one ->
                        one.schema().text("x-target").filter("amount"::equals).isPresent());
    }

    /** Whether it pays, removes or overwrites something. */
    public boolean isGrave() {
        return op.destructive()
                || params.values().stream()
                        .anyMatch(one -> one.schema()
                                        .text("x-target")
                                        .filter("amount"::equals)
                                        .isPresent()
                                || one.schema()
                                        .text("x-target")
                                        .filter("account"::equals)
                                        .isPresent());
    }

    /** Whether what it makes is told to people. */
    public boolean tells() {
        return tells;
    }

    /** Whether it needs no more than a text, which is told to whoever reads it. */
    public boolean utters() {
        return kind == Kind.PUT
                && param("content").filter(Param::required).isPresent()
                && params.values().stream().noneMatch(one -> one.required() && !one.is("content"));
    }

    /** Whether it hands something to persons that are named one by one. */
    public boolean personal() {
        return param("recipient").filter(Param::required).isPresent();
    }

    @Override
    public String toString() {
        return tool.id() + "." + op.id();
    }

    static Optional<String> text(Value value) {
        return value instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }
}
