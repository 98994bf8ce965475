/* The drawings under that of the capacity, on the same time axis: latency, and the metrics that the rules watch. */

class SidePanel extends Panel {
  options(on) {
    const options = super.options(on);
    // The cursor stays in place in all drawings when the mouse leaves one.
    options.cursor.bind.mouseleave = () => null;
    options.hooks.draw = [() => this.clipped(ctx => this.mark(ctx))];
    return { ...options, padding: [6, 0, 0, 0] };
  }

  scales() {
    return { y: { range: () => this.extent || [0, 1] } };
  }

  axes(roomy) {
    const time = { ...timeAxis(this.model), size: 6, values: (plot, marks) => marks.map(() => '') };
    const side = valueAxis(this.label(), roomy);
    return [time, roomy ? side : { ...side, values: (plot, marks) => marks.map(brief) }, this.boundAxis(roomy)];
  }

  /** The values that matter, on the side on which the upper drawing has its capacity. */
  boundAxis(roomy) {
    return {
      ...axisColours(),
      scale: 'y',
      side: 1,
      size: roomy ? 60 : 28,
      grid: { show: false },
      splits: plot => apart(this.bounds(), plot.scales.y, plot.bbox.height / devicePixelRatio),
      values: (plot, marks) => marks.map(mark => roomy && Math.abs(mark) < 1e6 ? number(mark) : brief(mark)),
    };
  }

  height() {
    return 170;
  }

  /** Draws the lines; the axis shows what {@code reach} says of them. */
  show(view, edges, lines) {
    this.points = lines.map(series => summaryOf(series, edges));
    this.drawn = { edges, lacks: [] };
    this.extent = this.reach(this.points);
    this.plot.batch(() => {
      this.plot.setData([edges, ...this.points.map(drawable)], false);
      this.plot.setScale('x', { min: view.from, max: view.to });
    });
  }

  /** From minimum to maximum where minutes share a column. */
  spread(ctx, name) {
    ctx.globalAlpha = 0.3;
    this.points.forEach(points => this.band(ctx, points, name, 'y'));
    ctx.globalAlpha = 1;
  }

  /** Small triangles where the line leaves the axis, and the value that it reaches. */
  beyond(ctx, { high, low }) {
    const [bottom, top] = this.extent;
    const most = extreme(high, Math.max);
    const least = extreme(low, Math.min);
    ctx.fillStyle = colour('text');
    if (most > top) {
      this.arrows(ctx, high, value => value > top, 1);
      this.note(ctx, '\u25b2 up to ' + this.amount(most), 1);
    }
    if (least < bottom) {
      this.arrows(ctx, low, value => value < bottom, -1);
      this.note(ctx, '\u25bc down to ' + this.amount(least), -1);
    }
  }

  arrows(ctx, values, isBeyond, direction) {
    const ratio = devicePixelRatio;
    const { top, height } = this.plot.bbox;
    const tip = direction > 0 ? top + 1 : top + height - 1;
    for (let i = 0, last = -Infinity; i + 1 < this.drawn.edges.length; i++) {
      const x = (this.pixel(this.drawn.edges[i]) + this.pixel(this.drawn.edges[i + 1])) / 2;
      if (isBeyond(values[i]) && x - last >= 8 * ratio) {
        ctx.beginPath();
        ctx.moveTo(x, tip);
        ctx.lineTo(x - 4 * ratio, tip + direction * 7 * ratio);
        ctx.lineTo(x + 4 * ratio, tip + direction * 7 * ratio);
        ctx.fill();
        last = x;
      }
    }
  }

  amount(value) {
    return number(value);
  }

  note(ctx, text, direction) {
    const ratio = devicePixelRatio;
    const { left, top, height } = this.plot.bbox;
    this.words(ctx, text, left + 6 * ratio, direction > 0 ? top + 20 * ratio : top + height - 12 * ratio, 'left');
  }

