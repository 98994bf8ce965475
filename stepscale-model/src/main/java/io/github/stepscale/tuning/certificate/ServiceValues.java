package io.github.stepscale.tuning.certificate;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTrafficByMetric;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Sha256;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the properties of a service that affect a simulation, as text by name; its first capacity is not one of them. */
public final class ServiceValues {
    private static final String NONE = "none";

    private ServiceValues() {}

    /** Returns the values of a service. */
    public static SortedMap<String, String> of(Service service) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("requestsPerInstance", number(service.requestsPerInstance()));
        values.put("scaleOutDelay", String.valueOf(service.scaleOutDelay()));
        values.put("scaleInDelay", String.valueOf(service.scaleInDelay()));
        values.put("metricDelay", String.valueOf(service.metricDelay()));
        values.put("overlap", word(service.overlap()));
        values.put("scaleInDuringScaleOutCooldown", word(service.scaleInDuringScaleOutCooldown()));
        values.put("scaleInBesideSuspendedScaleOut", word(service.scaleInBesideSuspendedScaleOut()));
        for (String metric : ZeroTrafficByMetric.METRICS) {
            values.put("zeroTraffic." + metric, word(service.zeroTraffic().of(metric)));
        }
        values.put("curve", service.curve().map(ServiceValues::hash).orElse(NONE));
        values.put("model", service.model().map(ServiceValues::text).orElse(NONE));
        service.utilization()
                .laws()
                .forEach((metric, law) -> values.put(
                        "utilization." + metric,
                        PlainNumbers.text(law.idle()) + " to " + PlainNumbers.text(law.full())));
        values.put("saturation", number(service.saturation()));
        values.put("timeout", Durations.exact(service.timeout()));
        values.put("concurrencyPeak", PlainNumbers.text(service.concurrencyPeak()));
        return values;
    }

    /** The hash of a row of numbers for each rate, in the order of the curve. */
    private static String hash(ServiceCurve curve) {
        Sha256 hash = Sha256.start();
        for (ServiceCurve.Row row : curve.rows()) {
            hash.add(PlainNumbers.text(row.requestsPerMinute()) + "," + PlainNumbers.text(row.meanMs()) + ","
                    + PlainNumbers.text(row.concurrency()));
            row.quantilesMs()
                    .forEach(
                            (quantile, value) -> hash.add("," + quantile.statistic() + "=" + PlainNumbers.text(value)));
            hash.add("\n");
        }
        return hash.digits();
    }

    private static String text(ServiceModel model) {
        return model.workers() + " workers, " + Durations.exact(model.serviceTime()) + ", variability "
                + PlainNumbers.text(model.variability());
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? PlainNumbers.text(number.getAsDouble()) : NONE;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
