/* The front with its card, driven by mouse, touch and keyboard. */

class FrontPage {
  constructor(front) {
    this.front = front;
    this.place = document.getElementById('front');
    this.spoken = document.getElementById('front-spoken');
    this.chart = new FrontChart(front, this.place);
    this.card = new PolicyCard(front, document.getElementById('policy'));
    this.at = Math.max(0, this.home());
  }

  start() {
    this.keys();
    this.draw();
    this.place.addEventListener('pointermove', event => this.hovered(event));
    this.place.addEventListener('click', event => this.clicked(event));
    this.place.addEventListener('keydown', event => this.key(event));
    new ResizeObserver(() => this.resized()).observe(this.place);
  }

  home() {
    const roles = this.front.points.map(({ role }) => role);
    return ['choice', 'present'].map(role => roles.indexOf(role)).find(i => i >= 0) ?? 0;
  }

  /** The marks with their names. */
  keys() {
    const present = this.front.points.filter(({ role, key }) => key === 'present');
    const families = [...this.front.families, ...present.slice(0, 1)];
    const unseen = this.front.points.find(({ role, unseen }) => role !== 'none' && unseen);
    document.getElementById('front-keys').replaceChildren(
      ...families.map(family => keyOf(markSample(family, ''), family.family)),
      ...(unseen ? [keyOf(markSample({ key: 'any', mark: 0 }, 'hollow'), 'on the unseen part')] : []));
  }

  draw() {
    this.width = this.place.clientWidth;
    this.chart.draw();
    this.look(this.at);
  }

  resized() {
    if (this.place.clientWidth !== this.width) {
      this.draw();
    }
  }

  /** Shows a policy. */
  look(i) {
    this.at = i;
    this.chart.point(i);
    this.card.show(this.front.points[i], () => this.copy());
    this.place.dataset.at = i;
  }

  hovered(event) {
    const i = this.under(event);
    if (i >= 0 && i !== this.at) {
      this.look(i);
    }
  }

  clicked(event) {
    const i = this.under(event);
    if (i >= 0) {
      this.look(i);
      this.copy();
    }
  }

  under(event) {
    const box = this.chart.svg.getBoundingClientRect();
    return this.chart.nearest(event.clientX - box.left, event.clientY - box.top);
  }

  key(event) {
    const moves = {
      ArrowLeft: () => this.along(-1),
      ArrowRight: () => this.along(1),
      ArrowUp: () => this.toFamily(-1),
      ArrowDown: () => this.toFamily(1),
      Home: () => this.home(),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.copy();
    } else if (moves[event.key]) {
      event.preventDefault();
      this.look(moves[event.key]());
      this.speak();
    }
  }

  along(direction) {
    const next = this.front.points[this.at + direction];
    return next && next.key === this.front.points[this.at].key ? this.at + direction : this.at;
  }

  /** The policy of the neighbouring family whose shortage is nearest. */
  toFamily(direction) {
    const { points } = this.front;
    const here = points[this.at];
    const keys = [...new Set(points.map(({ key }) => key))];
    const key = keys[(keys.indexOf(here.key) + direction + keys.length) % keys.length];
    const away = i => Math.abs(points[i].shortage - here.shortage);
    return points.map((_, i) => i).filter(i => points[i].key === key)
      .reduce((best, i) => away(i) < away(best) ? i : best);
  }

  speak() {
    const { family, numbers, facts } = this.front.points[this.at];
    const figures = facts.map(([name, ...values]) => name + ' ' + values.join(', unseen '));
    this.spoken.textContent = [family, numbers, ...figures].filter(words => words).join('. ');
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.front.points[this.at].yaml);
      this.tell('Copied');
    } catch {
      this.card.offer();
      this.tell('Selected below: copy it with the keyboard');
    }
  }

  tell(words) {
    this.card.say(words);
    this.spoken.textContent = words;
  }
}

function keyOf(sample, words) {
  const key = document.createElement('span');
  key.className = 'key';
  key.append(sample, words);
  return key;
}
