/* The visible minutes. Every change goes through here, and is drawn with the next frame. */

const LEAST_MINUTES = 5;

class View {
  constructor(minutes, changed) {
    this.minutes = minutes;
    this.changed = changed;
    this.from = 0;
    this.to = minutes;
  }

  get width() {
    return this.to - this.from;
  }

  isWhole() {
    return this.width >= this.minutes;
  }

  set(from, to) {
    const width = Math.min(this.minutes, Math.max(LEAST_MINUTES, to - from));
    const start = Math.max(0, Math.min(this.minutes - width, (from + to - width) / 2));
    if (start !== this.from || start + width !== this.to) {
      this.from = start;
      this.to = start + width;
      this.changed();
    }
  }

  whole() {
    this.set(0, this.minutes);
  }

  /** By minutes; the width stays. */
  move(minutes) {
    const from = Math.max(0, Math.min(this.minutes - this.width, this.from + minutes));
    this.set(from, from + this.width);
  }

  /** Below 1 shows less; the minute stays where it is. */
  zoom(factor, around) {
    const width = Math.min(this.minutes, Math.max(LEAST_MINUTES, this.width * factor));
    const from = around - (around - this.from) * width / this.width;
    const start = Math.max(0, Math.min(this.minutes - width, from));
    this.set(start, start + width);
  }
}
