/*
 * Samples a view for drawing. A year has more minutes than any screen has pixels: of the minutes that share a pixel column the
 * mean is drawn as a line, the minimum and the maximum as a band, so that no peak is lost and the work of drawing does not grow
 * with the traffic.
 */

/** As many minutes as axes count in, so that columns begin with an hour or a day and show no rhythm of their own. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 43200, 86400, 259200, 525600];

/** Halves of a day would alternate between day and night, and draw nothing but that. */
const COLUMN_STEPS = STEPS.filter(step => step !== 720);

function stepFor(least, steps = STEPS) {
  return steps.find(step => step >= least) || steps[steps.length - 1];
}

/** Minutes per column; one each as long as drawing is fast enough. */
function columnSize(view, width) {
  const minutes = view.to - view.from;
  return minutes <= 3 * width ? 1 : stepFor(minutes / Math.max(1, width), COLUMN_STEPS);
}

/** Where the columns of a view begin; the last number is where the last one ends. */
function columnEdges(model, view, size) {
  const end = Math.min(model.minutes, Math.ceil(view.to));
  const edges = [];
  for (let at = columnOf(model, Math.floor(view.from), size); at < end; at = columnOf(model, at + size, size)) {
    edges.push(at);
  }
  edges.push(end);
  return edges;
}

/** The first minute of the column that a minute is in. */
function columnOf(model, minute, size) {
  return Math.max(0, minute - (model.start + minute) % size);
}

/** Mean, minimum and maximum of the known values of each column, NaN where nothing is; the last once more, where the last minute ends. */
function summary(column, edges, factor) {
  const points = { mean: [], low: [], high: [] };
  for (let i = 0; i + 1 < edges.length; i++) {
    addColumn(points, column, edges[i], edges[i + 1], factor);
  }
  for (const numbers of Object.values(points)) {
    numbers.push(numbers[numbers.length - 1]);
  }
  return points;
}

function addColumn(points, column, from, to, factor) {
  let low = NaN;
  let high = NaN;
  let sum = 0;
  let known = 0;
  for (let i = from; i < to; i++) {
    const value = column[i];
    if (value === value) {
      sum += value;
      known++;
      low = value >= low ? low : value;
      high = value <= high ? high : value;
    }
  }
  points.mean.push(sum / known * factor);
  points.low.push(low * factor);
  points.high.push(high * factor);
}
