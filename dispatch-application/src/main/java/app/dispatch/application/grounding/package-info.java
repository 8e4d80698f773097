/** What a plan may hold, given the brief that it was made of. */
@NullMarked
package app.dispatch.application.grounding;

import org.jspecify.annotations.NullMarked;
