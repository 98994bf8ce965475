/* The page of a search. */

const tuningData = JSON.parse(document.getElementById('data').textContent);
if (tuningData.front.points.length) {
  new FrontPage(tuningData.front).start();
}
if (tuningData.timeline) {
  new SimulationPage(readModel(tuningData.timeline)).start();
}
