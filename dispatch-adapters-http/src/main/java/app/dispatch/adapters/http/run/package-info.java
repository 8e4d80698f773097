/** Runs: started, followed as a stream of events, looked at, ended. */
@NullMarked
package app.dispatch.adapters.http.run;

import org.jspecify.annotations.NullMarked;
