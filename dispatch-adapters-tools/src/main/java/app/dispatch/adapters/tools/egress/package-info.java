/** The guard of the way out: connectors reach public addresses only, and what the operator allows by name. */
@NullMarked
package app.dispatch.adapters.tools.egress;

import org.jspecify.annotations.NullMarked;
