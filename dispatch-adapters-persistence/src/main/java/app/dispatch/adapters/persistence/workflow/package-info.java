/** Keeps workflows in the database. */
@NullMarked
package app.dispatch.adapters.persistence.workflow;

import org.jspecify.annotations.NullMarked;
