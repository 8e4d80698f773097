/** Keeps runs and their journals in the database. */
@NullMarked
package app.dispatch.adapters.persistence.run;

import org.jspecify.annotations.NullMarked;
