/** What Dispatch is told from outside before it starts, and the data folder that it keeps. */
@NullMarked
package app.dispatch.server.settings;

import org.jspecify.annotations.NullMarked;
