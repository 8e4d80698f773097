package app.dispatch.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as its jar says it. */
final class Version {
    private static final String FILE = "/META-INF/maven/app.dispatch/dispatch-server/pom.properties";

    private Version() {}

    /** Such as {@code 0.1.0}; {@code development} outside of a jar. */
    static String text() {
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "development");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
