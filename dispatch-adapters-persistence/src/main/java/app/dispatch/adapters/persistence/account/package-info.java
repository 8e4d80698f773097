/** Keeps accounts and sessions in the database. */
@NullMarked
package app.dispatch.adapters.persistence.account;

import org.jspecify.annotations.NullMarked;
