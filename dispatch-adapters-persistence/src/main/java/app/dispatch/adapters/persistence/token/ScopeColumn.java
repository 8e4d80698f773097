package app.dispatch.adapters.persistence.token;

import app.dispatch.domain.token.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Scopes as a column has them: their names with blanks between. */
final class ScopeColumn {
    private ScopeColumn() {}

    static String write(Set<Scope> scopes) {
        return scopes.stream().map(Scope::id).collect(Collectors.joining(" "));
    }

    static Set<Scope> read(String stored) {
        return Arrays.stream(stored.split(" "))
                .map(id -> Scope.of(id).orElseThrow(() -> new IllegalStateException("unknown scope " + id)))
                .collect(Collectors.toSet());
    }
}
