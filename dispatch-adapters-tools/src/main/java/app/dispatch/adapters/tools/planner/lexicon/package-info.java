/** What words may mean: by the declarations of the tools, one file of English, and a file of names that people write. */
@NullMarked
package app.dispatch.adapters.tools.planner.lexicon;

import org.jspecify.annotations.NullMarked;
