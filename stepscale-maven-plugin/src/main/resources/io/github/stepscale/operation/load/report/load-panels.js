/* The charts of a load run, stacked over one time axis. */

class LoadPanel extends Panel {
  options(on) {
    const options = super.options(on);
    // The cursor stays in place in all charts when the mouse leaves one.
    options.cursor.bind.mouseleave = () => null;
    options.hooks.draw = [() => this.clipped(ctx => this.cutMark(ctx))];
    return { ...options, padding: [8, 24, 0, 0] };
  }

  title() {
    return this.constructor.title;
  }

  axes(roomy) {
    return [this.timeAxis(), valueAxis(this.label(), roomy)];
  }

  /** Only the lowest chart has labels on its time axis. */
  timeAxis() {
    const axis = timeAxis(this.model);
    return this.place.dataset.lowest ? axis : { ...axis, size: 6, values: (plot, marks) => marks.map(() => '') };
  }

  series() {
    return this.lines().map(stepLine);
  }

  height() {
    return this.room() + (this.place.dataset.lowest ? 46 : 6);
  }

  room() {
    return 160;
  }

  draw(view, edges, size) {
    this.points = this.lines().map(line => summary(line.column, edges, 1));
    this.drawn = { size, edges, lacks: this.lacks(edges) };
    this.most.y = highest(this.points);
    this.plot.batch(() => {
      this.plot.setData([edges, ...this.points.map(drawable)], false);
      this.plot.setScale('x', { min: view.from, max: view.to });
    });
  }

  /** Returns the hatched areas. */
  lacks() {
    return [];
  }

  shade(ctx) {
    if (this.drawn.size > 1 && this.points) {
      ctx.globalAlpha = 0.3;
      this.points.forEach((points, i) => this.band(ctx, points, this.lines()[i].key, 'y'));
      ctx.globalAlpha = 1;
    }
    this.shadeLacks(ctx);
  }

  /** Marks the early end of the run, above everything else. */
  cutMark(ctx) {
    if (this.model.cut !== null) {
      const { top, height } = this.plot.bbox;
      const ratio = devicePixelRatio;
      const x = this.pixel(this.model.cut);
      ctx.fillStyle = colour('short');
      for (let y = top; y < top + height; y += 8 * ratio) {
        ctx.fillRect(x - ratio, y, 2 * ratio, 4 * ratio);
      }
      this.cutWords(ctx, x, top + height, ratio);
    }
  }

  /** Draws no label: one panel with a label is enough. */
  cutWords() {
  }

  legend() {
    return this.lines().map(({ key, name }) => [lineSample(key), name]);
  }
}

class RequestPanel extends LoadPanel {
  static title = 'Requests a minute';

  static has() {
    return true;
  }

  label() {
    return 'requests';
  }

  lines() {
    return [
      { key: 'due', name: 'due', column: this.model.whole.due, width: 1.5 },
      { key: 'answered', name: 'succeeded', column: this.model.whole.answered, width: 2 },
    ];
  }

  cutWords(ctx, x, bottom, ratio) {
    ctx.font = 13 * ratio + 'px system-ui, sans-serif';
    ctx.textAlign = 'right';
    ctx.textBaseline = 'alphabetic';
    const width = ctx.measureText('cut short').width;
    ctx.fillStyle = colour('page');
    ctx.fillRect(x - width - 12 * ratio, bottom - 26 * ratio, width + 8 * ratio, 20 * ratio);
    ctx.fillStyle = colour('short');
    ctx.fillText('cut short', x - 8 * ratio, bottom - 12 * ratio);
  }
}

class LatencyPanel extends LoadPanel {
  static title = 'Latency from when a request was due';
  static absent = 'There was no answer to measure.';

  static has(model) {
    return isKnown(model.p99);
  }

  label() {
    return 'ms';
  }

