package com.example;

import app.dispatch.adapters.persistence.LastingOutside;
import app.dispatch.application.Dispatch;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.vault.VaultKey;
import com.example.Checkout.Done;
import com.example.Checkout.Receipt;
import com.example.Checkout.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/**
 * Checks out one order, and keeps all in a folder: {@code Main FOLDER KEY}. What it does is a line in {@code done.txt} of the folder.
 * While there is a file {@code outage} in it, no mail leaves.
 */
public final class Main {
    private final Path folder;

    private Main(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) {
        Main program = new Main(Path.of(args[0]));
        VaultKey key = VaultKey.of(Base64.getDecoder().decode(args[1]));
        try (Dispatch dispatch = Dispatch.wire(
                LastingOutside.inFolder(program.folder.resolve("data"), key, Checkout.outside(program.work())))) {
            dispatch.takeOver().resume();
            KeyedRun run = Checkout.checkOut(dispatch, "order 7", "4242", 4200, "ada@example.com");
            System.out.println((run.repeated() ? "goes on " : "begun ")
                    + run.started().run().id());
            System.out.println("ended " + run.started().await().run().status());
        }
    }

    private Work work() {
        return new Work(
                (charge, call) -> {
                    done("charged " + charge.cents());
                    return new Receipt("r_1", charge.cents());
                },
                (mail, call) -> {
                    done("mailing " + mail.receipt().id());
                    while (Files.exists(folder.resolve("outage"))) {
                        Thread.onSpinWait();
                    }
                    done("mailed " + mail.receipt().id());
                    return new Done(true);
                },
                (book, call) -> {
                    done("booked " + book.receipt().cents());
                    return new Done(true);
                });
    }

    private void done(String what) {
        try {
            Files.writeString(
                    folder.resolve("done.txt"), what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        System.out.println(what);
    }
}
