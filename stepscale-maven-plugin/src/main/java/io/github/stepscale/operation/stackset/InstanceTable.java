package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.shared.AlignedColumns;
import java.util.ArrayList;
import java.util.List;

/** Prints the instances of a stack set as a table of text. */
final class InstanceTable {
    private record Row(String account, String region, String status, String reason) {

        static Row of(StackSets.Instance instance) {
            String detail = instance.isCurrent() || instance.detail().isEmpty() ? "" : " (" + instance.detail() + ")";
            return new Row(instance.account(), instance.region(), instance.status() + detail, instance.reason());
        }
    }

    private InstanceTable() {}

    /** Returns a line of titles, then a line for each instance. */
    static List<String> lines(List<StackSets.Instance> instances) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Account", "Region", "Status", "Reason"));
        instances.stream().map(Row::of).forEach(rows::add);
        int account = AlignedColumns.width(rows, Row::account);
        int region = AlignedColumns.width(rows, Row::region);
        int status = AlignedColumns.width(rows, Row::status);
        return rows.stream()
                .map(row -> AlignedColumns.padded(row.account(), account) + "  "
                        + AlignedColumns.padded(row.region(), region) + "  "
                        + AlignedColumns.padded(row.status(), status) + "  " + row.reason())
                .map(String::stripTrailing)
                .toList();
    }
}
