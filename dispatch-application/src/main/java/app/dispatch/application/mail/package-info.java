/** Mails that the server itself sends. */
@NullMarked
package app.dispatch.application.mail;

import org.jspecify.annotations.NullMarked;
