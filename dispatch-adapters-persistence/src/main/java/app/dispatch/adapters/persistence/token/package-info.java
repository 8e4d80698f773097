/** Keeps personal API tokens in the database. */
@NullMarked
package app.dispatch.adapters.persistence.token;

import org.jspecify.annotations.NullMarked;
