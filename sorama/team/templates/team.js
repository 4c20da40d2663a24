(function () {
  var bar = document.getElementById("filter"), keys = ["w", "c", "k"];
  var rows = [].slice.call(document.querySelectorAll("[data-f]")), count = document.getElementById("count");
  function of(key) { return document.getElementById("f-" + key); }
  function apply() {
    var left = 0;
    rows.forEach(function (row) {
      var fits = keys.every(function (key) {
        var wanted = of(key).value, has = row.getAttribute("data-" + key);
        return !wanted || has === null || has.indexOf("|" + wanted + "|") >= 0;
      });
      row.hidden = !fits;
      if (fits && row.tagName === "ARTICLE") left += 1;
    });
    count.textContent = left + " 件の日報";
  }
  keys.forEach(function (key) { of(key).addEventListener("change", apply); });
  document.getElementById("clear").addEventListener("click", function () {
    keys.forEach(function (key) { of(key).value = ""; });
    apply();
  });
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) { keys.forEach(function (key) { of(key).value = ""; }); apply(); target.scrollIntoView(); }
    if (target && target.tagName === "DETAILS") target.open = true;
  });
  window.addEventListener("beforeprint", apply);
  bar.hidden = false;
  apply();
})();
