/*
 * Numbers that change from minute to minute. Long ones come as samples, mean, minimum and maximum of several minutes that begin
 * at a round time, as the columns of a view do.
 */

/** isWide: whether minimum and maximum may differ from the mean. */
function readSeries({ mean, low, high }, { start, sample }) {
  const column = numbers => Float64Array.from(numbers, value => value === null ? NaN : value);
  const means = column(mean);
  return {
    start, size: sample, mean: means, low: low ? column(low) : means, high: high ? column(high) : means, isWide: Boolean(low),
  };
}

/** The sample that a minute is in. */
function sampleOf({ start, size }, minute) {
  return Math.floor((start + minute) / size) - Math.floor(start / size);
}

/** Mean, minimum and maximum of the samples that some minutes touch; NaN if nothing is known. */
function spanOf(series, from, to) {
  const found = { mean: NaN, low: NaN, high: NaN };
  let sum = 0;
  let known = 0;
  for (let i = sampleOf(series, from), end = sampleOf(series, to - 1); i <= end; i++) {
    if (series.mean[i] === series.mean[i]) {
      sum += series.mean[i];
      known++;
      found.low = series.low[i] >= found.low ? found.low : series.low[i];
      found.high = series.high[i] <= found.high ? found.high : series.high[i];
    }
  }
  found.mean = sum / known;
  return found;
}

/** The same for each column of a view; the last once more, where the last minute ends. */
function summaryOf(series, edges) {
  const points = { mean: [], low: [], high: [] };
  edges.forEach((edge, i) => {
    const last = i + 1 === edges.length;
    const found = spanOf(series, last ? edges[i - 1] : edge, last ? edge : edges[i + 1]);
    Object.keys(points).forEach(name => points[name].push(found[name]));
  });
  return points;
}
