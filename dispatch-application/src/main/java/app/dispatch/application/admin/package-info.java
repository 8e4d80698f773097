/** What whoever runs a server asks of its users. */
@NullMarked
package app.dispatch.application.admin;

import org.jspecify.annotations.NullMarked;
