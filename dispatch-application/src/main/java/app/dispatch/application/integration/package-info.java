/** The connections of tools. */
@NullMarked
package app.dispatch.application.integration;

import org.jspecify.annotations.NullMarked;
