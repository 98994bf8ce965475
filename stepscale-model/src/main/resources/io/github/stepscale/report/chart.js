/* The upper drawing: demand, what the capacity can serve, and shortage between them. */

class Chart {
  /**
   * @param model the data
   * @param place the element it goes into
   * @param on select(from, to), reset(), canSelect(event)
   */
  constructor(model, place, on) {
    this.model = model;
    this.place = place;
    this.most = 1;
    this.mostUnits = 1;
    this.drawn = { size: 1, lacks: [] };
    this.plot = new uPlot(this.options(on), this.nothing(), place);
  }

  options(on) {
    const roomy = this.width() >= 520;
    return {
      width: this.width(),
      height: this.height(),
      legend: { show: false },
      scales: {
        x: { time: false, range: (plot, low, high) => [low, high] },
        y: { range: () => [0, this.most * 1.06] },
        n: { range: () => [0, this.mostUnits * 1.15] },
      },
      axes: [timeAxis(this.model), demandAxis(roomy), capacityAxis(this.model, roomy)],
      series: [{}, this.demand(), ...this.model.candidates.map(candidate => this.capacity(candidate))],
      cursor: this.cursor(on),
      hooks: {
        drawAxes: [() => this.shade()],
        setSelect: [plot => this.selected(plot, on)],

      },
    };
  }

  demand() {
    return {
      scale: 'y',
      stroke: () => colour('demand'),
      fill: () => colour('demand-fill'),
      width: 1.5,
      paths: uPlot.paths.stepped({ align: 1 }),
      points: { show: false },
    };
  }

  capacity(candidate) {
    return {
      scale: this.model.each ? 'y' : 'n',
      stroke: () => colour(candidate.key),
      width: candidate.key === 'policy' ? 2.5 : 2,
      dash: DASHES[candidate.key],
      paths: uPlot.paths.stepped({ align: 1 }),
      points: { show: false },
    };
  }

  cursor(on) {
    return {
      y: false,
      points: { show: false },
      drag: { x: true, y: false, setScale: false, dist: 4 },
      bind: {
        mousedown: (plot, target, handler) => event => on.canSelect(event) ? handler(event) : null,
        dblclick: () => () => on.reset(),
      },
    };
  }

  selected(plot, on) {
    const { left, width } = plot.select;
    if (width > 3) {
      plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
      on.select(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
    }
  }

  nothing() {
    return [[0, 1], ...Array(this.model.candidates.length + 1).fill([0, 0])];
  }

  width() {
    return Math.max(240, this.place.clientWidth);
  }

  height() {
    return Math.max(260, Math.min(420, Math.round(window.innerHeight * 0.5)));
  }

  resize() {
    this.plot.setSize({ width: this.width(), height: this.height() });
  }

  /** Draws what was sampled of a view. */
  draw(view, sampled, shown) {
    this.drawn = sampled;
    const lines = sampled.lines.filter(points => points);
    this.most = highest(this.model.each ? [sampled.demand, ...lines] : [sampled.demand]);
    this.mostUnits = highest(lines);
    this.plot.batch(() => {
      shown.forEach((show, i) => this.plot.setSeries(i + 2, { show }, false));
      this.plot.setData(
        [sampled.edges, ...[sampled.demand, ...sampled.lines].map(points => (points || sampled.demand).mean)], false);
      this.plot.setScale('x', { min: view.from, max: view.to });
    });
  }

  /** Bands where minutes share a column, and shortage, hatched; all under the lines. */
  shade() {
    const { ctx, bbox } = this.plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    if (this.drawn.size > 1) {
      this.bands(ctx);
    }
    const pattern = hatch(ctx, 'short', devicePixelRatio);
    for (const fill of [colour('short-fill'), pattern]) {
      ctx.fillStyle = fill;
      this.drawn.lacks.forEach(place => this.shadeOne(ctx, place));
    }
    ctx.restore();
  }

  bands(ctx) {
    ctx.globalAlpha = 0.3;
    this.band(ctx, this.drawn.demand, 'demand', 'y');
    this.drawn.lines.forEach((points, i) =>
      points && this.band(ctx, points, this.model.candidates[i].key, this.model.each ? 'y' : 'n'));
    ctx.globalAlpha = 1;
  }

  /** Whole pixels, one by one: a path of so many parts would take a browser without a graphics card half a second. */
  band(ctx, { low, high }, name, scale) {
    const { edges } = this.drawn;
    ctx.fillStyle = colour(name);
    for (let i = 0, left = this.pixel(edges[0]); i + 1 < edges.length; i++) {
      const right = this.pixel(edges[i + 1]);
      const top = Math.round(this.plot.valToPos(high[i], scale, true));
      ctx.fillRect(left, top, right - left, Math.round(this.plot.valToPos(low[i], scale, true)) - top);
      left = right;
    }
  }

  pixel(minute) {
    return Math.round(this.plot.valToPos(minute, 'x', true));
  }

  shadeOne(ctx, { from, to, low, high }) {
    const left = this.pixel(from);
    const top = this.plot.valToPos(high, 'y', true);
    const width = Math.max(1, this.pixel(to) - left);
    ctx.fillRect(left, top, width, this.plot.valToPos(low, 'y', true) - top);
  }

  /** Shows the cursor at a minute. */
  point(minute) {
    const left = this.plot.valToPos(minute + 0.5, 'x');
    this.plot.setCursor({ left, top: 10 }, false);
  }
}

/** Of several lines, at least 1. */
function highest(lines) {
  return lines.reduce((most, points) => points.high.reduce((a, b) => b > a ? b : a, most), 1);
}
