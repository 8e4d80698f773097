/** PostgreSQL on a server. */
@NullMarked
package app.dispatch.adapters.persistence.postgres;

import org.jspecify.annotations.NullMarked;
