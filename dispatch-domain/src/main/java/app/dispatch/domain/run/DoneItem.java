package app.dispatch.domain.run;

import app.dispatch.domain.value.Value;

/**
 * An item of a {@code forEach} whose call has been made and answered.
 *
 * @param index its place in the list, from 0
 * @param digest tells whether another item at that place is the same
 * @param output what the operation answered
 */
public record DoneItem(int index, String digest, Value output) {}
