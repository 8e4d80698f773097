package app.dispatch.adapters.http.run;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunId;

/** The place of an event among those of its run, as clients get it and send it back: {@code RUNID:SEQ}. */
record EventId(RunId run, long seq) {
    /**
     * Reads a {@code Last-Event-ID}.
     *
     * @throws Refusal {@code bad_request} when it is none of ours
     */
    static EventId parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            long seq = Long.parseLong(text.substring(colon + 1));
            return new EventId(new RunId(text.substring(0, Math.max(0, colon))), Math.max(0, seq));
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "Last-Event-ID is not the id of an event, such as run_…:12");
        }
    }

    @Override
    public String toString() {
        return run + ":" + seq;
    }
}
