/** Tools as a user has connected them. */
@NullMarked
package app.dispatch.domain.integration;

import org.jspecify.annotations.NullMarked;
