/* The data of the page as columns by the minute. */

function readModel(data) {
  const model = {
    start: data.start,
    minutes: data.minutes,
    unit: data.unit,
    units: data.units,
    queues: data.queues,
    each: data.each,
    requests: summed(data),
    sample: data.sample,
    latencies: data.latencies,
    limit: data.limit,
    candidates: data.candidates.map(candidate => readCandidate(candidate, data)),
    metrics: data.metrics.map(metric => readMetric(metric, data)),
  };
  if (model.queues && model.each) {
    model.candidates.forEach(candidate => addWaits(candidate, model));
  }
  return model;
}

/** Requests come as differences. */
function summed(data) {
  const column = new Float64Array(data.minutes);
  let sum = 0;
  for (let i = 0; i < data.minutes; i++) {
    sum += data.requests[i];
    column[i] = sum / data.scale;
  }
  return column;
}

function readCandidate(candidate, data) {
  const { minutes } = data;
  return {
    key: candidate.key,
    name: candidate.name,
    running: expanded(candidate.running, minutes),
    pending: readRuns(candidate.pending),
    lacks: expanded(candidate.short, minutes),
    shortages: readRuns(candidate.short),
    alarms: candidate.alarms.map(alarm => ({ rule: alarm.rule, states: readRuns(alarm.states) })),
    actions: readActions(candidate.actions),
    ...(candidate.latency ? readResponse(candidate, data) : {}),
  };
}

function readResponse({ latency, concurrency, timedOut }, data) {
  return {
    latency: latency.map(line => readSeries(line, data)),
    concurrency: readSeries(concurrency, data),
    timedOut: readSeries(timedOut, data),
  };
}

/** The bounds between the bands, in ascending order. */
function readMetric({ name, unit, rules, values, bands }, data) {
  const bounds = bands.flatMap(({ lower }) => lower === undefined ? [] : [lower]);
  return { name, unit, rules, values: readSeries(values, data), bands, bounds: [...new Set(bounds)] };
}

/** Where requests wait in a queue none is above capacity: the minutes in which some wait count as shortage. */
function addWaits(candidate, model) {
  candidate.waits = new Float64Array(model.minutes);
  for (let i = 0, backlog = 0; i < model.minutes; i++) {
    const served = candidate.running[i] * model.each;
    backlog = Math.max(0, backlog + model.requests[i] - served);
    candidate.waits[i] = backlog === 0 ? 0 : backlog / served;
    candidate.lacks[i] = backlog > 0 ? 1 : 0;
  }
  candidate.shortages = runsOf(candidate.lacks);
}

/** The runs of minutes with a shortage, with requests that time out, or with a latency above its limit. */
function troublesOf(candidate, limit) {
  const column = Int32Array.from(candidate.lacks, value => value ? 1 : 0);
  if (candidate.latency) {
    markAbove(candidate.timedOut, 0, column);
  }
  if (candidate.latency && limit !== undefined) {
    markAbove(candidate.latency[0], limit, column);
  }
  return runsOf(column);
}

/** Changes are pairs of a distance in minutes and a number. */
function readActions(pairs) {
  const count = pairs.length / 2;
  const actions = { at: new Int32Array(count), change: new Int32Array(count) };
  for (let i = 0, at = 0; i < count; i++) {
    actions.at[i] = at += pairs[2 * i];
    actions.change[i] = pairs[2 * i + 1];
  }
  return actions;
}
