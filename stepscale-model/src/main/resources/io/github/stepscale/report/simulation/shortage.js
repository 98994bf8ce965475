/* Samples a simulation for drawing: demand, capacity and shortage. */

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

/** For each column with a shortage the minute in which most was missing: from what was served to the demand. */
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
