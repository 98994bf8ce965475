/* One drawing over time. Subclasses define what is drawn; the page defines the cursor and the selection. */

class Panel {
  /**
   * @param model the data
   * @param place the element it goes into
   * @param on select(from, to), reset(), canSelect(event)
   */
  constructor(model, place, on) {
    this.model = model;
    this.place = place;
    this.most = { y: 1, n: 1 };
    this.drawn = { size: 1, edges: [0, 1], lacks: [] };
    this.plot = new uPlot(this.options(on), this.nothing(), place);
  }

  options(on) {
    return {
      width: this.width(),
      height: this.height(),
      legend: { show: false },
      scales: {
        x: { time: false, range: (plot, low, high) => [low, high] },
        ...this.scales(),
      },
      axes: this.axes(this.width() >= 520),
      series: [{}, ...this.series()],
      cursor: this.cursor(on),
      hooks: {
        drawAxes: [() => this.clipped(ctx => this.shade(ctx))],
        setSelect: [plot => this.selected(plot, on)],
      },
    };
  }

  scales() {
    return { y: { range: () => [0, this.most.y * 1.06] } };
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
    return [[0, 1], ...this.series().map(() => [0, 0])];
  }

  width() {
    return Math.max(240, this.place.clientWidth);
  }

  resize() {
    this.plot.setSize({ width: this.width(), height: this.height() });
  }

  /** Clips painting to the axes, under the lines. */
  clipped(paint) {
    const { ctx, bbox } = this.plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    paint(ctx);
    ctx.restore();
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

  /** Hatches places of shortage. */
  shadeLacks(ctx) {
    const pattern = hatch(ctx, 'short', devicePixelRatio);
    for (const fill of [colour('short-fill'), pattern]) {
      ctx.fillStyle = fill;
      this.drawn.lacks.forEach(place => this.shadeOne(ctx, place));
    }
  }

  shadeOne(ctx, { from, to, low, high }) {
    const left = this.pixel(from);
    const top = this.plot.valToPos(high, 'y', true);
    const width = Math.max(1, this.pixel(to) - left);
    ctx.fillRect(left, top, width, this.plot.valToPos(low, 'y', true) - top);
  }

  pixel(minute) {
    return Math.round(this.plot.valToPos(minute, 'x', true));
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
