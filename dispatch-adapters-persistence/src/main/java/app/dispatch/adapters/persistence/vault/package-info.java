/** Keeps sealed secrets in the database. */
@NullMarked
package app.dispatch.adapters.persistence.vault;

import org.jspecify.annotations.NullMarked;
