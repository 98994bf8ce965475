/*
 * What is drawn of a view. A year has more minutes than any screen has pixels: the minutes that share a pixel column become
 * two points, their least and their most, so that no peak is lost and the work does not grow with the traffic.
 */

/** How many minutes share a column. */
function columnSize(view, width) {
  return Math.max(1, Math.ceil((view.to - view.from) / Math.max(1, width)));
}

/** Points of demand and of each shown candidate, and the places of shortage. */
function sample(model, view, width, shown, focus) {
  const size = columnSize(view, width);
  const first = Math.floor(view.from / size) * size;
  const end = Math.min(model.minutes, Math.ceil(view.to));
  const xs = positions(first, end, size);
  const lines = model.candidates.map((candidate, i) =>
    shown[i] ? extremes(candidate.running, first, end, size, model.each || 1) : null);
  return {
    size,
    xs,
    demand: extremes(model.requests, first, end, size, 1),
    lines,
    lacks: model.each ? shortages(model, focus, first, end, size) : [],
  };
}

function positions(first, end, size) {
  const xs = [];
  for (let at = first; at < end; at += size) {
    xs.push(at);
    if (size > 1) {
      xs.push(at + size / 2);
    }
  }
  xs.push(end);
  return xs;
}

function extremes(column, first, end, size, factor) {
  const points = [];
  for (let at = first; at < end; at += size) {
    const stop = Math.min(end, at + size);
    let low = column[at];
    let high = low;
    for (let i = at + 1; i < stop; i++) {
      const value = column[i];
      if (value < low) {
        low = value;
      } else if (value > high) {
        high = value;
      }
    }
    points.push(low * factor);
    if (size > 1) {
      points.push(high * factor);
    }
  }
  points.push(points[points.length - 1]);
  return points;
}

/** For each column with a shortage the minute in which most was missing: from what was served to what was asked. */
function shortages(model, candidate, first, end, size) {
  const found = [];
  for (let at = first; at < end; at += size) {
    const stop = Math.min(end, at + size);
    let worst = -1;
    let most = 0;
    for (let i = at; i < stop; i++) {
      if (candidate.lacks[i]) {
        const missing = model.requests[i] - candidate.running[i] * model.each;
        if (worst < 0 || missing > most) {
          most = missing;
          worst = i;
        }
      }
    }
    if (worst >= 0) {
      found.push({ from: at, to: stop, low: candidate.running[worst] * model.each, high: model.requests[worst] });
    }
  }
  return found;
}
