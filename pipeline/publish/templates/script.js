(function () {
  var box = document.getElementById("filter");
  if (!box) return;
  box.hidden = false;
  var links = document.querySelectorAll(".index li[data-name]");
  box.addEventListener("input", function () {
    var wanted = box.value.trim().toLowerCase();
    links.forEach(function (link) { link.hidden = link.dataset.name.indexOf(wanted) < 0; });
  });
  box.addEventListener("keydown", function (event) {
    if (event.key !== "Enter") return;
    var first = document.querySelector(".index li[data-name]:not([hidden]) a");
    if (first) first.click();
  });
})();
