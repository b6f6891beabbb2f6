// The engine inside the page: one worker is the desk, which reads the scenario and draws; the others
// play the worlds it hands them. Nothing leaves the page.

const bytesIn = (id) => Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (c) => c.charCodeAt(0));
const unzipped = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
const begun = `onmessage = async (e) => {
  onmessage = null;
  globalThis.boomerangStart = e.data;
  const go = new Go();
  go.run(await WebAssembly.instantiate(e.data.module, go.importObject));
};`;

const mostPlayers = 6;
const listeners = new Map();
let asks = 0;

const deskReady = (async () => {
  const module = await WebAssembly.compile(await unzipped(bytesIn("engine")));
  const script = URL.createObjectURL(new Blob([bytesIn("runtime"), "\n", begun], { type: "text/javascript" }));
  const players = [];
  for (let i = Math.max(1, Math.min(mostPlayers, (navigator.hardwareConcurrency || 2) - 1)); i > 0; i--) {
    const { port1, port2 } = new MessageChannel();
    new Worker(script).postMessage({ role: "player", module, desk: port2 }, [port2]);
    players.push(port1);
  }
  const desk = new Worker(script);
  const ready = new Promise((done, fail) => {
    desk.onmessage = (e) => {
      if (e.data.ready) return e.data.problem ? fail(new Error(e.data.problem)) : done(desk);
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
