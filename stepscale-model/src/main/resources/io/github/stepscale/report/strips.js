/* The lower drawing: a strip each for shortage, for the state of every alarm, and for changes. Each has its words. */

const STRIP = 38;
const BAR_TOP = 19;
const BAR = 14;

class Strips {
  constructor(model, canvas) {
    this.model = model;
    this.canvas = canvas;
    this.pen = canvas.getContext('2d');
  }

  /** @param left and width of the upper drawing, so that minutes stand under each other */
  draw(view, candidate, left, width) {
    const ratio = devicePixelRatio || 1;
    const rows = candidate.alarms.length + (this.model.each ? 2 : 1);
    this.resize(rows * STRIP + 8, ratio);
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.pen.font = '13px system-ui, sans-serif';
    this.area = { left, width, view, ratio };
    let top = 0;
    if (this.model.each) {
      this.shortage(candidate, top);
      top += STRIP;
    }
    for (const alarm of candidate.alarms) {
      this.alarm(alarm, top);
      top += STRIP;
    }
    this.changes(candidate, top);
  }

  resize(height, ratio) {
    const width = Math.round(this.canvas.clientWidth * ratio);
    if (this.canvas.width !== width || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = width;
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.height = height + 'px';
    }
  }

  title(text, top) {
    this.pen.fillStyle = colour('text');
    this.pen.textAlign = 'left';
    this.pen.fillText(text, this.area.left, top + 13, this.area.width);
    this.pen.fillStyle = colour('edge');
    this.pen.fillRect(this.area.left, top + BAR_TOP + BAR, this.area.width, 1);
  }

  shortage(candidate, top) {
    this.title(this.model.queues ? 'requests wait (hatched)' : 'shortage (hatched)', top);
    const pattern = hatch(this.pen, 'short', 1);
    this.eachRun(candidate.shortages, 1, (left, width) => {
      this.bar(left, width, top, colour('short-fill'));
      this.bar(left, width, top, pattern);
    });
  }

  alarm(alarm, top) {
    this.title('alarm of ' + alarm.rule, top);
    const ink = colour('alarm');
    this.eachRun(alarm.states, 1, (left, width) => {
      this.bar(left, width, top, ink);
      this.word('ALARM', left, width, top);
    });
    this.eachRun(alarm.states, 2, (left, width) => this.dots(left, width, top));
  }

  bar(left, width, top, fill) {
    this.pen.fillStyle = fill;
    this.pen.fillRect(left, top + BAR_TOP, width, BAR);
  }

  word(text, left, width, top) {
    if (width > 60) {
      this.pen.fillStyle = colour('page');
      this.pen.textAlign = 'center';
      this.pen.fillText(text, left + width / 2, top + BAR_TOP + 12);
    }
  }

  dots(left, width, top) {
    this.pen.fillStyle = colour('soft');
    for (let x = Math.ceil(left / 5) * 5; x < left + width - 1; x += 5) {
      this.pen.fillRect(x, top + BAR_TOP + 6, 2, 2);
    }
  }

  /** Calls back once for each stretch of pixels in which a run has the value; never twice for one pixel. */
  eachRun(runs, value, paint) {
    const { view } = this.area;
    let drawn = -1;
    for (let i = Math.max(0, lastUpTo(runs.from, view.from)); i < runs.value.length && runs.from[i] < view.to; i++) {
      if (runs.value[i] === value) {
        const left = Math.max(drawn, this.pixel(Math.max(view.from, runs.from[i])));
        const right = Math.max(this.pixel(Math.min(view.to, runs.from[i + 1])), left + (left === drawn ? 0 : 1));
        if (right > left) {
          paint(left, right - left);
          drawn = right;
        }
      }
    }
  }

  pixel(minute) {
    const { left, width, view } = this.area;
    return Math.floor(left + (minute - view.from) / (view.to - view.from) * width);
  }

  /** Triangles where there is room, with their number if it is not one; ticks up and down where there is not. */
  changes(candidate, top) {
    this.title('changes: up adds, down removes', top);
    const { at, change } = candidate.actions;
    const first = lastUpTo(at, this.area.view.from - 1) + 1;
    const end = lastUpTo(at, this.area.view.to) + 1;
    const paint = (end - first) * 12 < this.area.width ? this.triangle : this.tick;
    for (const [direction, ink] of [[1, 'policy'], [-1, 'demand']]) {
      this.pen.fillStyle = colour(ink);
      for (let i = first, last = NaN; i < end; i++) {
        const x = this.pixel(at[i] + 0.5);
        if (Math.sign(change[i]) === direction && x !== last) {
          paint.call(this, x, change[i], top + BAR_TOP + BAR / 2);
          last = x;
        }
      }
    }
  }

  tick(x, change, middle) {
    this.pen.fillRect(x, change > 0 ? middle - 7 : middle, 1, 7);
  }

  triangle(x, change, middle) {
    const base = change > 0 ? 5 : -5;
    this.pen.beginPath();
    this.pen.moveTo(x - 5, middle + base);
    this.pen.lineTo(x + 5, middle + base);
    this.pen.lineTo(x, middle - 1.2 * base);
    this.pen.fill();
    if (Math.abs(change) > 1) {
      this.pen.textAlign = 'left';
      this.pen.fillText(signed(change), x + 7, middle + 5);
    }
  }
}
