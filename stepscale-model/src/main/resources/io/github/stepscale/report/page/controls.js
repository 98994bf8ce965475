/* Mouse, touch, keyboard and buttons; all of them act on the view. */

const STEP = 0.15;

class Controls {
  constructor(page) {
    this.page = page;
    this.view = page.view;
    this.drag = null;
    this.buttons();
    page.panels.forEach(panel => this.pointer(panel.plot.over));
    document.getElementById('chart').addEventListener('keydown', event => this.key(event));
  }

  buttons() {
    const actions = {
      earlier: () => this.step(-1),
      later: () => this.step(1),
      in: () => this.zoom(0.5),
      out: () => this.zoom(2),
      whole: () => this.view.whole(),
      previous: () => this.page.toTrouble(-1),
      next: () => this.page.toTrouble(1),
    };
    for (const [id, action] of Object.entries(actions)) {
      document.getElementById(id).addEventListener('click', () => {
        action();
        this.page.speak();
      });
    }
  }

  step(direction) {
    const before = this.view.from;
    this.view.move(direction * this.view.width * STEP);
    this.page.pointAt(this.page.minute + this.view.from - before);
  }

  zoom(factor) {
    this.view.zoom(factor, this.page.minute + 0.5);
  }

  key(event) {
    const action = this.keyAction(event);
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
      this.page.speak();
    }
  }

  keyAction({ key, shiftKey }) {
    const column = direction => () => this.page.pointAt(this.page.minute + direction * this.page.size);
    const keys = {
      ArrowLeft: shiftKey ? column(-1) : () => this.step(-1),
      ArrowRight: shiftKey ? column(1) : () => this.step(1),
      '+': () => this.zoom(0.5),
      '=': () => this.zoom(0.5),
      '-': () => this.zoom(2),
      '0': () => this.view.whole(),
      Home: () => this.view.whole(),
      n: () => this.page.toTrouble(1),
      p: () => this.page.toTrouble(-1),
    };
    return keys[key.length === 1 ? key.toLowerCase() : key];
  }

  /** Whether a press of the mouse starts a selection; otherwise it moves. */
  static selects(event) {
    return event.button === 0 && !event.shiftKey && !document.getElementById('moving').checked;
  }

  pointer(over) {
    over.addEventListener('wheel', event => this.wheel(event), { passive: false });
    over.addEventListener('pointerdown', event => this.press(event, over));
    over.addEventListener('pointermove', event => this.dragged(event, over));
    for (const end of ['pointerup', 'pointercancel']) {
      over.addEventListener(end, () => { this.drag = null; });
    }
  }

  /** At the limits of the zoom the wheel scrolls the page. */
  wheel(event) {
    if (event.deltaY > 0 && this.view.isWhole() || event.ctrlKey) {
      return;
    }
    event.preventDefault();
    this.view.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.minuteAt(event));
  }

  press(event, over) {
    if (event.pointerType === 'touch' || !Controls.selects(event)) {
      this.drag = { x: event.clientX, from: this.view.from, id: event.pointerId };
      over.setPointerCapture(event.pointerId);
    }
    if (event.pointerType === 'touch') {
      this.page.pointAt(this.minuteAt(event));
    }
  }

  dragged(event, over) {
    if (this.drag && this.drag.id === event.pointerId) {
      const minutes = (this.drag.x - event.clientX) / over.clientWidth * this.view.width;
      this.view.move(this.drag.from + minutes - this.view.from);
    } else {
      this.page.hovered(this.minuteAt(event));
    }
  }

  minuteAt(event) {
    return this.page.chart.plot.posToVal(event.offsetX, 'x');
  }
}
