// What a person does with the live page, done in a real browser; whatever is not as it should be
// is written down, and fails at the end. Usage: node explore.mjs CHROMIUM PROGRAM SCENARIO
import { chromium } from "playwright-core";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [executablePath, program, scenario] = process.argv.slice(2);
const problems = [];
const want = (ok, text) => { if (!ok) problems.push(text); };
const patience = { timeout: 180_000 };

// start is the program with its page, and the address it prints.
function start(...more) {
  const child = spawn(program, ["explore", scenario, "--no-open", "--rows", "rows", ...more]);
  const ended = new Promise((done) => child.on("exit", done));
  let said = "";
  child.stderr.on("data", (d) => { said += d; });
  return new Promise((done, fail) => {
    createInterface({ input: child.stdout }).once("line", (address) => done({ child, address, ended }));
    child.on("exit", (code) => fail(new Error(`explore ended with ${code}: ${said}`)));
  });
}

// run is the program with other words: its exit code and what it wrote.
function run(...words) {
  try {
    return { code: 0, out: execFileSync(program, words, { encoding: "utf8", stdio: "pipe" }), err: "" };
  } catch (e) {
    return { code: e.status, out: e.stdout, err: e.stderr };
  }
}

let server = await start();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext();
await context.grantPermissions(["clipboard-read", "clipboard-write"]);

// open is a tab that writes down errors and requests to anywhere else.
async function open(address, options = {}) {
  const page = await (options.context ?? context).newPage();
  page.on("console", (m) => { if (m.type() === "error" && !page.lost) problems.push(`console: ${m.text()}`); });
  page.on("pageerror", (e) => problems.push(`error: ${e.message}`));
  const own = server.address;
  page.on("request", (r) => {
    if (!r.url().startsWith(own) && !r.url().startsWith("data:")) problems.push(`asks for ${r.url()}`);
  });
  await page.goto(address);
  return page;
}
const stage = (page, ...names) =>
  page.waitForFunction((all) => all.includes(document.body.dataset.stage), names, patience);
const say = (page) => page.locator("#say").innerText();
const whole = (page) => stage(page, "whole");

const page = await open(server.address);
await whole(page);
const asFile = await say(page);
want(asFile.length > 10, "no answer stands");
want((await page.title()) !== "obeyed" && (await page.locator("main img").count()) === 0, "a text of the scenario was obeyed");
for (const part of ["hero", "chart", "months"]) {
  want((await page.locator(`[data-part=${part}] svg`).count()) > 0, `nothing is drawn in ${part}`);
}

// Moving by the keyboard alone, from the top of the page.
await page.keyboard.press("Tab");
want(await page.evaluate(() => document.activeElement.className === "skip"), "the first stop of the Tab key is not the link past the levers");
await page.keyboard.press("Tab");
const lever = await page.evaluate(() => document.activeElement.id);
want(await page.evaluate(() => document.activeElement.type === "range" && document.activeElement.labels.length === 1), "the second stop is no labelled slider");
const before = await page.locator(`#${lever}`).getAttribute("aria-valuetext");
for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
await page.waitForFunction(() => location.hash.length > 1, null, patience);
await stage(page, "first", "plans", "grid", "ends", "whole");
want((await page.locator(`#${lever}`).getAttribute("aria-valuetext")) !== before, "the slider does not say what it stands at");
want((await page.locator("#aloud").innerText()).length > 10, "nothing is said to a screen reader");
// Another move while that is refined: the last one counts.
await page.keyboard.press("ArrowLeft");
await page.keyboard.press("ArrowLeft");
await whole(page);
const moved = await say(page), hash = await page.evaluate(() => location.hash);
const setting = decodeURIComponent(hash.slice(1));

// A value that cannot be: the words of the terminal, beside the lever.
const [target] = setting.split("=");
await page.locator(`#${lever}-text`).fill("1200 %");
await page.keyboard.press("Enter");
await stage(page, "problem");
const told = (await page.locator(`#${lever}-wrong`).innerText()).trim();
const terminal = run("check", scenario, "-s", `${target}=1200 %`).err;
want(told.length > 10 && terminal.includes(told.split("\n")[0]), `"${told}" stands beside the lever, the terminal says "${terminal}"`);
await page.locator("#undo").click();
await whole(page);
want((await page.evaluate(() => location.hash)) === hash, "undo does not lead back");
want((await say(page)) === moved, "the same setting has another answer");

// Pin two settings and compare.
await page.locator("#pin").click();
await page.locator("#reset").click();
await whole(page);
want((await say(page)) === asFile, "back at the file the answer is another one");
await page.locator("#pin").click();
await page.waitForFunction(() => document.querySelectorAll("[data-part=compare] thead th").length === 3, null, patience);
const compared = await page.locator("[data-part=compare]").innerText();
want(/→/.test(compared), "no difference stands between the settings");

