/** Servers under load whose processes, network and database fail, and a check that every accepted run ends as promised. */
@NullMarked
package app.dispatch.server.chaos;

import org.jspecify.annotations.NullMarked;
