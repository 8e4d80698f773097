package app.dispatch.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that holds one secret, as systems that keep secrets lay it beside a program. */
final class SecretFile {
    /** The most bytes that one may have: twice what the longest secret has. */
    static final int MOST_BYTES = 8192;

    private SecretFile() {}

    /**
     * What it holds, without the line's end.
     *
     * @throws IllegalArgumentException with what is wrong with it, and nothing of its content
     */
    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; name the file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        file + " has more than " + MOST_BYTES + " bytes, so it is no secret");
            }
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String secret = text.replaceFirst("[\\r\\n]+\\z", "");
            if (secret.isBlank()) {
                throw new IllegalArgumentException(file + " is empty");
            }
            return secret;
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException(file + " is not text in UTF-8", binary);
        } catch (IOException failure) {
            throw new IllegalArgumentException(file + " cannot be read: " + FileErrors.reason(failure), failure);
        }
    }
}
