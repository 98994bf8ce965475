/* The upper drawing of a simulation: demand, what the capacity can serve, and shortage between them. */

class Chart extends Panel {
  scales() {
    return { ...super.scales(), n: { range: () => [0, this.most.n * 1.15] } };
  }

  axes(roomy) {
    return [timeAxis(this.model), valueAxis('requests a minute', roomy), capacityAxis(this.model, roomy)];
  }

  series() {
    return [this.demand(), ...this.model.candidates.map(candidate => this.capacity(candidate))];
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

  height() {
    return Math.max(260, Math.min(420, Math.round(window.innerHeight * 0.5)));
  }

  /** Draws what was sampled of a view. */
  draw(view, sampled, shown) {
    this.drawn = sampled;
    const lines = sampled.lines.filter(points => points);
    this.most = { y: highest(this.model.each ? [sampled.demand, ...lines] : [sampled.demand]), n: highest(lines) };
    this.plot.batch(() => {
      shown.forEach((show, i) => this.plot.setSeries(i + 2, { show }, false));
      this.plot.setData(
        [sampled.edges, ...[sampled.demand, ...sampled.lines].map(points => (points || sampled.demand).mean)], false);
      this.plot.setScale('x', { min: view.from, max: view.to });
    });
  }

  /** Bands where minutes share a column, and shortage, hatched. */
  shade(ctx) {
    if (this.drawn.size > 1) {
      this.bands(ctx);
    }
    this.shadeLacks(ctx);
  }

  bands(ctx) {
    ctx.globalAlpha = 0.3;
    this.band(ctx, this.drawn.demand, 'demand', 'y');
    this.drawn.lines.forEach((points, i) =>
      points && this.band(ctx, points, this.model.candidates[i].key, this.model.each ? 'y' : 'n'));
    ctx.globalAlpha = 1;
  }
}
