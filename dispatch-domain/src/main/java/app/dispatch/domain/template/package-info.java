/** Templates: plans to start from. */
@NullMarked
package app.dispatch.domain.template;

import org.jspecify.annotations.NullMarked;
