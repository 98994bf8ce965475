/* Numbers and times as text, the same in every browser. */

function number(value) {
  const [whole, decimals] = String(Math.round(value * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals ? grouped + '.' + decimals : grouped;
}

function signed(value) {
  return value > 0 ? '+' + value : '\u2212' + -value;
}

/** The time of a minute that is counted from 1970. */
function time(minute) {
  return new Date(minute * 60000).toISOString().slice(0, 16).replace('T', ' ');
}

function span(low, high) {
  return low === high ? number(low) : number(low) + ' to ' + number(high);
}

function countOf(count, one, many) {
  return number(count) + ' ' + (count === 1 ? one : many);
}
