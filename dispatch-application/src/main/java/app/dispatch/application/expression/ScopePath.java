package app.dispatch.application.expression;

import app.dispatch.application.expression.Scope.ItemView;
import app.dispatch.application.expression.Scope.OwnerView;
import app.dispatch.application.expression.Scope.StepView;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chain of names from one of the scope's own, such as {@code steps.a.output.json.n}: read straight from the values, so that
 * what is found keeps its exact form and what is missing can be named.
 */
record ScopePath(String root, List<String> keys) {
    private static final Set<String> SIZES = Set.of("length", "size", "count");

    ScopePath {
        keys = List.copyOf(keys);
    }

    /** What a path came to: the value, or why there is none. */
    sealed interface Found {
        record There(Value value) implements Found {}

        /** {@code key} is the name that could not be read; {@code why} a sentence with it. */
        record Missing(String key, String why) implements Found {}
    }

    /** Follows the path. */
    Found read(Scope scope) {
        if (root.equals(Names.STEPS)) {
            return step(scope);
        }
        return switch (root) {
            case Names.TRIGGER -> walk(scope.trigger(), 0);
            case Names.RUN -> run(scope);
            case Names.WORKFLOW -> walk(workflow(scope), 0);
            case Names.ITEM -> walk(item(scope.item()), 0);
            case Names.INDEX -> walk(index(scope.item()), 0);
            default -> new Found.Missing(root, "there is no `" + root + "` in scope");
        };
    }

    private Found step(Scope scope) {
        String name = keys.getFirst();
        Optional<Fields> step = step(scope, name);
        return step.isPresent()
                ? walk(step.get(), 1)
                : new Found.Missing(name, "the step `" + name + "` has not ended, so there is nothing to read");
    }

    /** What expressions see of a step that has ended. */
    static Optional<Fields> step(Scope scope, String name) {
        StepView view = scope.steps().get(name);
        return view == null
                ? Optional.empty()
                : Optional.of(Fields.builder()
                        .put(Names.OUTPUT, view.output())
                        .put(Names.STATUS, view.status().id())
                        .build());
    }

    private Found run(Scope scope) {
        return !keys.isEmpty() && keys.getFirst().equals(Names.OWNER)
                ? walk(owner(scope), 1)
                : walk(
                        Fields.builder()
                                .put(Names.ID, scope.run().id().value())
                                .put(Names.STARTED_AT, scope.run().startedAt().toString())
                                .put(Names.DATE, scope.run().date().toString())
                                .put(Names.OWNER, owner(scope))
                                .build(),
                        0);
    }

    static Fields owner(Scope scope) {
        OwnerView owner = scope.run().owner().get();
        return Fields.builder()
                .putIfPresent(Names.EMAIL, owner.email())
                .putIfPresent(Names.NAME, owner.name())
                .build();
    }

    static Fields workflow(Scope scope) {
        return Fields.builder()
                .put(Names.ID, scope.workflow().id())
                .put(Names.NAME, scope.workflow().name())
                .build();
    }

    private static Value item(@Nullable ItemView view) {
        return view == null ? Value.NULL : view.item();
    }

    private static Value index(@Nullable ItemView view) {
        return view == null ? Value.NULL : Value.of(view.index());
    }

    private Found walk(Value start, int from) {
        Value value = start;
        for (int i = from; i < keys.size(); i++) {
            String key = keys.get(i);
            if (!(value instanceof Fields fields)) {
                return new Found.Missing(
                        key,
                        "`" + key + "` cannot be read from `" + upTo(i) + "`, which is " + kind(value)
                                + sized(key, value));
            }
            Value next = fields.values().get(key);
            if (next == null) {
                return new Found.Missing(key, missing(key, upTo(i), fields));
            }
            value = next;
        }
        return new Found.There(value);
    }

    private static String missing(String key, String parent, Fields fields) {
        String hint = fields.values().size() <= 200
                ? DidYouMean.hint(key, fields.values().keySet())
                : "";
        return "there is no key `" + key + "` in `" + parent + "`" + hint;
    }

    private static String sized(String key, Value value) {
        boolean wantsSize = SIZES.contains(key) && (value instanceof Items || value instanceof Text);
        return wantsSize ? " (its size is `size(…)`)" : "";
    }

    private String upTo(int index) {
        StringBuilder path = new StringBuilder(root);
        keys.subList(0, index).forEach(key -> path.append('.').append(key));
        return path.toString();
    }

    private static String kind(Value value) {
        return switch (value) {
            case Null ignored -> "null";
            case Bool ignored -> "a truth value";
            case Num ignored -> "a number";
            case Text ignored -> "text";
            case Items ignored -> "a list";
            case Fields ignored -> "an object";
        };
    }
}
