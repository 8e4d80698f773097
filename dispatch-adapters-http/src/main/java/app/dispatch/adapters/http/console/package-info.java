/** The console: the web page that the server itself serves, and the files that it is made of. */
@NullMarked
package app.dispatch.adapters.http.console;

import org.jspecify.annotations.NullMarked;
