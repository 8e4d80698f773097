import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * Compares a bill of materials (CycloneDX) with OSV's database of Maven, the zip of its JSON files, whose form is described at
 * https://ossf.github.io/osv-schema. Versions are compared as Maven does. Exits with 1 when a library has a known vulnerability.
 */
class KnownVulnerabilities {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws IOException {
        Map<String, String> libraries = new HashMap<>();
        for (JsonNode component : JSON.readTree(Path.of(args[0]).toFile()).path("components")) {
            String name = component.path("group").asText() + ":" + component.path("name").asText();
            libraries.put(name, component.path("version").asText());
        }
        int advisories = 0;
        int found = 0;
        try (ZipFile database = new ZipFile(args[1])) {
            for (ZipEntry entry : Collections.list(database.entries())) {
                try (InputStream in = database.getInputStream(entry)) {
                    advisories++;
                    found += entry.getName().endsWith(".json") ? found(JSON.readTree(in), libraries) : 0;
                }
            }
        }
        if (libraries.isEmpty() || advisories == 0) {
            throw new IllegalArgumentException("nothing to compare: " + List.of(args));
        }
        System.out.printf("%d libraries, %d advisories, %d known vulnerabilities%n", libraries.size(), advisories, found);
        System.exit(found == 0 ? 0 : 1);
    }

    private static int found(JsonNode advisory, Map<String, String> libraries) {
        int found = 0;
        for (JsonNode affected : advisory.path("affected")) {
            String name = affected.path("package").path("name").asText();
            String version = libraries.get(name);
            if (version != null && !advisory.has("withdrawn") && affects(affected, version)) {
                System.out.printf(
                        "%s %s: %s %s %s%n",
                        name,
                        version,
                        advisory.path("id").asText(),
                        advisory.path("aliases"),
                        advisory.path("summary").asText());
                found++;
            }
        }
        return found;
    }

    private static boolean affects(JsonNode affected, String version) {
        return each(affected.path("versions")).anyMatch(listed -> listed.asText().equals(version))
                || each(affected.path("ranges")).anyMatch(range -> isIn(range, new ComparableVersion(version)));
    }

    /** Events are in the order of their versions: the last one that is not past this version decides. */
    private static boolean isIn(JsonNode range, ComparableVersion version) {
        boolean in = false;
        for (JsonNode event : range.path("events")) {
            if (event.has("introduced")) {
                String from = event.path("introduced").asText();
                in |= from.equals("0") || version.compareTo(new ComparableVersion(from)) >= 0;
            } else if (event.has("fixed")) {
                in &= version.compareTo(new ComparableVersion(event.path("fixed").asText())) < 0;
            } else if (event.has("last_affected")) {
                in &= version.compareTo(new ComparableVersion(event.path("last_affected").asText())) <= 0;
            }
        }
        return in;
    }

    private static Stream<JsonNode> each(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
