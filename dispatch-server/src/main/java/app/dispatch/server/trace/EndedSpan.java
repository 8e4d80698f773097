package app.dispatch.server.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A span as the SDK takes it: its tracers make their ids themselves, and live no longer than the process. */
record EndedSpan(
        Span span,
        SpanContext context,
        SpanContext parent,
        Attributes attributes,
        List<EventData> events,
        Resource resource,
        InstrumentationScopeInfo scope)
        implements SpanData, ReadableSpan {
    EndedSpan {
        events = List.copyOf(events);
    }

    static EndedSpan of(Span span, Resource resource, InstrumentationScopeInfo scope) {
        return new EndedSpan(
                span,
                context(span.traceId(), span.spanId()),
                span.parentId() == null ? SpanContext.getInvalid() : context(span.traceId(), span.parentId()),
                attributes(span.attributes()),
                span.events().stream()
                        .map(event -> EventData.create(nanos(event.at()), event.name(), attributes(event.attributes())))
                        .toList(),
                resource,
                scope);
    }

    private static SpanContext context(String trace, String span) {
        return SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static Attributes attributes(Map<String, Object> all) {
        AttributesBuilder attributes = Attributes.builder();
        all.forEach((name, value) -> {
            if (value instanceof Long number) {
                attributes.put(name, number);
            } else {
                attributes.put(name, value.toString());
            }
        });
        return attributes.build();
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    @Override
    public SpanData toSpanData() {
        return this;
    }

    @Override
    public String getName() {
        return span.name();
    }

    @Override
    public SpanKind getKind() {
        return span.calls() ? SpanKind.CLIENT : SpanKind.INTERNAL;
    }

    @Override
    public SpanContext getSpanContext() {
        return context;
    }

    @Override
    public SpanContext getParentSpanContext() {
        return parent;
    }

    @Override
    public StatusData getStatus() {
        return span.failed() ? StatusData.error() : StatusData.unset();
    }

    @Override
    public long getStartEpochNanos() {
        return nanos(span.start());
    }

    @Override
    public long getEndEpochNanos() {
        return nanos(span.end());
    }

    @Override
    public long getLatencyNanos() {
        return getEndEpochNanos() - getStartEpochNanos();
    }

    @Override
    public boolean hasEnded() {
        return true;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public <T> @Nullable T getAttribute(AttributeKey<T> key) {
        return attributes.get(key);
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    @Override
    public List<LinkData> getLinks() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return events.size();
    }

    @Override
    public int getTotalRecordedLinks() {
        return 0;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    @SuppressWarnings("deprecation") // what both interfaces still ask for
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return InstrumentationLibraryInfo.create(scope.getName(), scope.getVersion());
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return scope;
    }

    @Override
    public Resource getResource() {
        return resource;
    }
}
