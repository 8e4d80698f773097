package app.dispatch.adapters.http.run;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;

/** What a stream writes to: the rest of one answer. */
interface Wire {
    /** Writes the bytes and then tells {@code written}; the first write sends the headers too, and may be empty. */
    void write(ByteBuffer bytes, Callback written);

    /** Has {@code gone} called once when the client ends the connection. */
    void whenGone(Runnable gone);

    /** Breaks the connection off; a write that is under way fails. */
    void breakOff();
}
