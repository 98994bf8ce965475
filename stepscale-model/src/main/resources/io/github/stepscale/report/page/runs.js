/* Decodes columns that rarely change. */

const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

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
