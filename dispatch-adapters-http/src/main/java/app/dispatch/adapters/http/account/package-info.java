/** Sign-up, login, logout, and the session cookie. */
@NullMarked
package app.dispatch.adapters.http.account;

import org.jspecify.annotations.NullMarked;
