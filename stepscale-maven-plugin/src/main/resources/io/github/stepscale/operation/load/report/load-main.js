/* The page of a load run. */

class LoadPage extends Page {
  constructor(model) {
    super(model);
    const kinds = { requests: RequestPanel, latency: LatencyPanel, troubles: ProblemPanel, capacity: CapacityPanel };
    const there = Object.keys(kinds).filter(id => kinds[id].has(model));
    this.place(there[there.length - 1]).dataset.lowest = 'true';
    this.panels = there.map(id => new kinds[id](model, this.place(id), this.listener()));
    this.panels.splice(-1, 0, ...model.predictions.map(prediction => this.comparison(prediction)));
    this.absent = Object.entries(kinds).filter(([id]) => !there.includes(id));
    this.strips = new LoadStrips(model, document.getElementById('strips'));
    this.readout = new LoadReadout(model, document.getElementById('readout'), document.getElementById('spoken'));
  }

  /** Adds a panel for what was observed beside its simulation; these stand above the capacity. */
  comparison(prediction) {
    const panel = document.createElement('div');
    panel.className = 'panel';
    const [, plot] = ['row', 'plot'].map(name => {
      const part = panel.appendChild(document.createElement('div'));
      part.className = name;
      return part;
    });
    document.getElementById('predictions').append(panel);
    return new PredictionPanel({ ...this.model, prediction }, plot, this.listener());
  }

  place(id) {
    return document.querySelector('#' + id + ' .plot');
  }

  start() {
    for (const [id, { title, absent }] of this.absent) {
      this.title(document.getElementById(id), title).append(absent);
    }
    for (const id of ['previous', 'next']) {
      document.getElementById(id).disabled = !ProblemPanel.has(this.model);
    }
    super.start();
  }

  legend() {
    this.panels.forEach(panel => {
      const row = this.title(panel.place.parentElement, panel.title());
      row.append(...panel.legend().map(parts => this.label(parts)));
    });
  }

  title(panel, text) {
    const row = panel.querySelector('.row');
    const title = document.createElement('b');
    title.textContent = text;
    row.replaceChildren(title);
    return row;
  }

  label(parts) {
    const label = document.createElement('span');
    label.className = 'key';
    label.append(...parts);
    return label;
  }

  drawPanels(width) {
    this.size = columnSize(this.view, width);
    const edges = columnEdges(this.model, this.view, this.size);
    this.panels.forEach(panel => panel.draw(this.view, edges, this.size));
  }

  drawStrips(left, width) {
    this.strips.draw(this.view, left, width);
  }

  hovered(minute) {
    super.hovered(minute);
    this.point();
  }

  describe(aloud) {
    this.readout.show(this.minute, this.size, aloud);
  }

  troubles() {
    return this.model.troubles;
  }
}

new LoadPage(readLoad()).start();
