/** Who changed who may do what. */
@NullMarked
package app.dispatch.domain.audit;

import org.jspecify.annotations.NullMarked;
