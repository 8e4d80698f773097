/** The tool {@code stripe}: payments by Stripe. */
@NullMarked
package app.dispatch.adapters.tools.connector.stripe;

import org.jspecify.annotations.NullMarked;
