package app.dispatch.server.metrics;

import app.dispatch.server.telemetry.Telemetry;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, in the form of OpenTelemetry's SDK. All counts are cumulative.
 *
 * @param start since when is counted what does not say so itself
 * @param now when it was measured
 */
record OtlpMetrics(Telemetry who, Instant start, Instant now) {
    /** Prometheus knows by it that what counts are the labels; OpenTelemetry has nothing of that kind. */
    private static final String INFO = "_info";

    /** All of it; what has no value just now is left out. */
    Collection<MetricData> of(MetricSnapshots all) {
        List<MetricData> metrics = new ArrayList<>();
        for (MetricSnapshot metric : all) {
            MetricData made = of(metric);
            if (!made.isEmpty()) {
                metrics.add(made);
            }
        }
        return metrics;
    }

    /** The client's kinds are not sealed: one that is not known here must not be left out in silence. */
    private OtlpMetric of(MetricSnapshot metric) {
        MetricMetadata is = metric.getMetadata();
        return switch (metric) {
            case CounterSnapshot counter ->
                made(
                        is,
                        MetricDataType.DOUBLE_SUM,
                        sum(true, counter.getDataPoints(), CounterDataPointSnapshot::getValue));
            case GaugeSnapshot gauge -> made(is, MetricDataType.DOUBLE_GAUGE, gauge(gauge));
            case HistogramSnapshot histogram -> made(is, MetricDataType.HISTOGRAM, histogram(histogram));
            case SummarySnapshot summary -> made(is, MetricDataType.SUMMARY, summary(summary));
            case InfoSnapshot info ->
                made(is, INFO, MetricDataType.DOUBLE_SUM, sum(false, info.getDataPoints(), point -> 1));
            default -> throw new IllegalStateException("the metric " + is.getName() + " is of no known kind");
        };
    }

    private OtlpMetric made(MetricMetadata is, MetricDataType type, Data<?> data) {
        return made(is, "", type, data);
    }

    private OtlpMetric made(MetricMetadata is, String suffix, MetricDataType type, Data<?> data) {
        String help = is.getHelp();
        return new OtlpMetric(
                who, OtlpNames.name(is) + suffix, help == null ? "" : help, OtlpNames.unit(is), type, data);
    }

    private <P extends DataPointSnapshot> SumData<DoublePointData> sum(
            boolean grows, List<P> points, ToDoubleFunction<P> value) {
        return SumData.createDoubleSumData(
                grows,
                AggregationTemporality.CUMULATIVE,
                points.stream()
                        .map(point -> number(point, since(point), value.applyAsDouble(point)))
                        .toList());
    }

    /** A value that is not known just now is not told. */
    private GaugeData<DoublePointData> gauge(GaugeSnapshot gauge) {
        return GaugeData.createDoubleGaugeData(gauge.getDataPoints().stream()
                .filter(point -> !Double.isNaN(point.getValue()))
                .map(point -> number(point, 0, point.getValue()))
                .toList());
    }

    private DoublePointData number(DataPointSnapshot point, long since, double value) {
        return DoublePointData.create(since, nanos(now), OtlpNames.attributes(point.getLabels()), value, List.of());
    }

    private HistogramData histogram(HistogramSnapshot histogram) {
        return HistogramData.create(
                AggregationTemporality.CUMULATIVE,
                histogram.getDataPoints().stream().map(this::buckets).toList());
    }

    /** The last bucket's bound, which is infinite, goes without saying in OpenTelemetry. */
    private HistogramPointData buckets(HistogramDataPointSnapshot point) {
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (ClassicHistogramBucket bucket : point.getClassicBuckets()) {
            counts.add(bucket.getCount());
            if (!Double.isInfinite(bucket.getUpperBound())) {
                bounds.add(bucket.getUpperBound());
            }
        }
        return HistogramPointData.create(
                since(point),
                nanos(now),
                OtlpNames.attributes(point.getLabels()),
                point.getSum(),
                false,
                0,
                false,
                0,
                bounds,
                counts);
    }

    private SummaryData summary(SummarySnapshot summary) {
        return SummaryData.create(summary.getDataPoints().stream()
                .map(point -> SummaryPointData.create(
                        since(point),
                        nanos(now),
                        OtlpNames.attributes(point.getLabels()),
                        point.getCount(),
                        point.getSum(),
                        quantiles(point)))
                .toList());
    }

    private static List<ValueAtQuantile> quantiles(SummaryDataPointSnapshot point) {
        List<ValueAtQuantile> quantiles = new ArrayList<>();
        point.getQuantiles()
                .forEach(each -> quantiles.add(ValueAtQuantile.create(each.getQuantile(), each.getValue())));
        return quantiles;
    }

    private long since(DataPointSnapshot point) {
        return point.hasCreatedTimestamp()
                ? TimeUnit.MILLISECONDS.toNanos(point.getCreatedTimestampMillis())
                : nanos(start);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
