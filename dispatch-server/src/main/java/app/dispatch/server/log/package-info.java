/** What the program logs, and how it is written. */
@NullMarked
package app.dispatch.server.log;

import org.jspecify.annotations.NullMarked;
