(() => {
  "use strict";
  const page = document.body, main = document.querySelector("main");
  const say = document.getElementById("say"), count = document.getElementById("count");
  let key = page.dataset.key, run = page.dataset.run, own = null, unsent = null, refusal = null, busy = false, heard = Date.now(), stream = null, over = false;

  const tell = (where, text) => { if (where.textContent !== text) where.textContent = text; };

  // Each state is whole: whatever was missed before it does not matter.
  function show(state) {
    heard = Date.now();
    if (!state.key) return tell(say, state.say);
    over = state.over;
    if (state.key !== key) {
      const inside = main.contains(document.activeElement);
      key = state.key;
      main.innerHTML = state.main;
      scrollTo(0, 0);
      if (inside) main.querySelector("h1").focus();
    }
    for (const button of main.querySelectorAll("button[name=vote]")) {
      if (button.value) button.setAttribute("aria-pressed", String(button.value === state.vote));
      else button.hidden = !state.vote;
      button.classList.toggle("sending", !!unsent && unsent.vote === button.value);
    }
    tell(count, state.count);
    // Whoever was started anew has forgotten what was said in this round: it is told once more.
    if (state.run !== run && !state.vote && own && own.key === key && !unsent) unsent = own.said;
    run = state.run;
    keep(state.vote);
    // What was refused stays to be read, however soon the next state comes.
    if (state.refused) refusal = state;
    if (unsent) send();
    else tell(say, refusal && refusal.key === key ? refusal.say : state.say);
    if (over && stream) stream.close();
  }

  function keep(vote) {
    const form = main.querySelector("form");
    own = vote && form ? { key, said: said(form, vote) } : null;
  }

  const said = (form, vote) => ({ criterion: form.criterion.value, number: form.number.value, vote });

  async function ask(path, given) {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 4000);
    try {
      const answer = await fetch(path, { ...given, headers: { Accept: "application/json" }, signal: stop.signal });
      if (answer.status === 401) return void location.replace("/");
      if (answer.status === 429 || answer.status > 499) throw new Error();
      const state = await answer.json();
      state.refused = !answer.ok;
      return state;
    } finally {
      clearTimeout(timer);
    }
  }

  // The newest vote is kept until the server has answered, however long that takes.
  async function send() {
    if (busy || !unsent) return;
    busy = true;
    const sent = unsent;
    let again = 0;
    try {
      const state = await ask("/vote", { method: "POST", body: new URLSearchParams(sent) });
      if (sent === unsent) unsent = null;
      if (state) show(state);
    } catch {
      tell(say, page.dataset.unsent);
      again = 1000;
    }
    busy = false;
    if (unsent) setTimeout(send, again);
  }

  async function look() {
    try {
      const state = await ask("/state");
      if (state) show(state);
    } catch {
      if (!unsent) tell(say, page.dataset.lost);
    }
  }

  function listen() {
    if (stream) stream.close();
    if (!window.EventSource) return;
    stream = new EventSource("/events");
    stream.onmessage = (event) => show(JSON.parse(event.data));
    stream.addEventListener("ping", () => { heard = Date.now(); });
  }

  // Phones end streams without a word: whoever comes back looks, and listens anew.
  function back() {
    if (over || document.visibilityState === "hidden") return;
    listen();
    look();
    send();
  }

  main.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=vote]");
    if (!button) return;
    event.preventDefault();
    unsent = said(button.form, button.value);
    refusal = null;
    for (const other of main.querySelectorAll("button[name=vote]")) other.classList.toggle("sending", other === button);
    tell(say, page.dataset.sending);
    send();
  });
  document.addEventListener("visibilitychange", back);
  addEventListener("pageshow", (event) => { if (event.persisted) back(); });
  addEventListener("online", back);
  setInterval(() => {
    if (over) return;
    const quiet = Date.now() - heard, open = stream && stream.readyState === 1;
    if (quiet > 20000 || !stream || stream.readyState === 2) listen();
    if (!open || quiet > 20000) look();
    send();
  }, 3000);
  keep(page.dataset.vote);
  listen();
})();
