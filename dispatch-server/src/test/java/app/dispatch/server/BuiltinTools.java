package app.dispatch.server;

import app.dispatch.domain.tool.Catalogue;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** The tools that the program has. */
final class BuiltinTools {
    private BuiltinTools() {}

    static Catalogue catalogue() throws SettingsInvalid {
        Surroundings surroundings = new Surroundings(
                Map.of(),
                InputStream.nullInputStream(),
                System.out,
                System.err,
                false,
                Keyboard.NOBODY,
                new Stop(),
                InstantSource.system(),
                new SecureRandom());
        try (Composition composition = new Composition(Settings.of(Map.of(), Map.of()), surroundings)) {
            return composition.forgetful().catalogue();
        }
    }
}
