/* The card beside the front: what a policy costs, its run, its steps and its YAML. */

const RUN = { width: 320, height: 120, top: 14 };

class PolicyCard {
  constructor(front, place) {
    this.front = front;
    this.place = place;
    this.columns = front.demand.length;
  }

  /** @param copy called when the button is pressed */
  show(point, copy) {
    this.place.replaceChildren(
      this.heading(point),
      paragraph('numbers', point.numbers),
      this.figures(point),
      this.run(point),
      ...point.ladders.map(ladder => this.ladder(ladder)),
      this.yaml(point, copy));
  }

  heading(point) {
    const title = document.createElement('h3');
    const key = document.createElement('span');
    key.className = 'key';
    key.append(markSample(point, ''));
    title.append(key, { choice: 'The choice: ' + point.family }[point.role] || upperFirst(point.family));
    return title;
  }

  figures({ facts }) {
    const table = document.createElement('table');
    const hasUnseen = facts.some(fact => fact.length > 2);
    const body = table.createTBody();
    [['', 'tuning part', ...hasUnseen ? ['unseen part'] : []], ...facts].forEach(([name, ...values]) => {
      const row = body.insertRow();
      const head = document.createElement('th');
      head.scope = 'row';
      head.textContent = name;
      row.append(head);
      values.forEach(value => { row.insertCell().textContent = value; });
    });
    return table;
  }

  /** Demand and capacity, with a mark under each column in which something was short. */
  run(point) {
    const capacity = expanded(point.capacity, this.columns);
    const most = Math.max(...this.front.demand, ...capacity.map(count => count * this.front.each)) || 1;
    const x = column => round(column / this.columns * RUN.width);
    const y = value => round(RUN.top + (1 - value / most) * (RUN.height - RUN.top - 8));
    const svg = drawnElement('svg', { viewBox: `0 0 ${RUN.width} ${RUN.height}`, role: 'img', 'aria-label': 'Demand and capacity over time' });
    if (this.front.tuned < this.columns) {
      svg.append(
        drawnElement('rect', { x: x(this.front.tuned), y: 0, width: RUN.width - x(this.front.tuned), height: RUN.height, class: 'later' }),
        drawnElement('text', { x: 2, y: 10, class: 'note' }, 'tuned on'),
        drawnElement('text', { x: x(this.front.tuned) + 4, y: 10, class: 'note' }, 'unseen'));
    }
    svg.append(
      drawnElement('path', { d: stairs(this.front.demand, x, y) + `V${y(0)}H0Z`, class: 'area' }),
      drawnElement('path', { d: stairs(capacity, x, value => y(value * this.front.each)), class: 'capacity ' + markOf(point).ink }));
    expanded(point.short, this.columns).forEach((lacks, column) => lacks && svg.append(
      drawnElement('rect', { x: x(column), y: RUN.height - 6, width: Math.max(1.2, RUN.width / this.columns), height: 6, class: 'lack' })));
    return svg;
  }

  ladder({ title, steps }) {
    const place = document.createElement('div');
    place.className = 'rungs';
    const head = document.createElement('b');
    head.textContent = title;
    place.append(head, ...steps.map((step, i) => this.rung(step, 1 - i / steps.length)));
    return place;
  }

  /** An exact capacity is as long as it stands high. */
  rung([from, does, kind], share) {
    const rung = document.createElement('div');
    rung.className = 'rung ' + kind;
    const [left, right] = ['from', 'does'].map(name => {
      const part = document.createElement('span');
      part.className = name;
      return part;
    });
    left.textContent = from;
    right.textContent = ({ out: '\u25b2 ', in: '\u25bc ' }[kind] || '') + does;
    if (kind === 'exact') {
      right.style.width = Math.round(45 + 55 * share) + '%';
    }
    rung.append(left, right);
    return rung;
  }

  yaml(point, copy) {
    const place = document.createElement('div');
    const row = document.createElement('div');
    row.className = 'row';
    const button = document.createElement('button');
    button.type = 'button';
    button.id = 'copy';
    button.textContent = 'Copy YAML';
    button.addEventListener('click', copy);
    this.said = document.createElement('span');
    this.said.id = 'copied';
    row.append(button, this.said);
    this.box = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = 'YAML';
    const text = document.createElement('pre');
    text.id = 'yaml';
    text.tabIndex = 0;
    text.textContent = point.yaml;
    this.box.append(summary, text);
    place.append(row, this.box);
    return place;
  }

  say(words) {
    this.said.textContent = words;
  }

  /** Shows the YAML, selected, for people to copy themselves. */
  offer() {
    this.box.open = true;
    getSelection().selectAllChildren(this.box.querySelector('pre'));
  }
}

function paragraph(look, words) {
  const element = document.createElement('p');
  element.className = look;
  element.textContent = words;
  return element;
}

function upperFirst(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A step for each column. */
function stairs(values, x, y) {
  let path = 'M0 ' + y(values[0]);
  values.forEach((value, column) => {
    path += (column && value !== values[column - 1] ? 'V' + y(value) : '') + (value !== values[column + 1] ? 'H' + x(column + 1) : '');
  });
  return path;
}