  lines() {
    return [
      { key: 'p99', name: 'p99', column: this.model.p99, width: 2.5 },
      { key: 'p95', name: 'p95', column: this.model.p95, width: 2 },
      { key: 'p50', name: 'p50', column: this.model.p50, width: 1.5 },
    ];
  }
}

/** Stacked bars; each kind has its own pattern. */
class ProblemPanel extends LoadPanel {
  static title = 'Errors and late requests a minute';
  static absent = 'No request failed, and none was late.';

  static has(model) {
    return model.troubles.value.some(value => value);
  }

  label() {
    return 'requests';
  }

  kinds() {
    const errors = this.model.errors.map(({ kind, counts }) => ({ name: kind, counts }));
    return [...errors, { name: 'late', counts: this.model.late }]
      .filter(({ counts }) => counts.some(count => count > 0));
  }

  /** The height of the bars, which sets the range of the axis; not drawn. */
  lines() {
    const column = this.model.late.map((late, i) => late + sumAt(this.model.errors, i));
    return [{ key: 'page', column, width: 0 }];
  }

  room() {
    return 110;
  }

  shade(ctx) {
    const { edges } = this.drawn;
    const floor = edges.map(() => 0);
    this.kinds().forEach(({ counts }, kind) => {
      const fill = patternOf(ctx, kind, devicePixelRatio);
      summary(counts, edges, 1).mean.slice(0, -1).forEach((count, i) => {
        this.part(ctx, fill, i, floor[i], floor[i] + count);
        floor[i] += count;
      });
    });
  }

  part(ctx, fill, i, low, high) {
    const { edges } = this.drawn;
    const left = this.pixel(edges[i]);
    const top = this.plot.valToPos(high, 'y', true);
    ctx.fillStyle = fill;
    ctx.fillRect(left, top, this.pixel(edges[i + 1]) - left, this.plot.valToPos(low, 'y', true) - top);
  }

  legend() {
    return this.kinds().map(({ name }, kind) => [patternSample(kind), name]);
  }
}

/** What was observed, by one or two sources, and what the simulation says. */
class PredictionPanel extends LoadPanel {
  title() {
    return this.model.prediction.name + ', observed and simulated';
  }

  label() {
    return this.model.prediction.unit || 'value';
  }

  lines() {
    return this.model.prediction.lines.filter(line => isKnown(line.column));
  }
}

class CapacityPanel extends LoadPanel {
  static title = 'Capacity';
  static absent = 'Capacity is unknown: it was not watched.';

  static has({ inService, desired, simulated }) {
    return isKnown(inService) || isKnown(desired) || isKnown(simulated);
  }

  label() {
    return this.model.units;
  }

  axes(roomy) {
    const [below, side] = super.axes(roomy);
    const splits = (plot, axis, low, high) => wholeMarks(high, plot.bbox.height / devicePixelRatio);
    return [below, { ...side, splits }];
  }

  lines() {
    return [
      { key: 'observed', name: 'in service', column: this.model.inService, width: 3 },
      { key: 'desired', name: 'desired', column: this.model.desired, width: 2 },
      { key: 'simulated', name: 'simulated', column: this.model.simulated, width: 2 },
    ].filter(line => isKnown(line.column));
  }

  /** Where less capacity was in service than desired; a column of several minutes shows the largest gap. */
  lacks(edges) {
    const { inService, desired } = this.model;
    const missing = inService.map((count, i) => desired[i] - count || 0);
    return edges.slice(0, -1).map((from, i) => {
      const to = edges[i + 1];
      const worst = missing.subarray(from, to).reduce((most, value, at) => value > missing[most] ? from + at : most, from);
      return { from, to, low: inService[worst], high: desired[worst] };
    }).filter(({ low, high }) => high > low);
  }

  legend() {
    const behind = this.lacks([...this.model.due.keys(), this.model.minutes]).length > 0;
    return [...super.legend(), ...(behind ? [[hatchSample(), 'fewer in service than desired']] : [])];
  }
}
