/* The values at the cursor of a load run. */

class LoadReadout extends Readout {
  show(minute, size, aloud) {
    const { from, to } = this.column(minute, size);
    this.tell([
      this.when(from, to),
      ...this.cut(from, to),
      ...this.partial(from, to),
      ...this.requests(from, to),
      this.latency(from, to),
      ...this.predictions(from, to),
      ...this.capacity(from, to),
      ...(to - from === 1 ? this.alarms(from) : []),
      ...this.activities(from, to),
    ], aloud);
  }

  cut(from, to) {
    const { cut, minutes } = this.model;
    const minute = Math.min(minutes - 1, Math.floor(cut));
    return cut !== null && minute >= from && minute < to ? ['CUT SHORT here'] : [];
  }

  partial(from, to) {
    const { seconds } = this.model;
    return to - from === 1 && seconds[from] < 60 ? ['partial minute, ' + number(Math.round(seconds[from])) + ' s'] : [];
  }

  requests(from, to) {
    const { due, answered, late, errors } = this.model;
    const troubles = [...errors, { kind: 'LATE', counts: late }]
      .map(({ kind, counts }) => [kind, counts.subarray(from, to).reduce((a, b) => a + b, 0)]);
    return [
      this.of(due, from, to) + ' due',
      this.of(answered, from, to) + ' succeeded',
      ...troubles.filter(([, count]) => count > 0).map(([kind, count]) => number(count) + ' ' + kind),
    ];
  }

  latency(from, to) {
    const names = ['p50', 'p95', 'p99'].filter(name => isKnown(this.model[name].subarray(from, to)));
    return names.length
      ? names.map(name => name + ' ' + this.of(whole(this.model[name]), from, to)).join(', ') + ' ms' : 'no latency';
  }

  predictions(from, to) {
    return this.model.predictions.map(prediction => [prediction, prediction.lines
      .filter(({ column }) => isKnown(column.subarray(from, to)))])
      .filter(([, known]) => known.length)
      .map(([{ name, unit }, known]) => name + (unit && ' in ' + unit) + ': ' + known
        .map(line => this.of(unit ? whole(line.column) : line.column, from, to) + ' ' + line.name).join(', '));
  }

  capacity(from, to) {
    const { units } = this.model;
    return [['inService', 'in service'], ['desired', 'desired'], ['simulated', 'simulated']]
      .filter(([name]) => isKnown(this.model[name].subarray(from, to)))
      .map(([name, words], i) => this.of(this.model[name], from, to) + ' ' + (i ? '' : units + ' ') + words);
  }

  /** Skips unknown values. */
  of(column, from, to) {
    const known = column.subarray(from, to).filter(value => !Number.isNaN(value));
    return super.of(known, 0, known.length);
  }

  alarms(minute) {
    return this.model.alarms.map(({ name, states }) =>
      'alarm ' + name + ' ' + (STATES[valueAt(states, minute)] || 'unknown'));
  }

  activities(from, to) {
    const met = this.model.activities
      .filter(activity => activity.from < to && (activity.to === null || activity.to >= from));
    return met.length > 3 ? [number(met.length) + ' scaling activities']
      : met.map(({ what, status }) => 'activity (' + status + '): ' + what);
  }
}

/** Shows fractions of a millisecond only for small values. */
function whole(latencies) {
  return latencies.map(value => value < 10 ? value : Math.round(value));
}
