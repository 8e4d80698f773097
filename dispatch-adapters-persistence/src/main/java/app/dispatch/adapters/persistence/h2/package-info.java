/** H2 in a file of this process. */
@NullMarked
package app.dispatch.adapters.persistence.h2;

import org.jspecify.annotations.NullMarked;
