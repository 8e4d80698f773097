/** Accounts and sessions. */
@NullMarked
package app.dispatch.application.account;

import org.jspecify.annotations.NullMarked;
