package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the words that narrow what an operation gives: by its parameters where it has one, else by what it gives. */
final class Qualifiers {
    private static final Set<String> FRESH =
            Set.of("new", "newest", "latest", "recent", "recently", "fresh", "newly", "incoming", "just");
    private static final List<String> SINCE = List.of("since", "updatedSince");
    private static final List<String> CHANGED = List.of("updatedAt", "createdAt", "date", "at");
    private static final List<String> MADE = List.of("createdAt", "date", "at");

    private final Operation operation;
    private final Tokens tokens;
    private final long window;
    private final Map<String, Value> params = new LinkedHashMap<>();
    private final Set<String> filters = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<Integer> read = new HashSet<>();
    private boolean fresh;

    private Qualifiers(Operation operation, Tokens tokens, long window) {
        this.operation = operation;
        this.tokens = tokens;
        this.window = window;
    }

    /**
     * What the words narrow.
     *
     * @param filters conditions on each item, which is called {@code one}
     * @param notes what was taken for them
     * @param read where the words start that were read
     * @param fresh whether only what is new is given
     */
    record Narrowed(
            Map<String, Value> params, Set<String> filters, Set<String> notes, Set<Integer> read, boolean fresh) {}

    /**
     * Reads the words around a thing.
     *
     * @param window how many minutes back "new" reaches
     * @param fresh whether only what is new counts, said or not
     */
    static Narrowed read(Operation operation, Tokens tokens, long window, boolean fresh) {
        Qualifiers qualifiers = new Qualifiers(operation, tokens, window);
        int at = 0;
        while (at < tokens.size()) {
            int end = qualifiers.at(at);
            for (int i = at; i < end; i++) {
                qualifiers.read.add(tokens.get(i).start());
            }
            at = Math.max(at + 1, end);
        }
        qualifiers.fresh |= fresh && qualifiers.fresh();
        return new Narrowed(qualifiers.params, qualifiers.filters, qualifiers.notes, qualifiers.read, qualifiers.fresh);
    }

    /** The words that narrow what an operation gives. */
    static Set<String> words(Operation operation) {
        Set<String> words = new HashSet<>();
        if (operation.role() == Operation.Role.SOURCE) {
            words.addAll(operation.narrowing().words());
            words.addAll(FRESH);
        }
        return words;
    }

    private int at(int at) {
        Optional<Few> few = Few.at(operation, tokens, at).filter(one -> !params.containsKey(Few.MOST));
        if (few.isPresent()) {
            params.put(Few.MOST, Value.of(few.get().many()));
            return few.get().sure() ? few.get().end() : at; // which are the first is told, or asked
        }
        int asked = Math.max(said(at), allowed(at));
        int given = Math.max(asked, given(at, asked > 0));
        if (FRESH.contains(tokens.word(at)) && fresh()) {
            fresh = true;
            given = Math.max(given, at + 1);
        }
        return given > 0 ? given : time(at);
    }

    private int time(int at) {
        Optional<Span> age = Span.age(tokens, at);
        if (age.isPresent() && aged(age.get())) {
            return age.get().end();
        }
        Optional<Span> past = Span.past(tokens, at);
        return past.isPresent() && since(60 * past.get().hours(), CHANGED)
                ? past.get().end()
                : day(at);
    }

    private int said(int at) {
        int end = 0;
        for (Map.Entry<String, Sayings> saying : operation.narrowing().sayings().entrySet()) {
            String name = saying.getKey();
            Optional<Sayings.Found> found = saying.getValue().at(tokens, at);
            if (found.isPresent()) {
                boolean joins = params.get(name) instanceof Value.Text && name.equals("query");
                Value value = found.get().value();
                params.merge(
                        name, value, (before, after) -> joins ? Value.of(text(before) + " " + text(after)) : before);
                end = Math.max(end, found.get().end());
                if (!(value instanceof Value.Text)) {
                    notes.add("“" + tokens.slice(at, found.get().end()).written() + "” is read as " + name + " "
                            + Json.write(value) + ".");
                }
            }
        }
        return end;
    }

    private static String text(Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }

