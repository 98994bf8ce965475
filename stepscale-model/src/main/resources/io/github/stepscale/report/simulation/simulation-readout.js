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
    return [...this.shortage(candidate, from, to), ...alarms, ...this.changes(candidate, from, to)];
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
