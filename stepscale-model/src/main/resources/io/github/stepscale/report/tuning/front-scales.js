/* The two axes of the front. */

/** An axis from one number to another, in equal steps or in equal ratios. */
class Scale {
  constructor(low, high, from, to, isLog) {
    Object.assign(this, { low, high, from, to, isLog });
  }

  at(value) {
    const share = this.isLog
      ? Math.log(value / this.low) / Math.log(this.high / this.low)
      : (value - this.low) / (this.high - this.low);
    return this.from + share * (this.to - this.from);
  }

  inside(value) {
    return Math.max(this.low, Math.min(this.high, value));
  }

  /** Round numbers, at least so many pixels apart. */
  ticks(room) {
    const most = Math.max(2, Math.abs(this.to - this.from) / room);
    return this.isLog ? this.ratios(most) : this.steps(most);
  }

  steps(most) {
    const least = (this.high - this.low) / most;
    const power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 2.5, 5, 10].map(factor => factor * power).find(size => size >= least);
    const marks = [];
    for (let i = Math.ceil(this.low / step); i * step <= this.high; i++) {
      marks.push(i * step);
    }
    return marks;
  }

  ratios(most) {
    const marks = factors => {
      const found = [];
      for (let power = Math.floor(Math.log10(this.low)); 10 ** power <= this.high; power++) {
        found.push(...factors.map(factor => Number((factor + 'e' + power))));
      }
      return found.filter(value => value >= this.low * 0.999 && value <= this.high * 1.001);
    };
    const choices = [[1, 1.5, 2, 3, 4, 5, 6, 8], [1, 2, 3, 5], [1, 2, 5], [1, 3], [1]].map(marks);
    return choices.find(found => found.length <= most) || choices[choices.length - 1];
  }
}

/** From the least to the most, in ratios where they span decades. */
function spanning(values, from, to, { ratio, room }) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isLog = low > 0 && high / low > ratio;
  const edge = isLog ? (high / low) ** room : (high - low || high || 1) * room;
  return isLog ? new Scale(low / edge, high * edge, from, to, true) : new Scale(Math.max(0, low - edge), high + edge, from, to, false);
}

/** A share as a percentage, as the words of the page have it. */
function percentText(share) {
  return Number((share * 100).toPrecision(3)) + ' %';
}
