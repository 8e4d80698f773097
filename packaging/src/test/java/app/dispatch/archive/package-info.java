/** What the archives hold, unpacked and started as their users do. */
@NullMarked
package app.dispatch.archive;

import org.jspecify.annotations.NullMarked;
