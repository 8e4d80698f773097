/** Expressions and templates: compiled when a plan is checked, evaluated when it runs. */
@NullMarked
package app.dispatch.application.expression;

import org.jspecify.annotations.NullMarked;
