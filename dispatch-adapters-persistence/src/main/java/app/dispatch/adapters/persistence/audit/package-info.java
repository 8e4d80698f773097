/** Keeps the audit log in the database. */
@NullMarked
package app.dispatch.adapters.persistence.audit;

import org.jspecify.annotations.NullMarked;
