/** What administrators ask of users, over HTTP. */
@NullMarked
package app.dispatch.adapters.http.admin;

import org.jspecify.annotations.NullMarked;
