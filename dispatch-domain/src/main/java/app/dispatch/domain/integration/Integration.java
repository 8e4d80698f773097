package app.dispatch.domain.integration;

import app.dispatch.domain.tool.ConnectionTest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool as a user has connected it, as that user may see it.
 *
 * @param fields what was entered, by the keys of the tool's fields, in their order; secrets masked
 * @param lastTest how it went to try these fields last; null when they were not tried
 */
public record Integration(
        String tool,
        String label,
        Map<String, String> fields,
        Instant createdAt,
        Instant updatedAt,
        @Nullable ConnectionTest lastTest) {
    public Integration {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