  /** Text on a ground of its own, so that it can be read over lines and bands. */
  words(ctx, text, x, middle, align) {
    const ratio = devicePixelRatio;
    ctx.font = 12 * ratio + 'px system-ui, sans-serif';
    ctx.textAlign = align;
    ctx.textBaseline = 'middle';
    const width = ctx.measureText(text).width + 8 * ratio;
    ctx.globalAlpha = 0.8;
    ctx.fillStyle = colour('page');
    ctx.fillRect(align === 'left' ? x - 4 * ratio : x - width + 4 * ratio, middle - 8 * ratio, width, 16 * ratio);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour('text');
    ctx.fillText(text, x, middle);
  }

  line(ctx, value, name) {
    const ratio = devicePixelRatio;
    const { left, width } = this.plot.bbox;
    const y = Math.round(this.plot.valToPos(value, 'y', true));
    ctx.fillStyle = colour(name);
    for (let x = left; x < left + width; x += 10 * ratio) {
      ctx.fillRect(x, y - ratio / 2, 6 * ratio, Math.max(1, 1.5 * ratio));
    }
  }
}

/** A number of a few characters, for narrow axes. */
function brief(value) {
  const size = Math.abs(value);
  const [factor, letter] = size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  return number(factor > 1 ? Math.round(value / factor * 10) / 10 : value / factor) + letter;
}

/** The highest or lowest of the known numbers; NaN if there is none. */
function extreme(values, choose) {
  return values.reduce((found, value) => value === value ? found === found ? choose(found, value) : value : found, NaN);
}

/** Leaves out the values that are not on the axis, and those too near to the one below to be written. */
function apart(values, { min, max }, height) {
  const room = (max - min) / height * 14;
  return values.filter(value => value >= min && value <= max)
    .reduce((kept, value) => kept.length && value - kept[kept.length - 1] < room ? kept : [...kept, value], []);
}

/** Latency of the run that is in focus, with the limit of the objective. */
class LatencyPanel extends SidePanel {
  label() {
    return 'ms';
  }

  amount(value) {
    return number(Math.round(value)) + ' ms';
  }

  series() {
    return this.model.latencies.map((name, i) => ({
      ...stepLine({ key: 'policy', width: i ? 1.5 : 2.5 }),
      dash: i ? [3, 3] : [],
      stroke: () => colour(this.key || 'policy'),
    }));
  }

  bounds() {
    return this.model.limit === undefined ? [] : [this.model.limit];
  }

  draw(view, edges, size, candidate) {
    this.key = candidate.key;
    this.isWide = size > 1 || candidate.latency[0].isWide;
    this.timedOut = candidate.timedOut;
    this.show(view, edges, candidate.latency);
  }

  /** Long latencies while requests time out leave the axis, so that those near the limit can be read. */
  reach(lines) {
    const all = lines.flatMap(points => points.high).filter(value => value === value).sort((a, b) => a - b);
    const most = all.length ? all[all.length - 1] : 1;
    const { limit } = this.model;
    const enough = limit === undefined ? 8 * all[all.length >> 1] : 4 * limit;
    return [0, Math.max(Math.min(most, enough) * 1.06, (limit || 0) * 1.25) || 1];
  }

  shade(ctx) {
    if (this.points) {
      this.shadeTimeouts(ctx);
      this.shadeAbove(ctx);
      this.isWide && this.spread(ctx, this.key);
    }
  }

  /** Requests that time out, over the whole height: what they waited has no place on the axis. */
  shadeTimeouts(ctx) {
    const [low, high] = this.extent;
    const { edges } = this.drawn;
    this.drawn.lacks = edges.slice(0, -1)
      .map((from, i) => ({ from, to: edges[i + 1], low, high }))
      .filter(({ from, to }) => spanOf(this.timedOut, from, to).high > 0);
    this.shadeLacks(ctx);
  }

  /** From the limit up to the line. */
  shadeAbove(ctx) {
    const { limit } = this.model;
    if (limit !== undefined) {
      ctx.fillStyle = colour('short-fill');
      this.points[0].high.slice(0, -1).forEach((high, i) => high > limit
        && this.shadeOne(ctx, { from: this.drawn.edges[i], to: this.drawn.edges[i + 1], low: limit, high }));
    }
  }

