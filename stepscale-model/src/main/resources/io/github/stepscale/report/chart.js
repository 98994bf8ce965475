/* The upper drawing: demand, what the capacity can serve, and shortage between them. */

class Chart {
  /**
   * @param model the data
   * @param place the element it goes into
   * @param on select(from, to), reset(), hover(minute, or -1), canSelect(event)
   */
  constructor(model, place, on) {
    this.model = model;
    this.place = place;
    this.most = 1;
    this.mostUnits = 1;
    this.drawn = { lacks: [] };
    this.plot = new uPlot(this.options(on), this.nothing(), place);
  }

  options(on) {
    return {
      width: this.width(),
      height: this.height(),
      legend: { show: false },
      scales: {
        x: { time: false, range: (plot, low, high) => [low, high] },
        y: { range: () => [0, this.most * 1.06] },
        n: { range: () => [0, this.mostUnits * 1.15] },
      },
      axes: [timeAxis(this.model), demandAxis(), capacityAxis(this.model)],
      series: [{}, this.demand(), ...this.model.candidates.map(candidate => this.capacity(candidate))],
      cursor: this.cursor(on),
      hooks: {
        drawAxes: [() => this.shade()],
        setSelect: [plot => this.selected(plot, on)],
        setCursor: [plot => on.hover(plot.cursor.left < 0 ? -1 : plot.posToVal(plot.cursor.left, 'x'))],
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
    const tops = this.model.each ? [sampled.demand, ...sampled.lines] : [sampled.demand];
    this.most = Math.max(1, ...tops.filter(points => points).map(highest));
    this.mostUnits = Math.max(1, ...sampled.lines.filter(points => points).map(highest));
    this.plot.batch(() => {
      shown.forEach((show, i) => this.plot.setSeries(i + 2, { show }, false));
      this.plot.setData([sampled.xs, sampled.demand, ...sampled.lines.map(points => points || sampled.demand)], false);
      this.plot.setScale('x', { min: view.from, max: view.to });
    });
  }

  /** Hatched, and under the lines. */
  shade() {
    const { ctx, bbox } = this.plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const pattern = hatch(ctx, 'short', devicePixelRatio);
    for (const fill of [colour('short-fill'), pattern]) {
      ctx.fillStyle = fill;
      this.drawn.lacks.forEach(place => this.shadeOne(ctx, place));
    }
    ctx.restore();
  }

  shadeOne(ctx, { from, to, low, high }) {
    const left = this.plot.valToPos(from, 'x', true);
    const top = this.plot.valToPos(high, 'y', true);
    const width = Math.max(1, this.plot.valToPos(to, 'x', true) - left);
    ctx.fillRect(left, top, width, this.plot.valToPos(low, 'y', true) - top);
  }

  /** Shows the cursor at a minute; without a word to whoever listens for the mouse. */
  point(minute) {
    const left = this.plot.valToPos(minute + 0.5, 'x');
    this.plot.setCursor({ left, top: 10 }, false);
  }
}

function highest(points) {
  let most = 0;
  for (const point of points) {
    most = point > most ? point : most;
  }
  return most;
}
