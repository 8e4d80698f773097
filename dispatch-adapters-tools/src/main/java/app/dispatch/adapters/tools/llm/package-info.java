/**
 * Language models of several providers behind one interface: what is asked and answered, in each provider's form. How a request
 * travels is said by who uses it, as a {@link app.dispatch.adapters.tools.llm.Wire}.
 */
@NullMarked
package app.dispatch.adapters.tools.llm;

import org.jspecify.annotations.NullMarked;
