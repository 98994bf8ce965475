/* The data of the page as columns by the minute. */

const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

function readModel() {
  const data = JSON.parse(document.getElementById('data').textContent);
  const model = {
    start: data.start,
    minutes: data.minutes,
    unit: data.unit,
    units: data.units,
    queues: data.queues,
    each: data.each,
    requests: summed(data),
    candidates: data.candidates.map(candidate => readCandidate(candidate, data.minutes)),
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

function readCandidate(candidate, minutes) {
  return {
    key: candidate.key,
    name: candidate.name,
    running: expanded(candidate.running, minutes),
    pending: readRuns(candidate.pending),
    lacks: expanded(candidate.short, minutes),
    shortages: readRuns(candidate.short),
    alarms: candidate.alarms.map(alarm => ({ rule: alarm.rule, states: readRuns(alarm.states) })),
    actions: readActions(candidate.actions),
  };
}

/** Runs are pairs of a length and a value. */
function expanded(pairs, minutes) {
  const column = new Int32Array(minutes);
  for (let i = 0, at = 0; i < pairs.length; i += 2) {
    column.fill(pairs[i + 1], at, at += pairs[i]);
  }
  return column;
}

function readRuns(pairs) {
  const count = pairs.length / 2;
  const runs = { from: new Int32Array(count + 1), value: new Int32Array(count) };
  for (let i = 0; i < count; i++) {
    runs.from[i + 1] = runs.from[i] + pairs[2 * i];
    runs.value[i] = pairs[2 * i + 1];
  }
  return runs;
}

/** Where requests wait in a queue none is above capacity: the minutes in which some wait are what is lacking. */
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

function runsOf(column) {
  const pairs = [];
  for (let i = 1, from = 0; i <= column.length; i++) {
    if (i === column.length || column[i] !== column[from]) {
      pairs.push(i - from, column[from]);
      from = i;
    }
  }
  return readRuns(pairs);
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

/** The index of the last number that is not above the value; -1 if all are. */
function lastUpTo(numbers, value) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

function valueAt(runs, minute) {
  return runs.value[Math.min(lastUpTo(runs.from, minute), runs.value.length - 1)];
}
