/* Colours from the style, so that light and dark live in one place; and patterns, so that colour is never needed. */

/** Dashes in pixels, by candidate. */
const DASHES = { demand: [], policy: [], tracking: [10, 4], fixed: [2, 4], hindsight: [12, 4, 2, 4] };

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** Slanted lines; the pattern counts in pixels of the canvas. */
function hatch(context, name, ratio) {
  const size = Math.round(7 * ratio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const pen = tile.getContext('2d');
  pen.strokeStyle = colour(name);
  pen.lineWidth = 1.6 * ratio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

/** A short piece of a line, as the legend shows it; demand has its area under it. */
function lineSample(key) {
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement('canvas');
  canvas.className = 'sample';
  canvas.width = 34 * ratio;
  canvas.height = 12 * ratio;
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  pen.strokeStyle = colour(key);
  pen.lineWidth = key === 'demand' ? 1.5 : 3;
  pen.setLineDash(DASHES[key]);
  pen.beginPath();
  pen.moveTo(0, 6);
  pen.lineTo(34, 6);
  pen.stroke();
  if (key === 'demand') {
    pen.fillStyle = colour('demand-fill');
    pen.fillRect(0, 6, 34, 6);
  }
  return canvas;
}
