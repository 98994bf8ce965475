/* Colours from the style, so that light and dark live in one place; and patterns, so that colour is never needed. */

/** Dashes in pixels, by what a line means. */
const DASHES = {
  demand: [], policy: [], present: [6, 3], tracking: [10, 4], fixed: [2, 4], hindsight: [12, 4, 2, 4],
  due: [], answered: [], p99: [], p95: [10, 4], p50: [2, 4], observed: [], desired: [8, 5], simulated: [2, 4],
  metric: [],
};

/** Lines with an area under them. */
const AREAS = ['demand', 'due'];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** Slanted lines; the pattern counts in pixels of the canvas. */
function hatch(context, name, ratio) {
  return tiled(context, name, ratio, (pen, size) => {
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
  });
}

/** A small square with lines in it, again and again. */
function tiled(context, name, ratio, draw) {
  const size = Math.round(7 * ratio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const pen = tile.getContext('2d');
  pen.strokeStyle = colour(name);
  pen.lineWidth = 1.6 * ratio;
  pen.beginPath();
  draw(pen, size);
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

/** A short piece of a line, as the legend shows it; some have an area under it. */
function lineSample(key) {
  return drawnSample(pen => {
    const isArea = AREAS.includes(key);
    pen.strokeStyle = colour(key);
    pen.lineWidth = isArea ? 1.5 : 3;
    pen.setLineDash(DASHES[key]);
    pen.beginPath();
    pen.moveTo(0, 6);
    pen.lineTo(34, 6);
    pen.stroke();
    if (isArea) {
      pen.fillStyle = colour(key + '-fill');
      pen.fillRect(0, 6, 34, 6);
    }
  });
}

/** A short piece of a line with dashes of its own. */
function dashSample(name, dash) {
  return drawnSample(pen => {
    pen.strokeStyle = colour(name);
    pen.lineWidth = 2.5;
    pen.setLineDash(dash);
    pen.beginPath();
    pen.moveTo(0, 6);
    pen.lineTo(34, 6);
    pen.stroke();
  });
}

function drawnSample(draw) {
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement('canvas');
  canvas.className = 'sample';
  canvas.width = 34 * ratio;
  canvas.height = 12 * ratio;
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  draw(pen);
  return canvas;
}
