package app.dispatch.adapters.persistence.run.log;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunState;
import app.dispatch.domain.run.WorkflowRef;
import app.dispatch.domain.workflow.WorkflowId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is written of a run while it goes on, and its form in the run log. */
public sealed interface RunWrite {
    /** The run that it is of. */
    RunId run();

    /** The epoch that writes it. */
    long epoch();

    /** A run begins at a node. */
    record Begin(Run whole, String node) implements RunWrite {
        @Override
        public RunId run() {
            return whole.id();
        }

        @Override
        public long epoch() {
            return whole.epoch();
        }
    }

    /** Events come to its journal. */
    record Append(RunId run, long epoch, JournalEntry entry) implements RunWrite {}

    /**
     * It ends.
     *
     * @param entry the last events; null for none
     */
    record End(RunId run, long epoch, @Nullable JournalEntry entry, RunEnd end) implements RunWrite {}

    /** The write as bytes. */
    default byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Writer to = new Writer(new DataOutputStream(bytes));
        try {
            switch (this) {
                case Begin begin -> to.begin(begin);
                case Append append -> to.append(append);
                case End end -> to.end(end);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The write of these bytes. */
    static RunWrite of(byte[] bytes) {
        Reader from = new Reader(new DataInputStream(new ByteArrayInputStream(bytes)));
        try {
            return switch (from.in.readByte()) {
                case Writer.BEGIN -> from.begin();
                case Writer.APPEND -> new Append(from.run(), from.in.readLong(), from.entry());
                case Writer.END -> from.end();
                default -> throw new IllegalStateException("not a write of the run log");
            };
        } catch (IOException torn) {
            throw new UncheckedIOException(torn);
        }
    }

    /** Writes writes. */
    record Writer(DataOutputStream out) {
        private static final byte BEGIN = 1;
        private static final byte APPEND = 2;
        private static final byte END = 3;

        /** What one {@code writeUTF} is given: it takes 65,535 bytes, and a character has at most three. */
        private static final int PIECE = 20_000;

        private void begin(Begin begin) throws IOException {
            Run run = begin.whole();
            out.writeByte(BEGIN);
            text(begin.node());
            text(run.id().value());
            text(run.owner().value());
            RunOrder order = run.order();
            WorkflowRef workflow = order.workflow();
            text(workflow == null ? null : workflow.id().value());
            out.writeInt(workflow == null || workflow.version() == null ? -1 : workflow.version());
            text(order.cause().id());
            text(order.mode().id());
            text(order.plan());
            text(order.payload());
            out.writeLong(run.startedAt().toEpochMilli());
            out.writeLong(run.epoch());
            text(run.status().id());
            id(order.origin() instanceof RunOrigin.ReplayOf(RunId past) ? past : null);
            id(order.origin() instanceof RunOrigin.RetryOf(RunId past) ? past : null);
            id(order.origin() instanceof RunOrigin.UndoOf(RunId past) ? past : null);
        }

        private void append(Append append) throws IOException {
            out.writeByte(APPEND);
            id(append.run());
            out.writeLong(append.epoch());
            entry(append.entry());
        }

        private void end(End write) throws IOException {
            RunEnd end = write.end();
            JournalEntry entry = write.entry();
            out.writeByte(END);
            id(write.run());
            out.writeLong(write.epoch());
            text(end.how().id());
            out.writeLong(end.at().toEpochMilli());
            text(end.error());
            text(end.code());
            out.writeBoolean(entry != null);
            if (entry != null) {
                entry(entry);
            }
        }

        private void entry(JournalEntry entry) throws IOException {
            out.writeLong(entry.seq());
            text(entry.text());
        }

        private void id(@Nullable RunId id) throws IOException {
            text(id == null ? null : id.value());
        }

        private void text(@Nullable String text) throws IOException {
            out.writeInt(text == null ? -1 : text.length());
            for (int at = 0; text != null && at < text.length(); at += PIECE) {
                out.writeUTF(text.substring(at, Math.min(text.length(), at + PIECE)));
            }
        }
    }

    /** Reads them. */
    record Reader(DataInputStream in) {
        private Begin begin() throws IOException {
            String node = text();
            RunId id = run();
            UserId owner = new UserId(text());
            WorkflowRef workflow = workflow();
            RunCause cause = named(RunCause.values(), RunCause::id);
            RunMode mode = named(RunMode.values(), RunMode::id);
            String plan = text();
            String payload = text();
            Instant startedAt = Instant.ofEpochMilli(in.readLong());
            long epoch = in.readLong();
            RunState state = named(RunState.Open.values(), RunState.Open::id);
            RunOrigin origin = RunOrigins.of(orNull(RunId::new), orNull(RunId::new), orNull(RunId::new));
            RunOrder order = new RunOrder(plan, payload, mode, cause, workflow, origin);
            return new Begin(new Run(id, owner, order, startedAt, epoch, state), node);
        }

        private @Nullable WorkflowRef workflow() throws IOException {
            WorkflowId id = orNull(WorkflowId::new);
            int version = in.readInt();
            return id == null ? null : new WorkflowRef(id, version < 0 ? null : version);
        }

        private End end() throws IOException {
            RunId run = run();
            long epoch = in.readLong();
            RunEnd end = new RunEnd(
                    named(RunEnd.How.values(), RunEnd.How::id),
                    Instant.ofEpochMilli(in.readLong()),
                    orNull(error -> error),
                    orNull(code -> code));
            return new End(run, epoch, in.readBoolean() ? entry() : null, end);
        }

        private JournalEntry entry() throws IOException {
            return new JournalEntry(in.readLong(), text());
        }

        private RunId run() throws IOException {
            return new RunId(text());
        }

        private <E> E named(E[] values, Function<E, String> name) throws IOException {
            String written = text();
            return Arrays.stream(values)
                    .filter(value -> name.apply(value).equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("unknown name: " + written));
        }

        private String text() throws IOException {
            return Objects.requireNonNull(orNull(text -> text));
        }

        private <T> @Nullable T orNull(Function<String, T> read) throws IOException {
            int length = in.readInt();
            if (length < 0) {
                return null;
            }
            StringBuilder text = new StringBuilder(length);
            while (text.length() < length) {
                text.append(in.readUTF());
            }
            return read.apply(text.toString());
        }
    }
}
