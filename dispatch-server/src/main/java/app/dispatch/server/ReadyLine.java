package app.dispatch.server;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The output of a server, read for the line that says where it is. */
final class ReadyLine {
    private final CompletableFuture<String> url = new CompletableFuture<>();

    /** Where the server is, once it has said so. */
    CompletableFuture<String> url() {
        return url;
    }

    /** The stream for the server to write to. */
    PrintStream stream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b != '\n') {
                line.write(b);
                return;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (text.startsWith(ServeCommand.READY)) {
                url.complete(text.substring(ServeCommand.READY.length()));
            }
        }
    }
}
