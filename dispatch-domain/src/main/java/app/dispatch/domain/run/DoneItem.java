package app.dispatch.domain.run;

import app.dispatch.domain.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An item of a {@code forEach} whose call has been made and answered.
 *
 * @param index its place in the list, from 0
 * @param digest tells whether another item at that place is the same
 * @param input the parameters of the call, secrets redacted; null when an earlier version of Dispatch recorded it
 * @param output what the operation answered
 */
public record DoneItem(int index, String digest, @Nullable Value input, Value output) {}
