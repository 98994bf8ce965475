/* The strips below the charts: one for each alarm, and one for the scaling activities. */

class LoadStrips extends Strips {
  draw(view, left, width) {
    const alarms = this.model.alarms.map(({ name, states }) => top => this.alarm('alarm ' + name, states, top));
    this.drawRows([...alarms, top => this.activities(top)], view, left, width);
  }

  activities(top) {
    const { activities } = this.model;
    this.title('scaling activities' + (activities.length ? '' : ': none'), top);
    activities.forEach(activity => this.activity(activity, top));
  }

  activity(activity, top) {
    const { view } = this.area;
    const to = activity.to === null ? this.model.minutes : activity.to;
    if (to >= view.from && activity.from < view.to) {
      const left = this.pixel(Math.max(view.from, activity.from));
      const width = Math.max(3, this.pixel(Math.min(view.to, to)) - left - 1);
      this.bar(left, width, top, isBad(activity) ? hatch(this.pen, 'short', 1) : colour('observed'));
      this.words(activity, left, width, top);
    }
  }

  /** The description as far as it fits; the number alone if only that fits. */
  words({ what, status }, left, width, top) {
    const number = /\bto (\d+)/.exec(what);
    const all = [status + ': ' + what, what, ...(number ? [number[0]] : []), status];
    const fitting = all.find(text => this.pen.measureText(text).width < width - 8);
    if (fitting && !isBad({ status })) {
      this.pen.fillStyle = colour('page');
      this.pen.textAlign = 'center';
      this.pen.fillText(fitting, left + width / 2, top + BAR_TOP + 12);
    }
  }
}

/** Hatched: an activity that failed. */
function isBad({ status }) {
  return !['Successful', 'InProgress', 'Pending'].includes(status);
}
