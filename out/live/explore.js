// What moves the page. It reads the levers, asks whoever plays for the parts of the page, and puts
// them in their places. It computes nothing: every figure and every sentence comes drawn.

const data = JSON.parse(document.getElementById("data").textContent);
const file = JSON.parse(document.getElementById("file").textContent);
const byId = (id) => document.getElementById(id);
const mostPins = 4;

// --- The state: what is set, by the names settings have, and what is pinned. It is the address.

let state = { set: {}, pins: [] };
const past = []; // states before, for undo

const encode = (set) => Object.entries(set).map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`);

function toHash(s) {
  return "#" + [...encode(s.set), ...s.pins.map((p) => "pin=" + encodeURIComponent(encode(p).join("&")))].join("&");
}

function fromPairs(text) {
  const set = {}, pins = [];
  for (const part of text.split("&").filter(Boolean)) {
    const at = part.indexOf("=");
    if (at < 0) continue;
    let key, value;
    try {
      [key, value] = [decodeURIComponent(part.slice(0, at)), decodeURIComponent(part.slice(at + 1))];
    } catch { continue; } // an address cut short by whoever passed it on
    if (key === "pin") { if (pins.length < mostPins) pins.push(fromPairs(value).set); continue; }
    if (data.Levers.some((l) => l.Target === key)) set[key] = value;
  }
  return { set, pins };
}

const settings = (set) => Object.entries(set).map(([k, v]) => `${k}=${v}`);

// --- Whoever plays: the program that serves the page, or the engine inside it.

async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    rest += value;
    const whole = rest.split("\n");
    rest = whole.pop();
    for (const line of whole) if (line) yield JSON.parse(line);
  }
}

const served = {
  async *watch(set, signal) {
    const response = await post("watch", { set: settings(set) }, signal);
    yield* lines(response);
  },
  compare: (pins, signal) => post("compare", { pins: pins.map(settings) }, signal).then((r) => r.json()),
  plan: (set) => post("plan", { set: settings(set) }).then((r) => r.json()),
  save: (set) => post("save", { set: settings(set) }).then((r) => r.json()),
  report: (set) => post("report", { set: settings(set) }).then((r) => r.json()),
};

async function post(what, body, signal) {
  const response = await fetch(what, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal,
    credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store",
  });
  if (!response.ok) throw new Error((await response.text()) || response.statusText);
  return response;
}

const player = globalThis.boomerangPlayer ?? served;

// --- Showing.

let asked = 0;        // which move is being played
let stop = null;      // ends the one before
let spoken = "";      // what a screen reader was told last
let lastProblem = ""; // of the setting as a whole

function put(name, html) {
  for (const place of document.querySelectorAll(`[data-part="${name}"]`)) {
    const open = [...place.querySelectorAll("details")].map((d) => d.open);
    const focused = place.contains(document.activeElement) && document.activeElement.className === "scroll";
    place.innerHTML = html;
    place.classList.remove("old");
    place.querySelectorAll("details").forEach((d, i) => { if (open[i]) d.open = true; });
    if (focused) place.querySelector(".scroll")?.focus();
  }
}

function show(event) {
  switch (event.kind) {
    case "picture":
      for (const [name, html] of Object.entries(event.parts)) {
        if (name !== "status") put(name, html);
      }
      byId("status").textContent = event.parts.status;
      bar(event);
      problems([]);
      document.body.dataset.stage = event.stage;
      aloud(event.stage);
      break;
    case "step":
      byId("status").textContent = event.text;
      bar(event);
      break;
    case "problem":
      problems(event.problems);
      byId("status").textContent = "These settings cannot be played";
      document.body.dataset.stage = "problem";
      break;
  }
}

function bar(event) {
  const at = { first: 0, plans: 0, grid: 0.35, ends: 0.6, whole: 1 }[event.stage] ?? 0;
  const room = { first: 0.05, plans: 0.35, grid: 0.25, ends: 0.4, whole: 0 }[event.stage] ?? 0;
  byId("bar").value = at + room * (event.of > 0 ? event.done / event.of : 0);
}

// aloud tells a screen reader the answer when it first stands and when it changes, not at every block.
function aloud(stage) {
  const text = byId("say").textContent.trim().replace(/\s+/g, " ");
  if ((stage === "first" || stage === "whole") && text !== spoken) byId("aloud").textContent = spoken = text;
}

function problems(all) {
  for (const row of document.querySelectorAll(".lever .wrong")) row.textContent = "";
  const rest = [];
  for (const p of all) {
    const lever = data.Levers.find((l) => l.Target === p.target);
    if (lever) {
      const place = byId(lever.ID + "-wrong");
      place.textContent += (place.textContent ? "\n" : "") + p.text;
    } else rest.push(p.text);
  }
  lastProblem = rest.join("\n");
  byId("wrong").textContent = lastProblem;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function watch() {
  const mine = ++asked;
  stop?.abort();
  stop = new AbortController();
  document.body.dataset.stage = "asked";
  document.querySelectorAll("[data-part]:not([data-part=compare])").forEach((e) => { if (e.innerHTML) e.classList.add("old"); });
  for (let tries = 0; mine === asked; tries++) {
    try {
      for await (const event of player.watch(state.set, stop.signal)) {
        if (mine !== asked) return;
        if (event.kind === "end") return;
        show(event);
        tries = 0;
      }
      throw new Error("the answer broke off");
    } catch (error) {
      if (mine !== asked || error.name === "AbortError") return;
      document.body.dataset.stage = "lost";
      byId("status").textContent = "No connection to boomerang: trying again. If it was stopped, start it again " +
        "and open the address it prints, with what stands behind # in this one.";
      await pause(Math.min(5000, 400 * 2 ** tries));
    }
  }
}

let comparing = null;
async function compare() {
  const pins = byId("pins");
  byId("compared").hidden = state.pins.length === 0;
  pins.replaceChildren();
  comparing?.abort();
  if (state.pins.length === 0) return;
  state.pins.forEach((set, i) => {
    const chip = document.createElement("span"), name = document.createElement("button"), off = document.createElement("button");
    name.type = off.type = "button";
    name.textContent = `Setting ${"ABCD"[i]}`;
    name.title = settings(set).join(", ") || "as the file has it";
    name.onclick = () => move({ ...state, set: { ...set } });
    off.textContent = "×";
    off.setAttribute("aria-label", `Unpin setting ${"ABCD"[i]}`);
    off.onclick = () => move({ ...state, pins: state.pins.filter((_, k) => k !== i) });
    chip.append(name, off);
    pins.append(chip);
  });
  comparing = new AbortController();
  try {
    const told = await player.compare(state.pins, comparing.signal);
    if (told.html) put("compare", told.html);
    if (told.problem) put("compare", ""), (byId("wrong").textContent = told.problem);
  } catch (error) {
    if (error.name !== "AbortError") byId("wrong").textContent = error.message;
  }
}

// --- Moving.

const reduced = (set) => Object.fromEntries(Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1)));

let repeated = 0; // when the same lever moved last: one drag is one step back
let dragged = "";
function move(next, lever = "") {
  next = { set: reduced(next.set), pins: next.pins };
  if (JSON.stringify(next) === JSON.stringify(state)) return; // no step to undo
  const now = Date.now();
  if (!(lever && lever === dragged && now - repeated < 1500)) past.push(state);
  [repeated, dragged] = [now, lever];
  take(next);
}

function take(next) {
  const other = JSON.stringify(next.pins) !== JSON.stringify(state.pins);
  const moved = JSON.stringify(next.set) !== JSON.stringify(state.set);
  state = next;
  history.replaceState(null, "", toHash(state));
  reflect();
  if (moved || asked === 0) watch();
  if (other) compare();
}

// reflect shows the state on the levers.
function reflect() {
  for (const l of data.Levers) {
    const row = document.querySelector(`[data-lever="${l.ID}"]`), input = byId(l.ID), text = byId(l.ID + "-text");
    const value = state.set[l.Target], at = value === undefined ? l.At : l.Texts.indexOf(value);
    const label = value === undefined ? l.Now : at >= 0 ? l.Labels[at] : value;
    row.querySelector("output").textContent = label.length > 24 ? label.slice(0, 23) + "…" : label;
    row.classList.toggle("asfile", value === undefined);
    row.querySelector(".back").disabled = value === undefined;
    if (input?.type === "range") {
      if (at >= 0) input.value = at;
      input.setAttribute("aria-valuetext", label);
    } else if (input && at >= 0) input.value = l.Texts[at];
    if (text && document.activeElement !== text) text.value = value ?? "";
    if (text) text.placeholder = l.Sampled ? "?" : l.Now;
  }
  byId("undo").disabled = past.length === 0;
  byId("reset").disabled = Object.keys(state.set).length === 0;
  byId("pin").disabled = state.pins.length >= mostPins;
  byId("command").textContent = ["boomerang run", file, ...settings(state.set).map((s) => `-s ${quoted(s)}`)].join(" ");
}

const quoted = (s) => (/^[\w.=%+:-]+$/.test(s) ? s : "'" + s.replaceAll("'", `'\\''`) + "'");

