/* Describes the minute under the cursor. Subclasses define the text. */

class Readout {
  constructor(model, seen, spoken) {
    this.model = model;
    this.seen = seen;
    this.spoken = spoken;
  }

  tell(parts, aloud) {
    this.seen.textContent = '';
    const head = document.createElement('b');
    head.textContent = parts[0];
    this.seen.append(head, parts.slice(1).join(' \u00b7 '));
    if (aloud) {
      this.spoken.textContent = parts.join(', ');
    }
  }

  /** The minutes of the column under the cursor. */
  column(minute, size) {
    const from = columnOf(this.model, minute, size);
    return { from, to: Math.min(this.model.minutes, columnOf(this.model, from + size, size)) };
  }

  when(from, to) {
    const start = time(this.model.start + from);
    return to - from === 1 ? start : start + ' to ' + time(this.model.start + to) + ' (' + number(to - from) + ' minutes)';
  }

  of(column, from, to) {
    let low = column[from];
    let high = low;
    for (let i = from + 1; i < to; i++) {
      low = Math.min(low, column[i]);
      high = Math.max(high, column[i]);
    }
    return span(low, high);
  }
}
