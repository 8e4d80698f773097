/** Users and their sessions. */
@NullMarked
package app.dispatch.domain.account;

import org.jspecify.annotations.NullMarked;
