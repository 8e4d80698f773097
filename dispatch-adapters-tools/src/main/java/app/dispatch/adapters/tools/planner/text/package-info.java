/** A brief as tokens: words, links, quoted texts, JSON literals and marks. */
@NullMarked
package app.dispatch.adapters.tools.planner.text;

import org.jspecify.annotations.NullMarked;
