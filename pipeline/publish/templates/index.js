(function () {
  var box = document.getElementById("filter");
  if (!box) return;
  var found = document.getElementById("found");
  var all = document.getElementById("names");
  var names = all ? JSON.parse(all.textContent).map(function (each) { return [each[0], each[1], each[0].toLowerCase()]; }) : null;
  var rows = Array.prototype.map.call(document.querySelectorAll(".subjects tbody tr"), function (row) {
    return [row, row.cells[0].textContent.toLowerCase()];
  });
  function show(wanted) {
    found.textContent = "";
    if (!wanted) return;
    var hits = names.filter(function (each) { return each[2].indexOf(wanted) >= 0; });
    hits.sort(function (a, b) { return a[2].indexOf(wanted) - b[2].indexOf(wanted); });
    hits.slice(0, 30).forEach(function (each) {
      var link = document.createElement("a");
      link.href = each[1];
      link.textContent = each[0];
      found.appendChild(document.createElement("li")).appendChild(link);
    });
    if (hits.length > 30) found.appendChild(document.createElement("li")).textContent = hits.length - 30 + " more";
    if (!hits.length) found.appendChild(document.createElement("li")).textContent = "No subject has this in its name.";
  }
  function filter(wanted) {
    rows.forEach(function (each) { each[0].hidden = each[1].indexOf(wanted) < 0; });
    document.querySelectorAll(".listing").forEach(function (group) {
      group.hidden = !group.querySelector("tbody tr:not([hidden])");
    });
  }
  box.hidden = false;
  box.addEventListener("input", function () {
    var wanted = box.value.trim().toLowerCase();
    if (names) show(wanted); else filter(wanted);
  });
  box.addEventListener("keydown", function (event) {
    if (event.key !== "Enter") return;
    var first = document.querySelector(names ? "#found a" : ".subjects tbody tr:not([hidden]) a");
    if (first) first.click();
  });
})();
