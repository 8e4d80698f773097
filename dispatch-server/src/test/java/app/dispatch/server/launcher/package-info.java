/** The script that starts Dispatch, run for real against a Maven and JDKs that only pretend. */
@NullMarked
package app.dispatch.server.launcher;

import org.jspecify.annotations.NullMarked;
