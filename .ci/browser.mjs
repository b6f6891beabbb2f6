// Opens report.html at the widths of a phone and a desk, light and dark, and
// fails on sideways scrolling, console errors, outside requests, weak contrast
// and what a screen reader or a keyboard would miss.
// Usage: node browser.mjs CHROMIUM REPORT
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";

const [executablePath, report] = process.argv.slice(2);
const address = pathToFileURL(report).href;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const problems = [];

for (const width of [360, 1400]) {
  for (const colorScheme of ["light", "dark"]) {
    const where = `${width} px, ${colorScheme}: `;
    const note = (text) => problems.push(where + text);
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on("console", (m) => { if (m.type() === "error") note(`console: ${m.text()}`); });
    page.on("pageerror", (e) => note(`error: ${e.message}`));
    page.on("request", (r) => {
      if (r.url() !== address && !r.url().startsWith("data:")) note(`asks for ${r.url()}`);
    });
    await page.goto(address);
    await page.evaluate(unfold);
    for (const text of await page.evaluate(inspect)) note(text);
    // Of a chart drawn twice, wide and narrow, one stands on the page and can be reached.
    const stops = await page.evaluate(() => {
      window.stops = [...document.querySelectorAll("a[href], summary, .scroll")].filter((e) => e.getClientRects().length > 0);
      return window.stops.length;
    });
    const reached = new Set();
    for (let i = 0; i < stops; i++) {
      await page.keyboard.press("Tab");
      const [name, number] = await page.evaluate(() =>
        [document.activeElement?.className, window.stops.indexOf(document.activeElement)]);
      if (i === 0 && name !== "skip") note(`the first stop of the Tab key is "${name}", not the link past the tables`);
      reached.add(number);
    }
    reached.delete(-1);
    if (reached.size !== stops) note(`the Tab key reaches ${reached.size} of ${stops} links, summaries and scrolling regions`);
    await page.close();
  }
}
await browser.close();
for (const p of problems) console.error(p);
if (problems.length > 0) process.exit(1);
console.log("report.html: fine at 360 and 1400 px, light and dark");

// unfold opens what is folded and waits until it is drawn: a hint that a table
// scrolls stands from the next frame on.
async function unfold() {
  for (const d of document.querySelectorAll("details")) d.open = true;
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
}

// inspect runs inside the page and returns what is wrong.
function inspect() {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`is ${root.scrollWidth - root.clientWidth} px too wide`);
  for (const e of document.querySelectorAll("main *")) {
    if (e.closest(".scroll, .out")) continue;
    const box = e.getBoundingClientRect();
    if (box.width > 0 && box.right > root.clientWidth + 1) wrong.push(`<${e.tagName}> ends at ${Math.round(box.right)} px`);
  }

  let level = 0;
  const headings = [...document.querySelectorAll("h1, h2, h3, h4")];
  if (headings.filter((h) => h.tagName === "H1").length !== 1) wrong.push("has not exactly one h1");
  for (const h of headings) {
    const now = Number(h.tagName[1]);
    if (level > 0 && now > level + 1 && !(level === 1 && now === 3)) wrong.push(`heading "${h.textContent}" skips a level`);
    level = now;
  }
  if (!document.documentElement.lang || !document.title) wrong.push("has no language or no title");
  for (const f of document.querySelectorAll("figure")) {
    if (!f.querySelector("details table")) wrong.push(`no numbers behind "${f.querySelector("h3")?.textContent}"`);
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (!svg.querySelector("title")?.textContent || !svg.querySelector("desc")?.textContent) wrong.push("a chart has no text to stand for it");
  }
  for (const e of document.querySelectorAll("svg text")) {
    const [text, chart] = [e.getBoundingClientRect(), e.ownerSVGElement.getBoundingClientRect()];
    if (text.left < chart.left || text.right > chart.right) wrong.push(`"${e.textContent}" leaves its chart`);
  }
  for (const s of document.querySelectorAll(".scroll")) {
    if (s.tabIndex !== 0 || s.getAttribute("role") !== "region" || !s.getAttribute("aria-label")) wrong.push("a scrolling region the keyboard cannot reach");
    const wide = s.scrollWidth > s.clientWidth;
    const told = getComputedStyle(s.querySelector(".hint")).visibility === "visible";
    if (wide !== told) wrong.push(`"${s.getAttribute("aria-label")}" ${wide ? "scrolls sideways and does not say so" : "says that it scrolls sideways and does not"}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  if (new Set(ids).size !== ids.length) wrong.push("two elements share an id");

  const channels = (c) => c.match(/[\d.]+/g).slice(0, 3).map(Number);
  const light = (c) => channels(c)
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    while (e.parentElement && /, 0\)$|^transparent/.test(getComputedStyle(e).backgroundColor)) e = e.parentElement;
    return getComputedStyle(e).backgroundColor;
  };
  for (const e of document.querySelectorAll("h1, h2, h3, p, li, th, td, summary, a, code")) {
    const [ink, ground] = [light(getComputedStyle(e).color), light(behind(e))];
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05); // WCAG 2.1, 1.4.3
    if (ratio < 4.5) wrong.push(`contrast ${ratio.toFixed(1)} of "${e.textContent.trim().slice(0, 40)}"`);
  }
  return [...new Set(wrong)];
}
