/* Strips under the drawings, each with a label. Subclasses define them. */

const STRIP = 38;
const BAR_TOP = 19;
const BAR = 14;

class Strips {
  constructor(model, canvas) {
    this.model = model;
    this.canvas = canvas;
    this.pen = canvas.getContext('2d');
  }

  /**
   * @param rows functions that draw one at a height
   * @param left and width of the upper drawing, so that minutes stand under each other
   */
  drawRows(rows, view, left, width) {
    const ratio = devicePixelRatio || 1;
    this.resize(rows.length * STRIP + 8, ratio);
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.pen.font = '13px system-ui, sans-serif';
    this.area = { left, width, view, ratio };
    rows.forEach((row, i) => row(i * STRIP));
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

  alarm(title, states, top) {
    this.title(title, top);
    const ink = colour('alarm');
    this.eachRun(states, 1, (left, width) => {
      this.bar(left, width, top, ink);
      this.word('ALARM', left, width, top);
    });
    this.eachRun(states, 2, (left, width) => this.dots(left, width, top));
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
}
