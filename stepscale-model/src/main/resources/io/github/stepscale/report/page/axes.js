/* The ticks of the axes and their labels. Times are always UTC. */

const DAY = 1440;
function timeAxis(model) {
  return {
    ...axisColours(),
    size: 46,
    splits: (plot, axis, low, high) => {
      const width = plot.bbox.width / devicePixelRatio;
      const step = stepFor((high - low) / Math.max(2, width / 85));
      const marks = [];
      for (let at = Math.ceil((model.start + low) / step) * step; at <= model.start + high; at += step) {
        marks.push(at - model.start);
      }
      return marks;
    },
    values: (plot, marks) => {
      const step = marks.length > 1 ? marks[1] - marks[0] : 1;
      return marks.map((mark, i) => timeLabel(model.start + mark, i === 0, step));
    },
  };
}

/** The hour, with the day under it where it begins; whole days have only the day. */
function timeLabel(minute, isFirst, step) {
  const text = time(minute);
  const midnight = minute % DAY === 0;
  if (step >= DAY) {
    return text.slice(5, 10) + (isFirst ? '\n' + text.slice(0, 4) : '');
  }
  return text.slice(11) + (isFirst || midnight ? '\n' + text.slice(0, 10) : '');
}

/** In little space, only the headings above the chart and short numbers. */
function valueAxis(label, roomy) {
  return {
    ...axisColours(),
    scale: 'y',
    size: roomy ? 66 : 44,
    ...(roomy ? { label, labelSize: 20 } : {}),
    values: (plot, marks) => marks.map(roomy ? number : shortNumber),
  };
}

function shortNumber(value) {
  const [factor, letter] = value >= 1e6 ? [1e6, 'M'] : value >= 1e4 ? [1e3, 'k'] : [1, ''];
  return number(value / factor) + letter;
}

/** The same height in units of capacity, on the other side. */
function capacityAxis(model, roomy) {
  const each = model.each || 1;
  return {
    ...axisColours(),
    scale: model.each ? 'y' : 'n',
    side: 1,
    size: roomy ? 40 : 28,
    ...(roomy ? { label: model.units, labelSize: 20 } : {}),
    grid: { show: false },
    splits: (plot, axis, low, high) => wholeMarks(high / each, plot.bbox.height / devicePixelRatio)
      .map(count => count * each),
    values: (plot, marks) => marks.map(mark => number(mark / each)),
  };
}

function wholeMarks(most, height) {
  const least = most / Math.max(2, height / 30);
  let step = 1;
  for (let i = 0; step < least; i++) {
    step *= [2, 2.5, 2][i % 3];
  }
  const marks = [];
  for (let count = 0; count <= most; count += step) {
    marks.push(count);
  }
  return marks;
}

function axisColours() {
  const font = '13px system-ui, sans-serif';
  return {
    stroke: () => colour('text'),
    grid: { stroke: () => colour('grid'), width: 1 },
    ticks: { stroke: () => colour('edge'), width: 1, size: 5 },
    font,
    labelFont: font,
  };
}
