package com.example.fleet;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Turns the row of an endpoint into the row of its result. Never fails: what is wrong with an endpoint is its result. */
record EndpointTuner(Map<String, String> settings) implements MapFunction<Row, Row> {
    static final String ENDPOINT = "endpoint";
    static final String DESCRIPTOR = "descriptor";
    static final String TRAFFIC = "traffic";
    /** Of the row and the options of the search: what has the same hash has the same result. */
    static final String INPUT_HASH = "inputSha256";

    /** One row for each row of the endpoints. */
    static final StructType RESULT = new StructType()
            .add(ENDPOINT, DataTypes.StringType)
            .add(INPUT_HASH, DataTypes.StringType)
            .add("outcome", DataTypes.StringType)
            .add("sentences", DataTypes.createArrayType(DataTypes.StringType))
            .add("files", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add("mistakes", DataTypes.createArrayType(DataTypes.StringType));

    @Override
    public Row call(Row endpoint) {
        TunedEndpoint tuned = tune(text(endpoint, DESCRIPTOR), text(endpoint, TRAFFIC));
        return RowFactory.create(
                endpoint.getAs(ENDPOINT),
                endpoint.getAs(INPUT_HASH),
                tuned.outcome(),
                seq(tuned.sentences()),
                map(tuned.files()),
                seq(tuned.mistakes()));
    }

    private TunedEndpoint tune(String descriptor, String traffic) {
        try {
            return TunedEndpoint.of(descriptor, traffic, settings);
        } catch (RuntimeException defect) {
            return TunedEndpoint.failed(defect);
        }
    }

    /** An absent text is an empty one, which the readers of both explain. */
    private static String text(Row row, String column) {
        String text = row.getAs(column);
        return text == null ? "" : text;
    }

    private static Object seq(List<String> texts) {
        return CollectionConverters.asScala(texts).toSeq();
    }

    private static Object map(Map<String, String> texts) {
        return CollectionConverters.asScala(texts);
    }
}
