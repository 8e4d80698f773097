/** Keeps what the stores hold in H2 or PostgreSQL. */
@NullMarked
package app.dispatch.adapters.persistence;

import org.jspecify.annotations.NullMarked;
