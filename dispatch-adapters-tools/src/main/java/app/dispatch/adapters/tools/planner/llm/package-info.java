/** Plans by language models: what they are told, how their answers are read, and who is asked. */
@NullMarked
package app.dispatch.adapters.tools.planner.llm;

import org.jspecify.annotations.NullMarked;
