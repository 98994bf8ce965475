package io.github.stepscale.operation;

import io.github.stepscale.aws.StackSetInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The instances of a stack set as lines of text, columns aligned. */
final class InstanceTable {
    private record Row(String account, String region, String status, String reason) {

        static Row of(StackSetInstance instance) {
            String detail = instance.isCurrent() || instance.detail().isEmpty() ? "" : " (" + instance.detail() + ")";
            return new Row(instance.account(), instance.region(), instance.status() + detail, instance.reason());
        }
    }

    private InstanceTable() {}

    /** A line of titles, then one for each instance. */
    static List<String> lines(List<StackSetInstance> instances) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Account", "Region", "Status", "Reason"));
        instances.stream().map(Row::of).forEach(rows::add);
        int account = width(rows, Row::account);
        int region = width(rows, Row::region);
        int status = width(rows, Row::status);
        return rows.stream()
                .map(row -> padded(row.account(), account) + "  " + padded(row.region(), region) + "  "
                        + padded(row.status(), status) + "  " + row.reason())
                .map(String::stripTrailing)
                .toList();
    }

    private static int width(List<Row> rows, Function<Row, String> column) {
        return rows.stream().mapToInt(row -> column.apply(row).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
