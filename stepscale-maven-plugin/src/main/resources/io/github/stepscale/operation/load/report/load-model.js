/* The data of a load run as one column per number; NaN stands for an unknown value. */

function readLoad() {
  const data = JSON.parse(document.getElementById('data').textContent);
  const model = { ...data, ...columns(data, ['seconds', 'due', 'answered', 'late', 'p50', 'p95', 'p99', 'inService', 'desired']) };
  model.errors = data.errors.map(({ kind, counts }) => ({ kind, counts: column(counts) }));
  model.simulated = column(data.simulated || Array(data.minutes).fill(null));
  model.predictions = data.predictions.map(readPrediction);
  model.alarms = data.alarms.map(({ name, states }) => ({ name, states: readRuns(states) }));
  model.troubles = runsOf(model.late.map((late, i) => late + sumAt(model.errors, i) > 0 ? 1 : 0));
  model.whole = wholeMinutes(model);
  return model;
}

function readPrediction({ name, unit, simulated, observed }) {
  const lines = observed.map(({ source, values }, i) => ({ key: ['observed', 'desired'][i], name: source, column: column(values), width: 3 - i }));
  return { name, unit, lines: [...lines, { key: 'simulated', name: 'simulated', column: column(simulated), width: 2 }] };
}

/** Leaves out the minutes that the run covers only in part, unless there are no others. */
function wholeMinutes({ seconds, due, answered }) {
  const some = seconds.some(value => value >= 60);
  const mask = column => column.map((value, i) => some && seconds[i] < 60 ? NaN : value);
  return { due: mask(due), answered: mask(answered) };
}

function columns(data, names) {
  return Object.fromEntries(names.map(name => [name, column(data[name])]));
}

function column(numbers) {
  return Float64Array.from(numbers, value => value === null ? NaN : value);
}

function sumAt(errors, minute) {
  return errors.reduce((sum, { counts }) => sum + counts[minute], 0);
}

function isKnown(column) {
  return column.some(value => !Number.isNaN(value));
}
