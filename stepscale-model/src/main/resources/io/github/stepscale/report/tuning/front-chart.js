/* The front: every policy by its shortage and its cost. */

/** Shortages below this part of the objective differ by nothing that matters. */
const LEAST_SHARE = 1 / 50;
/** Costs beyond this multiple of the bound leave the axis, unless all do: the differences between the others matter more. */
const FARTHEST = 2.2;
const EDGES = { left: 74, right: 64, top: 26, bottom: 54 };
const LANE = 46;
const RADIUS = { choice: 8, present: 8, winner: 6.5, none: 3.6 };

class FrontChart {
  constructor(front, place) {
    this.front = front;
    this.place = place;
  }

  draw() {
    const width = Math.max(300, this.place.clientWidth);
    const height = Math.round(Math.max(340, Math.min(600, width * 0.68)));
    this.narrow = width < 560;
    this.box = {
      left: this.narrow ? 50 : EDGES.left, right: width - (this.narrow ? 34 : EDGES.right), top: EDGES.top, bottom: height - EDGES.bottom,
    };
    this.scales();
    this.svg = drawnElement('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
    this.taken = [];
    this.ground();
    this.axes();
    this.limits();
    this.lines();
    this.marks();
    this.here = drawnElement('path', { class: 'here' });
    this.svg.append(this.here);
    this.place.replaceChildren(this.svg);
  }

  /** The marks decide the axes; fronts may leave them. */
  scales() {
    const { objective, margin, points, bound } = this.front;
    const labelled = points.filter(({ role }) => role !== 'none');
    const places = [...labelled, ...points].flatMap(point => this.outcomes(point));
    const least = objective * LEAST_SHARE;
    const shown = places.map(([shortage]) => shortage).filter(shortage => shortage >= least);
    this.lane = places.some(([shortage]) => shortage < least) ? LANE : 0;
    this.x = spanning([...shown, margin, objective * 1.6, ...this.lane ? [least] : []], this.box.left + this.lane, this.box.right, { ratio: 8, room: 0.05 });
    const costs = labelled.flatMap(point => this.outcomes(point)).map(([, cost]) => cost);
    const near = costs.filter(cost => cost <= FARTHEST * (bound || Math.min(...costs)));
    const most = Math.max(...(near.length ? near : [Math.min(...costs)]));
    const all = places.map(([, cost]) => cost).filter(cost => cost <= most);
    this.y = spanning([...all, most, ...bound ? [bound] : []], this.box.bottom, this.box.top, { ratio: 4, room: 0.08 });
  }

  /** On the tuning part, and of a labelled policy on the unseen part. */
  outcomes({ shortage, hours, unseen, role }) {
    return [[shortage, hours], ...unseen && role !== 'none' ? [unseen] : []];
  }

  across(shortage) {
    return shortage < this.x.low ? this.box.left + this.lane / 2 : this.x.at(this.x.inside(shortage));
  }

  add(name, attributes, ...children) {
    const element = drawnElement(name, attributes, ...children);
    this.svg.append(element);
    return element;
  }

  text(x, y, words, look = '') {
    return this.add('text', { x: round(x), y: round(y), class: look }, words);
  }

  segment(x1, y1, x2, y2, look) {
    this.add('line', { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), class: look });
  }

  block(left, top, right, bottom, look) {
    this.add('rect', { x: round(left), y: round(top), width: round(Math.max(0, right - left)), height: round(Math.max(0, bottom - top)), class: look });
  }

  /** Where the objective is missed, and what no policy can cost. */
  ground() {
    const { left, right, top, bottom } = this.box;
    this.block(this.x.at(this.front.objective), top, right, bottom, 'beyond');
    if (this.front.bound) {
      this.block(left, this.y.at(this.front.bound), this.x.at(this.front.objective), bottom, 'impossible');
    }
  }

  axes() {
    const { left, right, top, bottom } = this.box;
    this.x.ticks(this.narrow ? 60 : 70).forEach(value => {
      this.segment(this.x.at(value), top, this.x.at(value), bottom + 5, 'axis');
      this.text(this.x.at(value), bottom + 20, this.front.isShare ? percentText(value) : number(value), 'middle');
    });
    if (this.lane) {
      this.text(left + this.lane / 2, bottom + 20, 'less', 'middle');
      this.segment(left + this.lane, top, left + this.lane, bottom, 'axis');
    }
    this.y.ticks(44).forEach(value => {
      this.segment(left - 5, this.y.at(value), right, this.y.at(value), 'axis');
      this.text(left - 9, this.y.at(value) + 4, shortNumber(value), 'end');
    });
    this.text((left + right) / 2, bottom + 42, this.front.shortage, 'middle');
    this.text(4, 14, this.front.costs);
    if (this.front.bound) {
      this.ratioAxis(right);
    }
  }

  /** The same height as a multiple of the bound, on the other side. */
  ratioAxis(right) {
    const { bound } = this.front;
    new Scale(this.y.low / bound, this.y.high / bound, this.y.from, this.y.to, this.y.isLog).ticks(44)
      .filter(value => value > 0)
      .forEach(value => this.text(right + 6, this.y.at(value * bound) + 4, number(value) + (this.narrow ? '' : ' \u00d7')));
    this.text(right + (this.narrow ? 30 : 60), 14, '\u00d7 hindsight', 'end');
  }

