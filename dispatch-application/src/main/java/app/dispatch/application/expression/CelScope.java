package app.dispatch.application.expression;

import app.dispatch.application.expression.CelViews.FieldsView;
import app.dispatch.application.expression.Scope.ItemView;
import dev.cel.runtime.CelVariableResolver;
import java.util.AbstractMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scope as CEL's variables, each made when an expression asks for it. */
record CelScope(Scope scope) implements CelVariableResolver {
    @Override
    public Optional<Object> find(String name) {
        ItemView item = scope.item();
        return switch (name) {
            case Names.TRIGGER -> Optional.of(CelViews.of(scope.trigger()));
            case Names.STEPS -> Optional.of(new Steps(scope));
            case Names.RUN -> Optional.of(new Run(scope));
            case Names.WORKFLOW -> Optional.of(new FieldsView(ScopePath.workflow(scope)));
            case Names.ITEM -> Optional.ofNullable(item).map(each -> CelViews.of(each.item()));
            case Names.INDEX -> Optional.ofNullable(item).map(each -> (long) each.index());
            default -> Optional.empty();
        };
    }

    /** The run; its owner is looked for only when that is asked for. */
    private static final class Run extends AbstractMap<String, Object> {
        private static final Set<String> KEYS = Set.of(Names.ID, Names.STARTED_AT, Names.DATE, Names.OWNER);

        private final Scope scope;

        Run(Scope scope) {
            this.scope = scope;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return key instanceof String name
                    ? switch (name) {
                        case Names.ID -> scope.run().id().value();
                        case Names.STARTED_AT -> scope.run().startedAt();
                        case Names.DATE -> scope.run().date().toString();
                        case Names.OWNER -> new FieldsView(ScopePath.owner(scope));
                        default -> null;
                    }
                    : null;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && KEYS.contains(name);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return KEYS.stream()
                    .map(key -> new SimpleImmutableEntry<>(key, Objects.requireNonNull(get(key))))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The ended steps; only ever asked for one by its name. */
    private static final class Steps extends AbstractMap<String, Object> {
        private final Scope scope;

        Steps(Scope scope) {
            this.scope = scope;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return key instanceof String name
                    ? ScopePath.step(scope, name).map(FieldsView::new).orElse(null)
                    : null;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && scope.steps().containsKey(name);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of();
        }
    }
}
