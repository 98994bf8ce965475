/* The base of every page: a view, a cursor, and at most one drawing per frame. Subclasses add the content. */

class Page {
  constructor(model) {
    this.model = model;
    this.view = new View(model.minutes, () => this.later());
    this.minute = Math.floor(model.minutes / 2);
    this.size = 1;
  }

  listener() {
    return {
      select: (from, to) => this.view.set(from, to),
      reset: () => this.view.whole(),
      canSelect: Controls.selects,
    };
  }

  /** The upper drawing, above the others. */
  get chart() {
    return this.panels[0];
  }

  start() {
    this.legend();
    document.getElementById('tools').hidden = false;
    this.controls = new Controls(this);
    this.first();
    new ResizeObserver(() => this.resized()).observe(this.chart.place);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.legend();
      this.later();
    });
  }

  /** The chart knows its size only after it has drawn its axes. */
  first() {
    queueMicrotask(() => {
      this.draw();
      queueMicrotask(() => {
        document.documentElement.dataset.ready = Math.round(performance.now());
      });
    });
  }

  later() {
    if (!this.waiting) {
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        this.draw();
      });
    }
  }

  draw() {
    const { plot } = this.chart;
    this.drawPanels(Math.floor(plot.bbox.width / devicePixelRatio) || this.chart.width());
    this.drawStrips(plot.bbox.left / devicePixelRatio, plot.bbox.width / devicePixelRatio);
    this.point();
    this.tell();
  }

  point() {
    this.panels.forEach(panel => panel.point(this.minute));
  }

  /** The state as text, and as numbers for tests and scripts. */
  tell() {
    const { from, to } = this.view;
    const chart = document.getElementById('chart');
    chart.dataset.from = from;
    chart.dataset.to = to;
    chart.dataset.drawn = Number(chart.dataset.drawn || 0) + 1;
    document.getElementById('range').textContent = time(this.model.start + Math.floor(from)) + ' to '
      + time(this.model.start + Math.ceil(to)) + ' UTC, ' + countOf(Math.round(to - from), 'minute', 'minutes')
      + (this.size > 1 ? ', ' + number(this.size) + ' in a column: mean, and band from least to most' : '');
    this.describe(false);
  }

  resized() {
    if (this.chart.plot.width !== this.chart.width()) {
      this.panels.forEach(panel => panel.resize());
      queueMicrotask(() => this.draw());
    }
  }

  hovered(minute) {
    this.minute = this.inside(minute);
    this.describe(false);
  }

  inside(minute) {
    return Math.max(0, Math.min(this.model.minutes - 1, Math.floor(minute)));
  }

  /** Puts the cursor at a minute, and moves the view there if needed. */
  pointAt(minute) {
    this.minute = this.inside(minute);
    if (this.minute < this.view.from || this.minute >= this.view.to) {
      this.view.move(this.minute - (this.view.from + this.view.to) / 2);
    }
    this.point();
    this.describe(false);
  }

  /** After the next drawing, which determines how many minutes share a column. */
  speak() {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      this.describe(true);
    }));
  }

  /** The next trouble after the cursor, or the last one before it, in a view that shows what led to it. */
  toTrouble(direction) {
    const { from, value } = this.troubles();
    let i = lastUpTo(from, this.minute);
    do {
      i += direction;
    } while (i >= 0 && i < value.length && !value[i]);
    if (i >= 0 && i < value.length) {
      const length = from[i + 1] - from[i];
      const width = Math.max(Math.min(this.view.width, 720), 3 * length);
      this.minute = from[i];
      this.view.set(from[i] + (length - width) / 2, from[i] + (length + width) / 2);
    }
  }
}
