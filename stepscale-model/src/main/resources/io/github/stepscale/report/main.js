/* The page: what is shown, and when it is drawn anew. */

class Page {
  constructor(model) {
    this.model = model;
    this.shown = model.candidates.map(candidate => candidate.key === 'policy');
    this.focus = model.candidates[0];
    this.view = new View(model.minutes, () => this.later());
    this.minute = Math.floor(model.minutes / 2);
    this.size = 1;
    this.strips = new Strips(model, document.getElementById('strips'));
    this.chart = new Chart(model, document.getElementById('plot'), this.listener());
    this.readout = new Readout(model, document.getElementById('readout'), document.getElementById('spoken'));
  }

  listener() {
    return {
      select: (from, to) => this.view.set(from, to),
      reset: () => this.view.whole(),

      canSelect: Controls.selects,
    };
  }

  start() {
    this.legend();
    this.choice();
    document.getElementById('tools').hidden = false;
    this.controls = new Controls(this);
    this.first();
    new ResizeObserver(() => this.resized()).observe(document.getElementById('plot'));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.legend();
      this.later();
    });
  }

  /** The chart knows its room only after it has drawn its axes. */
  first() {
    queueMicrotask(() => {
      this.draw();
      queueMicrotask(() => {
        document.documentElement.dataset.ready = Math.round(performance.now());
      });
    });
  }

  /** A box to tick for each line. */
  legend() {
    const place = document.getElementById('lines');
    place.textContent = '';
    const demand = document.createElement('label');
    demand.append(lineSample('demand'), 'demand');
    place.append(demand);
    this.model.candidates.forEach((candidate, i) => place.append(this.tick(candidate, i)));
  }

  tick(candidate, i) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = this.shown[i];
    box.id = 'show-' + candidate.key;
    box.addEventListener('change', () => {
      this.shown[i] = box.checked;
      this.later();
    });
    const label = document.createElement('label');
    label.append(box, lineSample(candidate.key), candidate.name);
    return label;
  }

  /** Whose shortage, alarms and changes are marked. */
  choice() {
    const select = document.getElementById('focus');
    this.model.candidates.forEach((candidate, i) => select.add(new Option(candidate.name, String(i))));
    select.addEventListener('change', () => {
      const i = Number(select.value);
      this.focus = this.model.candidates[i];
      this.shown[i] = true;
      this.legend();
      this.later();
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
    const width = Math.floor(this.chart.plot.bbox.width / devicePixelRatio) || this.chart.width();
    const sampled = sample(this.model, this.view, width, this.shown, this.focus);
    this.size = sampled.size;
    this.chart.draw(this.view, sampled, this.shown);
    const { left, width: wide } = this.chart.plot.bbox;
    this.strips.draw(this.view, this.focus, left / devicePixelRatio, wide / devicePixelRatio);
    this.chart.point(this.minute);
    this.tell();
  }

  /** In the page's own words, and as numbers for whoever drives it. */
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
      this.chart.resize();
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

  /** Puts the cursor at a minute, and moves the view if it is not in it. */
  pointAt(minute) {
    this.minute = this.inside(minute);
    if (this.minute < this.view.from || this.minute >= this.view.to) {
      this.view.move(this.minute - (this.view.from + this.view.to) / 2);
    }
    this.chart.point(this.minute);
    this.describe(false);
  }

  describe(aloud) {
    this.readout.show(this.minute, this.size, this.model.candidates.filter((_, i) => this.shown[i]), this.focus, aloud);
  }

  /** After the next drawing, which says how many minutes share a column. */
  speak() {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      this.describe(true);
    }));
  }

  /** The next shortage after the cursor, or the last one before it, in a view that shows what led to it. */
  toShortage(direction) {
    const { from, value } = this.focus.shortages;
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

new Page(readModel()).start();
