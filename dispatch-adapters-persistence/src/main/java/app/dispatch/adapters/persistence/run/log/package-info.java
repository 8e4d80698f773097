/** The log that runs are written to before they are in the tables. */
@NullMarked
package app.dispatch.adapters.persistence.run.log;

import org.jspecify.annotations.NullMarked;
