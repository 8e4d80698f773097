package app.dispatch.domain.token;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a personal API token may be used for. A signed-in user may do all of it, and more. */
public enum Scope {
    /** Looking at what is the owner's; no secret is among it. */
    READ("read"),
    /** Planning briefs; starting runs, of any plan, and cancelling, repeating and undoing them. */
    RUN("run"),
    /** Making, changing and deleting workflows and webhooks. */
    WRITE("write"),
    /** Deciding for the owner what runs ask. */
    APPROVE("approve"),
    /** Connections, keys, sessions and tokens, and the secrets of webhooks. */
    MANAGE("manage"),
    /** Other users, for an administrator. */
    ADMIN("admin");

    private static final Set<Scope> USUAL = Collections.unmodifiableSet(EnumSet.of(READ, RUN, WRITE));
    private static final Set<Scope> ALL = Collections.unmodifiableSet(EnumSet.allOf(Scope.class));

    private final String id;

    Scope(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }

    /** The scope of that name. */
    public static Optional<Scope> of(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id.equals(id)).findFirst();
    }

    /** Those of a token whose maker names none. */
    public static Set<Scope> usual() {
        return USUAL;
    }

    /** Every one. */
    public static Set<Scope> all() {
        return ALL;
    }
}
