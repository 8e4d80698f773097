/** Values and the decisions about them, on nothing but the JDK. */
@NullMarked
package app.dispatch.domain;

import org.jspecify.annotations.NullMarked;
