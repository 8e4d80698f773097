/** The record of who changed who may do what. */
@NullMarked
package app.dispatch.application.audit;

import org.jspecify.annotations.NullMarked;
