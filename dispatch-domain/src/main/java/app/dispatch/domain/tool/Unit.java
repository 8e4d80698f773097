package app.dispatch.domain.tool;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a number counts. A parameter, or a member of an output, declares it under {@code x-unit}. */
public enum Unit {
    /** The smallest unit of a currency: cents, or yen. */
    CENTS,
    /** Days. */
    DAYS,
    /** Hours. */
    HOURS,
    /** Minutes. */
    MINUTES,
    /** Seconds; of a moment, those since 1970-01-01T00:00:00Z. */
    SECONDS,
    /** Milliseconds; of a moment, those since 1970-01-01T00:00:00Z. */
    MILLISECONDS,
    /** Bytes. */
    BYTES;

    private static final Map<String, Unit> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Unit::id, unit -> unit));

    private final String id = name().toLowerCase(Locale.ROOT);

    /** As it stands in a schema: {@code cents}. */
    public String id() {
        return id;
    }

    /** The unit of that id; empty when there is none. */
    public static Optional<Unit> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