function setLever(l, value, drag) {
  const set = { ...state.set };
  if (value === undefined || value === "") delete set[l.Target];
  else set[l.Target] = value;
  move({ ...state, set }, drag ? l.Target : "");
}

// A slider in motion asks at most every 120 ms: work that the next move cancels helps nobody.
let waiting = null;
function soon(act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, 120);
}

for (const l of data.Levers) {
  const input = byId(l.ID), text = byId(l.ID + "-text");
  if (input?.type === "range") {
    input.oninput = () => {
      document.querySelector(`[data-lever="${l.ID}"] output`).textContent = l.Labels[input.value];
      input.setAttribute("aria-valuetext", l.Labels[input.value]);
      soon(() => setLever(l, l.Texts[input.value], true));
    };
  } else if (input) input.onchange = () => setLever(l, input.value);
  if (text) {
    text.onchange = () => setLever(l, text.value.trim());
    text.onkeydown = (e) => { if (e.key === "Enter") { e.preventDefault(); text.onchange(); } };
  }
  document.querySelector(`[data-lever="${l.ID}"] .back`).onclick = () => setLever(l, undefined);
}

function undo() {
  const before = past.pop();
  if (before) take(before);
}

async function keep(what) {
  const place = byId("kept");
  place.textContent = what === "report" ? "Being written…" : "";
  try {
    const told = await player[what](state.set);
    place.textContent = told.text ?? told.problem;
    if (told.copy) copy(told.copy);
  } catch (error) {
    place.textContent = error.message;
  }
}

function copy(text) {
  const area = byId("copied");
  area.hidden = false;
  area.value = text;
  navigator.clipboard?.writeText(text).catch(() => area.select());
}

byId("undo").onclick = undo;
byId("reset").onclick = () => move({ ...state, set: {} });
byId("pin").onclick = () => move({ ...state, pins: [...state.pins, { ...state.set }] });
byId("link").onclick = () => { copy(location.href); byId("kept").textContent = "The address holds every setting: send it with the file."; };
for (const what of ["plan", "save", "report"]) if (byId(what)) byId(what).onclick = () => keep(what);
document.onkeydown = (e) => {
  if ((e.ctrlKey || e.metaKey) && e.key === "z" && e.target.type !== "text") { e.preventDefault(); undo(); }
};
document.querySelector("#levers form").onsubmit = (e) => e.preventDefault();
addEventListener("hashchange", () => { past.push(state); take(fromPairs(location.hash.slice(1))); });
addEventListener("online", () => { if (document.body.dataset.stage === "lost") watch(); });

take(fromPairs(location.hash.slice(1)));