  limits() {
    const { left, right, top, bottom } = this.box;
    const { objective, margin, bound } = this.front;
    this.segment(this.x.at(margin), top, this.x.at(margin), bottom, 'margin');
    this.segment(this.x.at(objective), top, this.x.at(objective), bottom, 'limit');
    this.named(this.x.at(margin) - 5, top + 14, this.front.marginText, 'soft end');
    const room = right + 4 - this.x.at(objective) > this.front.objectiveText.length * 7.2;
    this.named(room ? this.x.at(objective) + 5 : right - 4, top + (room ? 14 : 30), this.front.objectiveText, room ? '' : 'end');
    if (bound) {
      this.segment(left, this.y.at(bound), right, this.y.at(bound), 'bound');
      this.named(left + this.lane + 6, this.y.at(bound) + 15, 'hindsight: no policy that keeps the objective costs less', 'soft');
    }
  }

  /** Words that no label may cover. */
  named(x, y, words, look) {
    this.take(this.text(x, y, words, look), x, y, words, look.includes('end'));
  }

  take(element, x, y, words, isEnd) {
    const width = words.length * 7.2;
    this.taken.push({ left: isEnd ? x - width : x, right: isEnd ? x : x + width, top: y - 12, bottom: y + 4 });
  }

  /** Between two policies of a front, the safer one is the cheapest that leaves no more short. */
  lines() {
    const { left, right, top, bottom } = this.box;
    const [width, height] = [right - left, bottom - top];
    const inside = this.add('svg', { x: left, y: top, width, height, viewBox: `${left} ${top} ${width} ${height}` });
    this.front.families.forEach(family => {
      let path = '';
      for (let i = 0; i < family.line.length; i += 2) {
        const [x, y] = [this.across(family.line[i]), this.y.at(family.line[i + 1])].map(round);
        path += i ? `H${x}V${y}` : `M${x} ${y}`;
      }
      inside.append(drawnElement('path', { d: path, class: 'line ' + markOf(family).ink }));
    });
  }

  marks() {
    const { points } = this.front;
    this.places = points.map(({ shortage, hours }) => ({ x: this.across(shortage), y: this.y.at(this.y.inside(hours)) }));
    const order = ['none', 'winner', 'present', 'choice'];
    const sorted = points.map((point, i) => i).sort((a, b) => order.indexOf(points[a].role) - order.indexOf(points[b].role) || a - b);
    const labelled = sorted.filter(i => points[i].role !== 'none');
    labelled.forEach(i => this.unseen(points[i], this.places[i]));
    sorted.forEach(i => this.mark(points[i], this.places[i]));
    labelled.reverse().forEach(i => this.label(points[i], this.places[i]));
  }

  unseen(point, { x, y }) {
    if (point.unseen) {
      const [toX, toY] = [this.across(point.unseen[0]), this.y.at(this.y.inside(point.unseen[1]))];
      this.segment(x, y, toX, toY, 'link ' + markOf(point).ink);
      this.svg.append(markElement(point, toX, toY, 5, 'hollow'));
      this.taken.push({ left: toX - 7, right: toX + 7, top: toY - 7, bottom: toY + 7 });
    }
  }

  mark(point, { x, y }) {
    if (point.role === 'choice') {
      this.add('circle', { cx: round(x), cy: round(y), r: 13, class: 'ring' });
    }
    this.svg.append(markElement(point, x, y, RADIUS[point.role], point.role === 'none' ? 'small' : ''));
    if (point.role !== 'none') {
      this.taken.push({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 });
    }
  }

  /** Beside the mark where nothing else is; the choice is labelled first. */
  label(point, { x, y }) {
    const name = { choice: 'the choice: ' + point.family, present: 'your policy', winner: point.family }[point.role];
    const words = name + (point.hours > this.y.high ? ' \u25b2 ' + this.beyond(point) : '');
    const width = words.length * 7.6;
    const spots = [[16, 5], [-16 - width, 5], [-width / 2, -18], [-width / 2, 26], [14, -14], [14, 22], [-14 - width, -14], [-14 - width, 22], [16, 38], [-16 - width, 38], [16, -32], [-16 - width, -32]];
    const free = spots.map(([dx, dy]) => ({ left: x + dx, right: x + dx + width, top: y + dy - 12, bottom: y + dy + 4 }))
      .find(spot => spot.left > this.box.left && spot.right < this.box.right + 4 && spot.top > 16 && spot.bottom < this.box.bottom && !this.taken.some(other => overlap(spot, other)));
    if (free) {
      this.text(free.left, free.bottom - 4, words, 'label');
      this.taken.push(free);
    }
  }

  /** The cost of a policy that is not on the axis. */
  beyond({ hours }) {
    return this.front.bound ? number(hours / this.front.bound) + ' \u00d7' : shortNumber(hours);
  }

  /** Marks the policy that is looked at. */
  point(i) {
    const { x, y } = this.places[i];
    this.here.setAttribute('d', PATHS.circle(x, y, RADIUS[this.front.points[i].role] + 6));
  }

  /** The nearest mark; -1 if none is near. */
  nearest(x, y) {
    const distance = i => Math.hypot(this.places[i].x - x, this.places[i].y - y) - RADIUS[this.front.points[i].role];
    const found = this.places.reduce((best, _, i) => best < 0 || distance(i) < distance(best) ? i : best, -1);
    return found >= 0 && distance(found) < 24 ? found : -1;
  }
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
