/*
 * What is drawn of a view. A year has more minutes than any screen has pixels: of the minutes that share a pixel column the
 * mean is drawn as a line, the least and the most as a band, so that no peak is lost and the work of drawing does not grow
 * with the traffic.
 */

/** As many minutes as axes count in, so that columns begin with an hour or a day and show no rhythm of their own. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 43200, 86400, 259200, 525600];

/** Halves of a day would alternate between day and night, and draw nothing but that. */
const COLUMN_STEPS = STEPS.filter(step => step !== 720);

function stepFor(least, steps = STEPS) {
  return steps.find(step => step >= least) || steps[steps.length - 1];
}

/** Minutes in a column. As long as it is bearable, each has its own. */
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

/** Points of demand and of each shown candidate, and the places of shortage. */
function sample(model, view, width, shown, focus) {
  const size = columnSize(view, width);
  const edges = columnEdges(model, view, size);
  return {
    size,
    edges,
    demand: summary(model.requests, edges, 1),
    lines: model.candidates.map((candidate, i) =>
      shown[i] ? summary(candidate.running, edges, model.each || 1) : null),
    lacks: model.each && !model.queues ? shortages(model, focus, edges) : [],
  };
}

/** Mean, least and most of each column; the last once more, where the last minute ends. */
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
  let low = column[from];
  let high = low;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const value = column[i];
    sum += value;
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  points.mean.push(sum / (to - from) * factor);
  points.low.push(low * factor);
  points.high.push(high * factor);
}

/** For each column with a shortage the minute in which most was missing: from what was served to what was asked. */
function shortages(model, candidate, edges) {
  const found = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const worst = worstMinute(model, candidate, edges[i], edges[i + 1]);
    if (worst >= 0) {
      const low = candidate.running[worst] * model.each;
      found.push({ from: edges[i], to: edges[i + 1], low, high: model.requests[worst] });
    }
  }
  return found;
}

function worstMinute(model, candidate, from, to) {
  let worst = -1;
  let most = 0;
  for (let i = from; i < to; i++) {
    if (candidate.lacks[i]) {
      const missing = model.requests[i] - candidate.running[i] * model.each;
      if (worst < 0 || missing > most) {
        most = missing;
        worst = i;
      }
    }
  }
  return worst;
}
