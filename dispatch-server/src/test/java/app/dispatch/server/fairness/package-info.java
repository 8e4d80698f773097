/** One user who behaves, and beside that one clients who would take the whole server: what it is like for the first. */
@NullMarked
package app.dispatch.server.fairness;

import org.jspecify.annotations.NullMarked;
