/* The patterns of the problems of a load run. */

/** A color and a pattern for each kind of problem; the first is solid. */
const INKS = ['alarm', 'policy', 'tracking', 'fixed', 'hindsight', 'demand'];
const PATTERNS = [
  (pen, size) => { pen.rect(0, 0, size, size); pen.fillStyle = pen.strokeStyle; pen.fill(); },
  (pen, size) => { pen.moveTo(0, size / 2); pen.lineTo(size, size / 2); },
  (pen, size) => { pen.moveTo(size / 2, 0); pen.lineTo(size / 2, size); },
  (pen, size) => { pen.moveTo(-1, -1); pen.lineTo(size + 1, size + 1); },
  (pen, size) => { pen.arc(size / 2, size / 2, size / 5, 0, 7); },
  (pen, size) => { pen.moveTo(-1, size + 1); pen.lineTo(size + 1, -1); pen.moveTo(-1, -1); pen.lineTo(size + 1, size + 1); },
];

function patternOf(context, kind, ratio) {
  return tiled(context, INKS[kind % INKS.length], ratio, PATTERNS[kind % PATTERNS.length]);
}

function patternSample(kind) {
  return filledSample(pen => patternOf(pen, kind, 1));
}
