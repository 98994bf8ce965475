/* Lines by the minute, a step each, with a gap where the value is unknown; and how a legend shows them. */

/** A line that uPlot draws. */
function stepLine({ key, width }) {
  return {
    scale: 'y',
    stroke: () => colour(key),
    width,
    dash: DASHES[key],
    paths: steps,
    points: { show: false },
    ...(AREAS.includes(key) ? { fill: () => colour(key + '-fill') } : {}),
  };
}

/** uPlot's own steps leave out a minute that is followed by an unknown value. */
function steps(plot, index) {
  const [stroke, fill] = [new Path2D(), new Path2D()];
  const [edges, values] = [plot.data[0], plot.data[index]];
  const bottom = plot.valToPos(plot.scales.y.min, 'y', true);
  for (let i = 0, joined = false; i + 1 < edges.length; i++) {
    if (values[i] !== null) {
      const y = plot.valToPos(values[i], 'y', true);
      const [left, right] = [edges[i], edges[i + 1]].map(edge => plot.valToPos(edge, 'x', true));
      joined ? stroke.lineTo(left, y) : stroke.moveTo(left, y);
      stroke.lineTo(right, y);
      joined || fill.moveTo(left, bottom);
      [[left, y], [right, y]].forEach(point => fill.lineTo(...point));
      isLast(values, i) && fill.lineTo(right, bottom);
    }
    joined = values[i] !== null;
  }
  return { stroke, fill, clip: null, band: null, gaps: null, flags: 0 };
}

/** Whether the value after this one is unknown, or there is none that begins a step. */
function isLast(values, i) {
  return i + 2 >= values.length || values[i + 1] === null;
}

function drawable(points) {
  return points.mean.map(value => Number.isNaN(value) ? null : value);
}

function hatchSample() {
  return filledSample(pen => hatch(pen, 'short', 1));
}

function filledSample(fill) {
  return drawnSample(pen => {
    pen.fillStyle = fill(pen);
    pen.fillRect(0, 0, 34, 12);
  });
}
