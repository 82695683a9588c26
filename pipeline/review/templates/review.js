// Keys and partial updates. Everything here can be done without it: forms are forms, links are links.
(function () {
  "use strict";
  var live = document.getElementById("live");
  var help = document.getElementById("keys");
  var pending = null;
  var busy = false;

  function say(words) {
    live.textContent = "";
    window.setTimeout(function () { live.textContent = words; }, 30);
  }

  function writing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function visible(element) {
    return element.getClientRects().length > 0;
  }

  // keys

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.altKey) return;
    if (writing(event.target)) { whileWriting(event); return; }
    if (event.ctrlKey || event.metaKey || help.open) return;
    if (event.key === "?") { event.preventDefault(); help.showModal(); return; }
    if (event.key === "p") { window.location.href = "/publish"; return; }
    if (event.key === "q") { window.location.href = "/"; return; }
    if ((event.key === "j" || event.key === "k") && among(event.key)) { event.preventDefault(); return; }
    var key = /^[0-9a-z]$/.test(event.key) ? event.key : null;
    var found = key && document.querySelector('main [data-key="' + key + '"]');
    if (found) { event.preventDefault(); use(found); return; }
    var name = /^[1-9aux]$/.test(event.key) && document.querySelector("main form.name input[name=name]");
    if (name) { event.preventDefault(); name.focus(); say("Write your name first."); }
  });

  function whileWriting(event) {
    if (event.key === "Escape") { event.target.blur(); pending = null; return; }
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (pending && document.contains(pending) && pending.form === event.target.form) pending.click();
    else if (event.target.form && event.target.form.id !== "decide") event.target.form.requestSubmit();
    else say("Press Escape, then the key of an answer.");
  }

  function use(element) {
    if (element.matches("summary")) {
      element.parentElement.open = true;
      element.parentElement.querySelector("input:not([type=hidden])").focus();
    } else if (element.matches("input, textarea")) {
      element.focus();
    } else if (element.dataset.needs && !needed(element).value.trim()) {
      pending = element;
      needed(element).focus();
      say("Write a note, then press Control and Enter.");
    } else {
      element.click();
    }
  }

  function needed(button) {
    return document.getElementById(button.dataset.needs);
  }

  // in a list, j and k move from row to row
  function among(key) {
    var rows = Array.prototype.filter.call(document.querySelectorAll("main .queue a.pick"), visible);
    if (!rows.length) return false;
    var at = rows.indexOf(document.activeElement);
    var to = key === "j" ? at + 1 : at < 0 ? rows.length - 1 : at - 1;
    rows[Math.max(0, Math.min(rows.length - 1, to))].focus();
    return true;
  }

  // partial updates: the same form, sent in the background, and the page it leads to put in place

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-live]")) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    document.body.setAttribute("aria-busy", "true");
    var fields = new URLSearchParams(new FormData(form, event.submitter));
    fetch(form.action, { method: "POST", body: fields, credentials: "same-origin" })
      .then(function (answer) {
        return answer.text().then(function (text) { show(text, answer); });
      })
      .catch(function () {
        notice("The review page does not answer. Nothing was recorded; start it again and repeat.");
      })
      .finally(function () {
        busy = false;
        document.body.removeAttribute("aria-busy");
      });
  });

  function show(text, answer) {
    var page = new DOMParser().parseFromString(text, "text/html");
    var main = page.getElementById("main");
    if (!main) { notice(text.trim()); return; }
    document.getElementById("main").replaceWith(document.adoptNode(main));
    var progress = page.getElementById("progress");
    if (progress) document.getElementById("progress").replaceWith(document.adoptNode(progress));
    document.title = page.title;
    pending = null;
    if (answer.redirected) window.history.pushState(null, "", answer.url);
    settle();
  }

  function notice(words) {
    var box = document.createElement("div");
    box.className = "notice grave";
    box.textContent = words;
    document.getElementById("main").prepend(box);
    box.scrollIntoView({ block: "nearest" });
    say(words);
  }

  // after an update: where the eyes and the screen reader go
  function settle() {
    var told = document.querySelector("main [data-aloud]");
    var head = document.querySelector("main h1");
    window.scrollTo(0, 0);
    if (head) head.focus({ preventScroll: true });
    say([told && told.dataset.aloud, head && head.textContent].filter(Boolean).join(" "));
  }

  window.addEventListener("popstate", function () { window.location.reload(); });
  document.documentElement.classList.add("keyed");
})();