    /** Words that a parameter allows, such as the "open" in "the open issues". */
    private int allowed(int at) {
        int end = 0;
        for (Map.Entry<String, List<String>> allowed :
                operation.narrowing().asked().entrySet()) {
            for (String word : allowed.getValue()) {
                int after = tokens.phraseEnd(at, word);
                boolean other = after > 0
                        && word.equals("all")
                        && allowed.getValue().contains(tokens.word(after)); // "all open ones"
                if (after > 0 && !other && !params.containsKey(allowed.getKey())) {
                    params.put(allowed.getKey(), Value.of(word.replace(' ', '_')));
                    end = Math.max(end, after);
                }
            }
        }
        return end;
    }

    /** Words that what is given allows: one of its values, or what is true of it. */
    private int given(int at, boolean asked) {
        int end = 0;
        if (asked && params.containsKey("query")) {
            return end;
        }
        for (Map.Entry<String, List<String>> allowed :
                operation.narrowing().given().entrySet()) {
            for (String word : allowed.getValue()) {
                int after = params.containsKey(allowed.getKey()) ? 0 : tokens.phraseEnd(at, word);
                if (after > 0) {
                    filters.add("one." + allowed.getKey() + " == '" + word.replace(' ', '_') + "'");
                    end = Math.max(end, after);
                }
            }
        }
        if (operation.narrowing().truths().contains(tokens.word(at))) {
            filters.add("default(one." + tokens.word(at) + ", false)");
            end = at + 1;
        }
        if (tokens.word(at).equals("overdue") && gives("dueAt")) {
            filters.add("timestamp(default(one.dueAt, '9999-12-31T00:00:00Z')) < run.startedAt");
            end = at + 1;
        }
        return end;
    }

    private boolean aged(Span age) {
        if (operation.has("olderThanDays")) {
            params.put("olderThanDays", Value.of(Math.max(1, age.hours() / 24)));
            return true;
        }
        Optional<String> changed = CHANGED.stream().filter(this::gives).findFirst();
        changed.ifPresent(name -> filters.add(moment(name) + " < " + Times.before(60 * age.hours())));
        return changed.isPresent();
    }

    /** Asks for what is not older, and keeps only what is not by the first of these names that it has. */
    private boolean since(long minutes, List<String> names) {
        Optional<String> since = SINCE.stream().filter(operation::has).findFirst();
        since.ifPresent(name -> params.put(name, Value.of(Times.template(Times.before(minutes)))));
        Optional<String> made = since.isPresent() && !names.equals(MADE)
                ? Optional.empty()
                : names.stream().filter(this::gives).findFirst();
        made.ifPresent(name -> filters.add(moment(name) + " >= " + Times.before(minutes)));
        return since.isPresent() || made.isPresent();
    }

    private boolean gives(String name) {
        return operation.item().get(name).isPresent();
    }

    private boolean required(String name) {
        Fields list =
                operation.op().output().fields("properties").fields("items").fields("items");
        return list.items("required").contains(Value.of(name));
    }

    private String moment(String name) {
        return "timestamp(" + (required(name) ? "one." + name : "default(one." + name + ", '1970-01-01T00:00:00Z')")
                + ")";
    }

    private boolean fresh() {
        boolean can = since(window, MADE);
        if (can) {
            notes.add("“New” is read as of the last " + Times.shown(window) + " before a run.");
        }
        return can;
    }

    /** "today's", "tomorrow", "next week": a time that the operation can look at, or the time until now. */
    private int day(int from) {
        Optional<Times.Period> period = Times.at(tokens, from);
        if (period.isEmpty()) {
            return 0;
        }
        Times.Period found = period.get();
        boolean looks = operation.has("from") && operation.has("to");
        if (looks) {
            params.put("from", Value.of(Times.template(found.from())));
            params.put("to", Value.of(Times.template(found.to())));
            notes.add("“" + tokens.slice(from, found.end()).written() + "” is counted in UTC.");
            return found.end();
        }
        return found.back() > 0 && since(60 * found.back(), CHANGED) ? found.end() : 0;
    }
}
