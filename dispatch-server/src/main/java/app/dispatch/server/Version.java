package app.dispatch.server;

import app.dispatch.domain.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program's version, as its jar says it. */
final class Version {
    private static final String FILE = "/META-INF/maven/app.dispatch/dispatch-server/pom.properties";

    private static final String DEVELOPMENT = "development";
    private static final Pattern OWN = Pattern.compile("dispatch.*\\.jar");
    private static final int DIGITS = 12;

    private Version() {}

    /** Such as {@code 0.1.0}; {@code development} outside of a jar. */
    static String text() {
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", DEVELOPMENT);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Tells one build from another: a part of the hash of the program's own jars; {@code development} outside of them. */
    static String build() {
        URL file = Version.class.getResource(FILE);
        if (file == null || !file.getProtocol().equals("jar")) {
            return DEVELOPMENT;
        }
        Path jar = Path.of(URI.create(file.getPath().replaceFirst("!.*", "")));
        Path folder = Objects.requireNonNull(jar.getParent());
        List<byte[]> parts = new ArrayList<>();
        for (Path each : own(folder, folder.resolve("lib"))) {
            parts.add(bytes(each));
        }
        return Sha256.hex(parts.toArray(byte[][]::new)).substring(0, DIGITS);
    }

    /** The program's own jars in these folders, by name. */
    private static List<Path> own(Path... folders) {
        List<Path> jars = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(path ->
                                    OWN.matcher(path.getFileName().toString()).matches())
                            .forEach(jars::add);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        }
        jars.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return jars;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
