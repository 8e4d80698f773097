/** Hands the server's own mails over to a server of SMTP. */
@NullMarked
package app.dispatch.adapters.tools.mail;

import org.jspecify.annotations.NullMarked;
