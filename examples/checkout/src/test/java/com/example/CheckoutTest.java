package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.dispatch.application.Dispatch;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import com.example.Checkout.Done;
import com.example.Checkout.Receipt;
import com.example.Checkout.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
    @TempDir
    Path folder;

    @Test
    void a_checkout_charges_then_mails_then_books() {
        List<String> done = new CopyOnWriteArrayList<>();
        Work work = new Work(
                (charge, call) -> {
                    done.add("charge " + charge.cents());
                    return new Receipt("r_1", charge.cents());
                },
                (mail, call) -> new Done(done.add("mail " + mail.receipt().id())),
                (book, call) -> new Done(done.add("book " + book.receipt().cents())));
        try (Dispatch dispatch = Dispatch.wire(Checkout.outside(work))) {
            RunRecord record = Checkout.checkOut(dispatch, "o", "4242", 4200, "ada@example.com")
                    .started()
                    .await();
            assertEquals(RunStatus.OK, record.run().status());
        }
        assertEquals(List.of("charge 4200", "mail r_1", "book 4200"), done);
    }

    @Test
    void a_program_that_is_killed_while_it_mails_goes_on_there_and_charges_once() throws Exception {
        Path outage = Files.writeString(folder.resolve("outage"), "");
        Process first = start();
        try (BufferedReader printed = first.inputReader()) {
            printed.lines()
                    .peek(System.out::println)
                    .takeWhile(line -> !line.equals("mailing r_1"))
                    .forEach(line -> {});
            first.destroyForcibly(); // kill -9
            System.out.println("killed: exit " + first.waitFor());
        }
        assertEquals(List.of("charged 4200", "mailing r_1"), Files.readAllLines(folder.resolve("done.txt")));

        Files.delete(outage);
        Process second = start();
        List<String> printed =
                second.inputReader().lines().peek(System.out::println).toList();
        assertEquals(0, second.waitFor());
        assertTrue(printed.stream().anyMatch(line -> line.startsWith("goes on run_")));
        assertEquals("ended OK", printed.getLast());
        assertEquals(
                List.of("charged 4200", "mailing r_1", "mailing r_1", "mailed r_1", "booked 4200"),
                Files.readAllLines(folder.resolve("done.txt")));
        assertFalse(first.isAlive());
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString(),
                        Base64.getEncoder().encodeToString(new byte[32]))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
