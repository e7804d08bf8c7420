/* Keeps an open page up to date without taking anything out of the operator's hands. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const BETWEEN = 1000; // never ask more often than this
  const AGAIN = 60000; // "3 min ago" grows old by itself
  let due = false;
  let resting = false;
  let asking = false;

  const live = () => document.getElementById("live");
  const typing = () => {
    const at = document.activeElement;
    return at && live()?.contains(at) && at.matches("input:not([type=checkbox]), textarea, select");
  };
  const ask = () => {
    if (document.hidden || resting || asking || typing()) {
      due = true;
      return;
    }
    due = false;
    resting = true;
    if (live()) htmx.trigger(document.body, "changed");
    setTimeout(() => {
      resting = false;
      if (due) ask();
    }, BETWEEN);
  };
  document.addEventListener("visibilitychange", () => due && ask());
  document.addEventListener("focusout", () => setTimeout(() => due && ask(), 0));
  setInterval(ask, AGAIN);

  // What the operator asks for comes first; an answer to us must not land in the page that follows.
  const ours = (event) => event.detail.elt?.id === "live";
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (ours(event)) return;
    asking = true;
    due = true;
    if (live()) htmx.trigger(live(), "htmx:abort");
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (ours(event)) return;
    asking = false;
    ask();
  });

  // What was opened, ticked, typed and looked at stays so when the list is filled anew.
  let kept = null;
  const REACHABLE = "a, button, summary, input, select, textarea";
  const focus = () => {
    const at = document.activeElement;
    const around = at && live()?.contains(at) && at.closest("[id]:not(#live)");
    if (!around) return null;
    return { id: around.id, nth: around === at ? -1 : [...around.querySelectorAll(REACHABLE)].indexOf(at) };
  };
  const refocus = (where) => {
    const around = where && document.getElementById(where.id);
    const one = around && (where.nth < 0 ? around : around.querySelectorAll(REACHABLE)[where.nth]);
    one?.focus({ preventScroll: true });
  };
  const anchor = () => {
    if (window.scrollY < 4) return null;
    const seen = (one) => {
      const top = one.getBoundingClientRect().top;
      return top >= 0 && top < window.innerHeight ? { id: one.id, top } : null;
    };
    const used = document.activeElement?.closest("#live [id]");
    const place = used && seen(used);
    if (place) return place;
    for (const one of live()?.querySelectorAll("[id]") ?? []) {
      const first = seen(one);
      if (first) return first;
    }
    return null;
  };
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== live()) return;
    const ids = (which) => [...live().querySelectorAll(which)].map((one) => one.id);
    const fields = [...live().querySelectorAll("input:not([type=checkbox]):not([type=hidden])[id], select[id], textarea[id]")];
    kept = {
      open: ids("details[id][open]"),
      shut: ids("details[id]:not([open])"),
      ticked: ids("input[type=checkbox][id]:checked"),
      values: fields.map((one) => [one.id, one.value]),
      anchor: anchor(),
      focus: focus(),
    };
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    if (!kept || !live()) return;
    const each = (ids, act) => ids.map((id) => document.getElementById(id)).filter(Boolean).forEach(act);
    each(kept.open, (one) => (one.open = true));
    each(kept.shut, (one) => (one.open = false));
    each(kept.ticked, (one) => (one.checked = true));
    kept.values.forEach(([id, value]) => each([id], (one) => (one.value = value)));
    refocus(kept.focus);
    const there = kept.anchor && document.getElementById(kept.anchor.id);
    if (there) window.scrollBy({ top: there.getBoundingClientRect().top - kept.anchor.top, behavior: "instant" });
    kept = null;
  });

  const offline = (is) => {
    const words = document.getElementById("offline");
    if (words) words.hidden = !is;
  };
  const listen = () => {
    const source = new EventSource(root.dataset.live);
    source.addEventListener("changed", () => {
      offline(false);
      ask();
    });
    source.onerror = () => {
      offline(true);
      // A closed one never comes back by itself; asking tells whether we are still logged in.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(() => {
        ask();
        listen();
      }, 5000);
    };
  };
  if (root.dataset.live) listen();

  // An undo window runs out before the operator's eyes.
  setInterval(() => {
    document.querySelectorAll("[data-until]").forEach((one) => {
      const left = Math.ceil((Date.parse(one.dataset.until) - Date.now()) / 1000);
      one.textContent = left > 1 ? `in ${left} seconds` : left === 1 ? "in 1 second" : "now";
      if (left < 1 && left > -2) ask();
    });
  }, 500);

  document.addEventListener("change", (event) => {
    const all = event.target.dataset?.all;
    if (!all) return;
    document.querySelectorAll(`input[name="${all}"]`).forEach((one) => (one.checked = event.target.checked));
  });
  // Where the browser forbids it (a page without TLS from elsewhere), the text is selected instead.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    const text = button && document.getElementById(button.dataset.copy);
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "Copied";
    } catch {
      window.getSelection().selectAllChildren(text);
      button.textContent = "Selected: copy it now";
    }
    setTimeout(() => (button.textContent = "Copy"), 3000);
  });
  document.addEventListener("focusin", (event) => {
    const other = document.getElementById(event.target.dataset?.checks ?? "");
    if (other) other.checked = true;
  });
})();
