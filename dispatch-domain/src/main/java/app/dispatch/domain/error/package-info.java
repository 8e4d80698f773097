/** What can go wrong: refused requests, failed steps, and the problems that a check finds. */
@NullMarked
package app.dispatch.domain.error;

import org.jspecify.annotations.NullMarked;
