package app.dispatch.adapters.persistence;

import static app.dispatch.application.Eventually.eventually;

import app.dispatch.application.run.store.NodeSignals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NodeSignalsTest {
    @Test
    void all_who_listen_hear_each_word() {
        List<String> one = new CopyOnWriteArrayList<>();
        List<String> other = new CopyOnWriteArrayList<>();
        try (Database database = Database.at(Postgres.freshUrl());
                NodeSignals signals = database.signals()) {
            signals.listen(one::add);
            signals.listen(other::add);
            eventually(() -> {
                signals.send(List.of("word"));
                return one.contains("word") && other.contains("word");
            });
        }
    }

    @Test
    void an_error_of_who_listens_does_not_end_the_listening() {
        AtomicInteger heard = new AtomicInteger();
        try (Database database = Database.at(Postgres.freshUrl());
                NodeSignals signals = database.signals()) {
            signals.listen(word -> {
                heard.incrementAndGet();
                throw new OutOfMemoryError("as if");
            });
            // Words get lost while nobody listens yet, or again.
            eventually(() -> {
                signals.send(List.of("word"));
                return heard.get() >= 3;
            });
        }
    }
}
