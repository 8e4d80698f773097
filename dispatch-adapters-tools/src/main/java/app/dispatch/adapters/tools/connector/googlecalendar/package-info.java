/** The tool {@code google_calendar}: calendars of Google. */
@NullMarked
package app.dispatch.adapters.tools.connector.googlecalendar;

import org.jspecify.annotations.NullMarked;
