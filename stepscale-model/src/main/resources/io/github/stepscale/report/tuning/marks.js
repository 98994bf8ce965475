/* Marks and colours of the families: a shape each, so that colour is never needed. */

const SVG = 'http://www.w3.org/2000/svg';

/** What a user knows already has a mark of its own; the families of the search take the others in turn. */
const OWN_MARKS = {
  present: { shape: 'star', ink: 'ink-present' },
  fixed: { shape: 'plus', ink: 'ink-fixed' },
  targetTracking: { shape: 'cross', ink: 'ink-tracking' },
};
const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'wedge', 'hexagon', 'pentagon'];
const INKS = 6;

function markOf({ key, mark }) {
  return OWN_MARKS[key] || { shape: SHAPES[mark % SHAPES.length], ink: 'ink-' + mark % INKS };
}

/** An element of a drawing. */
function drawnElement(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

const round = value => Math.round(value * 10) / 10;

/** Corners at equal angles; every second one may be nearer to the middle. */
function corners(count, turn, radius, inner = radius) {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + 2 * Math.PI * i / count;
    const far = i % 2 ? inner : radius;
    return [far * Math.sin(angle), -far * Math.cos(angle)];
  });
}

function polygon(points, x, y) {
  return 'M' + points.map(([dx, dy]) => round(x + dx) + ' ' + round(y + dy)).join('L') + 'Z';
}

const PATHS = {
  circle: (x, y, r) => `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  square: (x, y, r) => polygon(corners(4, Math.PI / 4, r * 1.25), x, y),
  diamond: (x, y, r) => polygon(corners(4, 0, r * 1.3), x, y),
  triangle: (x, y, r) => polygon(corners(3, 0, r * 1.35), x, y),
  wedge: (x, y, r) => polygon(corners(3, Math.PI, r * 1.35), x, y),
  hexagon: (x, y, r) => polygon(corners(6, 0, r * 1.15), x, y),
  pentagon: (x, y, r) => polygon(corners(5, 0, r * 1.2), x, y),
  star: (x, y, r) => polygon(corners(10, 0, r * 1.5, r * 0.62), x, y),
  plus: (x, y, r) => `M${round(x - r)} ${round(y)}h${2 * r}M${round(x)} ${round(y - r)}v${2 * r}`,
  cross: (x, y, r) => `M${round(x - r)} ${round(y - r)}l${2 * r} ${2 * r}M${round(x - r)} ${round(y + r)}l${2 * r} ${-2 * r}`,
};

/** @param look further classes: {@code small} or {@code hollow} */
function markElement(family, x, y, radius, look = '') {
  const { shape, ink } = markOf(family);
  const open = shape === 'plus' || shape === 'cross' ? ' open' : '';
  return drawnElement('path', { d: PATHS[shape](x, y, radius), class: 'mark ' + ink + open + ' ' + look });
}

/** A mark beside words. */
function markSample(family, look) {
  return drawnElement('svg', { viewBox: '0 0 22 18', 'aria-hidden': 'true' }, markElement(family, 11, 9, 6, look));
}
