/* The page of a simulation. */

new SimulationPage(readModel(JSON.parse(document.getElementById('data').textContent))).start();
