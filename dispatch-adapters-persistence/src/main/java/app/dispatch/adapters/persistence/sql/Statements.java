package app.dispatch.adapters.persistence.sql;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A database as far as single statements go. Safe for use by several threads. */
public interface Statements {
    /** Does work of which each statement is a commit of its own; it may be done again when nothing of it was stored. */
    <T> T statement(Function<Handle, T> work);
}
