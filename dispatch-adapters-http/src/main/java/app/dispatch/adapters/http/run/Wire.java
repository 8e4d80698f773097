package app.dispatch.adapters.http.run;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;

/** What a stream writes to: the rest of one answer. */
interface Wire {
    /**
     * Writes the bytes and then tells {@code written}; the first write sends the headers too, and may be empty. The buffer's
     * position moves on with the bytes that the connection has taken.
     */
    void write(ByteBuffer bytes, Callback written);

    /** Ends the answer after all that was written, and then tells {@code ended}. */
    void end(Callback ended);

    /** Has {@code gone} called when the connection has ended, whoever ended it; perhaps more than once. */
    void whenGone(Runnable gone);

    /** Breaks the connection off; a write that is under way fails. */
    void breakOff();
}
