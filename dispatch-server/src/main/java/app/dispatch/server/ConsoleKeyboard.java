package app.dispatch.server;

import java.io.Console;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The person at this process's terminal. A wish to stop ends a question without an answer. */
record ConsoleKeyboard(Console console, Stop stop) implements Keyboard {
    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public String line(String question) {
        return answer(() -> console.readLine("%s", question));
    }

    @Override
    public String secret(String question) {
        return answer(() -> {
            char[] typed = console.readPassword("%s", question);
            return typed == null ? null : new String(typed);
        });
    }

    private String answer(Supplier<@Nullable String> asking) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("keyboard").start(() -> {
            String said = asking.get();
            answer.complete(said == null ? "" : said);
        });
        stop.then(() -> answer.complete(""));
        return answer.join();
    }
}
