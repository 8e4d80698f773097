/** What every database is to the stores: connections, commits, failures. */
@NullMarked
package app.dispatch.adapters.persistence.sql;

import org.jspecify.annotations.NullMarked;
