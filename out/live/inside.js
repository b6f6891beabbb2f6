// The engine inside the page: one worker is the desk, which reads the scenario and draws; the others
// play the worlds it hands them. Nothing leaves the page.

function bytesIn(id) {
  const text = document.getElementById(id).textContent.trim();
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

// compiled is the engine, compiled while it is unpacked.
const compiled = (bytes) => WebAssembly.compileStreaming(new Response(
  new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": "application/wasm" } }));

// tell says what a person waits for, before anything can be shown; and lets the browser show it.
function tell(text) {
  document.getElementById("status").textContent = text;
  return new Promise((done) => setTimeout(done, 30));
}
const begun = `onmessage = async (e) => {
  onmessage = null;
  globalThis.boomerangStart = e.data;
  const go = new Go();
  go.run(await WebAssembly.instantiate(e.data.module, go.importObject));
};`;

const leastPlayers = 2, mostPlayers = 6; // the desk rests while they play: two do on two processors
const listeners = new Map();
let asks = 0;

const deskReady = (async () => {
  await tell("Unpacking the engine, which is inside this page: a few seconds, once");
  const module = await compiled(bytesIn("engine"));
  await tell("The engine starts and reads the scenario");
  const script = URL.createObjectURL(new Blob([bytesIn("runtime"), "\n", begun], { type: "text/javascript" }));
  const players = [];
  for (let i = Math.max(leastPlayers, Math.min(mostPlayers, (navigator.hardwareConcurrency || 2) - 1)); i > 0; i--) {
    const { port1, port2 } = new MessageChannel();
    new Worker(script).postMessage({ role: "player", module, desk: port2 }, [port2]);
    players.push(port1);
  }
  const desk = new Worker(script);
  const ready = new Promise((done, fail) => {
    desk.onmessage = (e) => {
      if (e.data.ready) {
        if (!e.data.problem) tell("The first simulated futures are being played");
        return e.data.problem ? fail(new Error(e.data.problem)) : done(desk);
      }
      listeners.get(e.data.id)?.(JSON.parse(e.data.text));
    };
    desk.onerror = (e) => fail(new Error(e.message));
  });
  const scenario = JSON.stringify(JSON.parse(document.getElementById("inside").textContent));
  desk.postMessage({ role: "desk", module, scenario, players }, players);
  return ready;
})();

const pairs = (set) => Object.entries(set).map(([k, v]) => `${k}=${v}`);

async function ask(what, question, told) {
  const desk = await deskReady, id = ++asks;
  listeners.set(id, told);
  desk.postMessage({ id, what, text: JSON.stringify(question) });
  return () => { listeners.delete(id); desk.postMessage({ id, what: "stop", text: "" }); };
}

const once = (what, question) => new Promise((done, fail) => {
  ask(what, question, done).catch(fail);
});

globalThis.boomerangPlayer = {
  async *watch(set, signal) {
    const come = [];
    let wake = () => {};
    const stop = await ask("watch", { set: pairs(set) }, (event) => { come.push(event); wake(); });
    const left = () => wake();
    signal.addEventListener("abort", left);
    try {
      for (;;) {
        if (signal.aborted) throw new DOMException("left", "AbortError");
        if (come.length === 0) await new Promise((done) => { wake = done; });
        else {
          const event = come.shift();
          yield event;
          if (event.kind === "end") return;
        }
      }
    } finally {
      signal.removeEventListener("abort", left);
      stop();
    }
  },
  compare: (pins) => once("compare", { pins: pins.map(pairs) }),
  plan: (set) => once("plan", { set: pairs(set) }),
  save: (set) => download("save", set, "-explored.toml", "application/toml"),
  report: (set) => download("rows", set, "-runs.csv", "text/csv"),
};

// download hands out what the desk wrote.
async function download(what, set, ending, type) {
  const told = await once(what, { set: pairs(set) });
  if (!told.copy) return told;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([told.copy], { type }));
  link.download = JSON.parse(document.getElementById("inside").textContent).Name + ending;
  link.click();
  return { text: told.text };
}
