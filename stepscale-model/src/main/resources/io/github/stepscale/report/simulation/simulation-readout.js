/* Describes the minute under the cursor in a simulation. */

class SimulationReadout extends Readout {
  /** @param size how many minutes share the column under the cursor */
  show(minute, size, candidates, focus, aloud) {
    const { from, to } = this.column(minute, size);
    this.tell([
      this.when(from, to),
      'demand ' + this.of(this.model.requests, from, to) + ' a minute',
      ...candidates.map(candidate => this.capacity(candidate, from, to)),
      ...this.focused(focus, from, to),
      ...this.model.metrics.map(metric => this.metric(metric, from, to)),
    ], aloud);
  }

  capacity(candidate, from, to) {
    const serves = this.model.each && to - from === 1
      ? ', serves ' + number(candidate.running[from] * this.model.each) : '';
    const pending = to - from === 1 ? valueAt(candidate.pending, from) : 0;
    return candidate.name + ' ' + this.of(candidate.running, from, to) + ' in service'
      + (pending ? ' (' + signed(pending) + ' under way)' : '') + serves;
  }

  focused(candidate, from, to) {
    const alarms = to - from === 1
      ? candidate.alarms.map(alarm => 'alarm of ' + alarm.rule + ' ' + STATES[valueAt(alarm.states, from)]) : [];
    return [
      ...this.shortage(candidate, from, to),
      ...(candidate.latency ? this.response(candidate, from, to) : []),
      ...alarms,
      ...this.changes(candidate, from, to),
    ];
  }

  response(candidate, from, to) {
    const lines = this.model.latencies.map((name, i) => name + ' ' + this.range(candidate.latency[i], from, to, value => value < 10 ? value : Math.round(value)));
    const timedOut = spanOf(candidate.timedOut, from, to);
    return [
      'latency ' + lines.join(', ') + ' ms',
      'concurrency ' + this.range(candidate.concurrency, from, to),
      ...(timedOut.high > 0 ? ['TIMED OUT: ' + countOf(timedOut.mean * (to - from), 'request', 'requests')] : []),
    ];
  }

  /** With what the steps do there, if it is the same for all of the column. */
  metric({ name, values, bands }, from, to) {
    const { low, high } = spanOf(values, from, to);
    const met = bands.filter(band => isIn(band, low) || isIn(band, high));
    return name + ' ' + (low === low ? span(low, high) : 'has no datapoint')
      + (met.length === 1 ? ': ' + met[0].text : '');
  }

  range(series, from, to, rounded = value => value) {
    const { low, high } = spanOf(series, from, to);
    return low === low ? span(rounded(low), rounded(high)) : 'unknown';
  }

  shortage(candidate, from, to) {
    return candidate.waits ? this.wait(candidate.waits.subarray(from, to)) : this.excess(candidate, from, to);
  }

  wait(waits) {
    const most = waits.reduce((a, b) => Math.max(a, b), 0);
    const words = most === Infinity ? 'for capacity that is not there' : (waits.length > 1 ? 'up to ' : '') + countOf(most, 'minute', 'minutes');
    return most > 0 ? ['requests WAIT ' + words] : [];
  }

  excess(candidate, from, to) {
    let count = 0;
    let above = 0;
    for (let i = from; i < to; i++) {
      if (candidate.lacks[i]) {
        count++;
        above += this.model.requests[i] - candidate.running[i] * this.model.each;
      }
    }
    if (!count) {
      return [];
    }
    const minutes = to - from === 1 ? '' : ' in ' + countOf(count, 'minute', 'minutes');
    return ['SHORT by ' + countOf(above, 'request', 'requests') + minutes];
  }

  changes(candidate, from, to) {
    const { at, change } = candidate.actions;
    const first = lastUpTo(at, from - 1) + 1;
    const end = lastUpTo(at, to - 1) + 1;
    if (end - first > 3) {
      return [countOf(end - first, 'change', 'changes') + ' decided'];
    }
    return Array.from(change.slice(first, end), number => 'decided ' + signed(number));
  }
}

function isIn({ lower = -Infinity, lowerIncluded, upper = Infinity, upperIncluded }, value) {
  return (value > lower || lowerIncluded && value === lower) && (value < upper || upperIncluded && value === upper);
}