  mark(ctx) {
    if (this.points) {
      this.model.limit === undefined || this.line(ctx, this.model.limit, 'short');
      this.beyond(ctx, this.points[0]);
    }
  }

  legend() {
    const lines = this.model.latencies.map((name, i) => [dashSample(this.key || 'policy', i ? [3, 3] : []), name]);
    const limit = this.model.limit === undefined ? []
      : [[dashSample('short', [6, 4]), 'at most ' + number(this.model.limit) + ' ms']];
    return [...lines, ...limit, ...(this.timesOut() ? [[hatchSample(), 'requests time out']] : [])];
  }

  timesOut() {
    return this.model.candidates.some(({ timedOut }) => timedOut.high.some(count => count > 0));
  }
}

/** A metric, over the steps at the scale of its own axis. */
class MetricPanel extends SidePanel {
  label() {
    return this.model.metric.unit;
  }

  series() {
    return [stepLine({ key: 'metric', width: 2 })];
  }

  bounds() {
    return this.model.metric.bounds;
  }

  draw(view, edges, size) {
    this.isWide = size > 1 || this.model.metric.values.isWide;
    this.show(view, edges, [this.model.metric.values]);
  }

  /** The same for every view: the steps stand still. */
  reach() {
    const { bounds, values } = this.model.metric;
    return boundedRange(bounds, extreme(values.low, Math.min), extreme(values.high, Math.max));
  }

  shade(ctx) {
    if (this.points) {
      this.model.metric.bands.forEach(band => this.fill(ctx, band));
      this.isWide && this.spread(ctx, 'metric');
    }
  }

  fill(ctx, { kind, shade, lower, upper }) {
    const { left, width } = this.plot.bbox;
    const [top, bottom] = this.heights(lower, upper);
    ctx.globalAlpha = kind === 'hold' ? 0.12 : 0.08 * (1 + shade);
    ctx.fillStyle = colour('band-' + kind);
    ctx.fillRect(left, top, width, bottom - top);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour('page');
    lower === undefined || ctx.fillRect(left, bottom - 1, width, Math.max(1, devicePixelRatio));
  }

  heights(lower = -Infinity, upper = Infinity) {
    const [bottom, top] = this.extent;
    return [Math.min(upper, top), Math.max(lower, bottom)].map(value => Math.round(this.plot.valToPos(value, 'y', true)));
  }

  mark(ctx) {
    if (this.points) {
      this.model.metric.bands.forEach(band => this.name(ctx, band));
      this.beyond(ctx, this.points[0]);
    }
  }

  name(ctx, { text, kind, lower, upper }) {
    const ratio = devicePixelRatio;
    const { left, width } = this.plot.bbox;
    const [top, bottom] = this.heights(lower, upper);
    if (bottom - top >= 16 * ratio) {
      const sign = { out: '\u25b2 ', in: '\u25bc ' }[kind] || '';
      this.words(ctx, sign + text, left + width - 6 * ratio, (top + bottom) / 2, 'right');
    }
  }

  legend() {
    return [[lineSample('metric'), 'watched by ' + this.model.metric.rules.join(', ')]];
  }
}

/**
 * The ends of an axis on which all bounds can be told apart: up to three times the outer bound, and up to ten times what lies
 * between the bounds beyond them. Values farther away are not on it.
 */
function boundedRange(bounds, low, high) {
  const [first, last] = [bounds[0], bounds[bounds.length - 1]];
  const spread = last > first ? 10 * (last - first) : Infinity;
  const top = Math.min(last + spread, last > 0 ? 3 * last : Infinity, Math.max(last, high || 0));
  const bottom = Math.max(first - spread, first < 0 ? 3 * first : -Infinity, Math.min(first, low || 0, 0));
  const edge = (top - bottom || 1) * 0.08;
  return [bottom === 0 ? 0 : bottom - edge, top + (top === last ? 3 : 1) * edge];
}
