package app.dispatch.adapters.http.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.util.Callback;

/** A connection that takes each write only when a test lets it. */
final class SlowWire implements Wire {
    private final StringBuilder taken = new StringBuilder();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private ByteBuffer last = ByteBuffer.allocate(0);
    private Runnable gone = () -> {};
    private boolean broken;
    private int writes;
    private int largest;

    @Override
    public void write(ByteBuffer bytes, Callback written) {
        writes++;
        largest = Math.max(largest, bytes.remaining());
        last = bytes;
        String text = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        pending.add(() -> {
            if (broken) {
                written.failed(new IllegalStateException("broken"));
            } else {
                taken.append(text);
                bytes.position(bytes.limit());
                written.succeeded();
            }
        });
    }

    @Override
    public void end(Callback ended) {
        ended.succeeded();
    }

    @Override
    public void whenGone(Runnable whenGone) {
        this.gone = whenGone;
    }

    @Override
    public void breakOff() {
        broken = true;
        pending.forEach(Runnable::run);
        pending.clear();
    }

    /** Takes the write that waits, if there is one. */
    void takeOne() {
        Runnable next = pending.poll();
        if (next != null) {
            next.run();
        }
    }

    /** Takes some bytes of the write that waits, and leaves it waiting. */
    void takeSome(int bytes) {
        last.position(last.position() + bytes);
    }

    /** Takes all that is written, and what follows from it. */
    String takeAll() {
        while (!pending.isEmpty()) {
            takeOne();
        }
        String all = taken.toString();
        taken.setLength(0);
        return all;
    }

    void leave() {
        gone.run();
    }

    boolean isBroken() {
        return broken;
    }

    int writes() {
        return writes;
    }

    int largest() {
        return largest;
    }
}
