/* The chart of a simulation, with its lines, words and buttons. */

/** The runs that are shown until somebody chooses. */
const SHOWN_AT_FIRST = ['policy', 'present'];

class SimulationPage extends Page {
  constructor(model) {
    super(model);
    this.shown = model.candidates.map(candidate => SHOWN_AT_FIRST.includes(candidate.key));
    this.focus = model.candidates[0];
    this.strips = new SimulationStrips(model, document.getElementById('strips'));
    this.panels = [
      new Chart(model, document.getElementById('plot'), this.listener()),
      ...(model.latencies.length ? [new LatencyPanel(model, this.place('latency'), this.listener())] : []),
      ...model.metrics.map((metric, i) =>
        new MetricPanel({ ...model, metric }, this.place('metric-' + i), this.listener())),
    ];
    this.readout = new SimulationReadout(
      model, document.getElementById('readout'), document.getElementById('spoken'));
  }

  place(id) {
    return document.querySelector('#' + id + ' .plot');
  }

  start() {
    this.choice();
    super.start();
  }

  /** A checkbox for each line. */
  legend() {
    const place = document.getElementById('lines');
    place.textContent = '';
    const demand = document.createElement('label');
    demand.append(lineSample('demand'), 'demand');
    place.append(demand);
    this.model.candidates.forEach((candidate, i) => place.append(this.tick(candidate, i)));
    this.panels.slice(1).forEach(panel => this.keys(panel));
  }

  keys(panel) {
    panel.place.parentElement.querySelector('.keys').replaceChildren(...panel.legend().map(parts => {
      const key = document.createElement('span');
      key.className = 'key';
      key.append(...parts);
      return key;
    }));
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

  /** Selects the run whose shortage, alarms and changes are marked. */
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

  drawPanels(width) {
    const sampled = sample(this.model, this.view, width, this.shown, this.focus);
    this.size = sampled.size;
    this.chart.draw(this.view, sampled, this.shown);
    this.panels.slice(1).forEach(panel => panel.draw(this.view, sampled.edges, sampled.size, this.focus));
  }

  drawStrips(left, width) {
    this.strips.draw(this.view, this.focus, left, width);
  }

  hovered(minute) {
    super.hovered(minute);
    this.point();
  }

  describe(aloud) {
    this.readout.show(this.minute, this.size, this.model.candidates.filter((_, i) => this.shown[i]), this.focus, aloud);
  }

  troubles() {
    this.focus.troubles ??= troublesOf(this.focus, this.model.limit);
    return this.focus.troubles;
  }
}
