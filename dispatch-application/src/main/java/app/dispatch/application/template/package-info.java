/** Templates: the gallery, and workflows made of them. */
@NullMarked
package app.dispatch.application.template;

import org.jspecify.annotations.NullMarked;
