/* Under a simulation: a strip each for shortage, for the state of every alarm, and for changes. */

class SimulationStrips extends Strips {
  /** @param left and width of the upper drawing */
  draw(view, candidate, left, width) {
    const shortage = this.model.each ? [top => this.shortage(candidate, top)] : [];
    const alarms = candidate.alarms.map(({ rule, states }) => top => this.alarm('alarm of ' + rule, states, top));
    this.drawRows([...shortage, ...alarms, top => this.changes(candidate, top)], view, left, width);
  }

  shortage(candidate, top) {
    this.title(this.model.queues ? 'requests wait (hatched)' : 'shortage (hatched)', top);
    const pattern = hatch(this.pen, 'short', 1);
    this.eachRun(candidate.shortages, 1, (left, width) => {
      this.bar(left, width, top, colour('short-fill'));
      this.bar(left, width, top, pattern);
    });
  }

  /** Triangles where there is room, with their number if it is not one; ticks up and down where there is not. */
  changes(candidate, top) {
    this.title('changes: up adds, down removes', top);
    const { at, change } = candidate.actions;
    const first = lastUpTo(at, this.area.view.from - 1) + 1;
    const end = lastUpTo(at, this.area.view.to) + 1;
    const paint = (end - first) * 12 < this.area.width ? this.triangle : this.tick;
    for (const [direction, ink] of [[1, 'policy'], [-1, 'demand']]) {
      this.pen.fillStyle = colour(ink);
      for (let i = first, last = NaN; i < end; i++) {
        const x = this.pixel(at[i] + 0.5);
        if (Math.sign(change[i]) === direction && x !== last) {
          const room = i + 1 < end ? this.pixel(at[i + 1] + 0.5) - x : Infinity;
          paint.call(this, x, change[i], top + BAR_TOP + BAR / 2, room);
          last = x;
        }
      }
    }
  }

  tick(x, change, middle) {
    this.pen.fillRect(x, change > 0 ? middle - 7 : middle, 1, 7);
  }

  /** @param room to the next change; a number that would reach it is left out */
  triangle(x, change, middle, room) {
    const base = change > 0 ? 5 : -5;
    this.pen.beginPath();
    this.pen.moveTo(x - 5, middle + base);
    this.pen.lineTo(x + 5, middle + base);
    this.pen.lineTo(x, middle - 1.2 * base);
    this.pen.fill();
    if (Math.abs(change) > 1 && room > 28) {
      this.pen.textAlign = 'left';
      this.pen.fillText(signed(change), x + 7, middle + 5);
    }
  }
}
