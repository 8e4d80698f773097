/** Whether the process is up, and whether it takes work. */
@NullMarked
package app.dispatch.adapters.http.health;

import org.jspecify.annotations.NullMarked;
