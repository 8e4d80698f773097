/**
 * What connects users to tools. A {@code Connection} is what calls are made with, secrets in clear; an {@code Integration} is the same
 * as its user sees and changes it, secrets masked.
 */
@NullMarked
package app.dispatch.application.integration;

import org.jspecify.annotations.NullMarked;