// Share: the address in another tab shows the same.
const shared = await page.evaluate(() => location.href);
const other = await open(shared);
await whole(other);
want((await other.locator("[data-part=compare] thead th").count()) === 3, "the address loses the pins");
const second = await open(server.address + hash);
await whole(second);
want((await say(second)) === moved, "the address shows another answer");

// Keep: plan, scenario, report. The report has the bytes of a run.
await second.locator("#plan").click();
await second.waitForFunction(() => document.getElementById("copied").value.startsWith("[plan."), null, patience);
await second.locator("#save").click();
await second.waitForFunction(() => /explored-1\.toml/.test(document.getElementById("kept").textContent), null, patience);
const checked = run("check", "hostile-explored-1.toml");
want(checked.code === 0, `the saved scenario is refused: ${checked.err}`);
await second.locator("#report").click();
await second.waitForFunction(() => /Written into/.test(document.getElementById("kept").textContent), null, patience);
const dir = /Written into (\S+):/.exec(await second.locator("#kept").innerText())[1];
const ran = run("run", scenario, "-s", setting, "-o", "ran");
want(ran.code !== 1 && ran.code !== 2, `run fails: ${ran.err}`);
want(readFileSync(`${dir}/SHA256SUMS`, "utf8") === readFileSync("ran/SHA256SUMS", "utf8"), "the report is not the run's, byte for byte");

// Looks: light and dark, desk and phone.
for (const width of [390, 1400]) {
  for (const colorScheme of ["light", "dark"]) {
    const look = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    const tab = await open(server.address + hash, { context: look });
    await whole(tab);
    await tab.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    for (const text of await tab.evaluate(inspect)) problems.push(`${width} px, ${colorScheme}: ${text}`);
    await look.close();
  }
}

// The program stops; the page says so; started again it shows what was played, at once.
page.lost = other.lost = second.lost = true;
server.child.removeAllListeners("exit");
server.child.kill("SIGKILL");
await second.locator("#undo, #reset").last().click();
await stage(second, "lost");
server = await start();
const again = await open(server.address + hash);
await whole(again);
want((await say(again)) === moved, "after a kill the answer is another one");
await browser.close();
server.child.removeAllListeners("exit");
const code = new Promise((done) => server.child.on("exit", done));
server.child.kill("SIGINT");
want((await code) === 130, "Ctrl-C does not end it with 130");
want(run("verify", "rows").code !== 1, "the folder of rows is broken");

for (const p of problems) console.error(p);
if (problems.length > 0) process.exit(1);
console.log("explore: moved, mistaken, undone, pinned, compared, shared, kept, killed and resumed; fine at 390 and 1400 px, light and dark");

// inspect runs inside the page and returns what is wrong.
function inspect() {
  const wrong = [], root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`is ${root.scrollWidth - root.clientWidth} px too wide`);
  for (const e of document.querySelectorAll("main *, header *")) {
    if (e.closest(".scroll, .out")) continue;
    const box = e.getBoundingClientRect();
    if (box.width > 0 && box.right > root.clientWidth + 1) wrong.push(`<${e.tagName} ${e.id || e.className}> ends at ${Math.round(box.right)} px`);
  }
  for (const e of document.querySelectorAll("input, select, textarea")) {
    if (e.labels.length === 0 && !e.getAttribute("aria-label")) wrong.push(`#${e.id} has no label`);
  }
  for (const e of document.querySelectorAll("button")) {
    if (!(e.getAttribute("aria-label") || e.textContent).trim()) wrong.push("a button without a name");
  }
  if (document.querySelectorAll("h1").length !== 1) wrong.push("has not exactly one h1");
  for (const s of document.querySelectorAll("figure svg")) {
    if (!s.querySelector("title")?.textContent || !s.querySelector("desc")?.textContent) wrong.push("a chart has no text to stand for it");
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) wrong.push(`two elements have the id ${id}`);
  const channels = (c) => c.match(/[\d.]+/g).slice(0, 3).map(Number);
  const light = (c) => channels(c).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    while (e.parentElement && /, 0\)$|^transparent/.test(getComputedStyle(e).backgroundColor)) e = e.parentElement;
    return getComputedStyle(e).backgroundColor;
  };
  for (const e of document.querySelectorAll("h1, h2, h3, p, li, th, td, summary, a, code, label, output, button:enabled")) {
    if (!e.textContent.trim() || e.closest(".out")) continue;
    const [ink, ground] = [light(getComputedStyle(e).color), light(behind(e))];
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05); // WCAG 2.1, 1.4.3
    if (ratio < 4.5) wrong.push(`contrast ${ratio.toFixed(1)} of "${e.textContent.trim().slice(0, 40)}"`);
  }
  return [...new Set(wrong)];
}
