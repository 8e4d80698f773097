/** The tool {@code google_drive}: files in Google Drive. */
@NullMarked
package app.dispatch.adapters.tools.connector.googledrive;

import org.jspecify.annotations.NullMarked;
