// Opens the page that stands alone from the disk, without a network, and asks: does it answer, and are
// the rows it plays those of the command line, bit for bit? Usage: node explore-alone.mjs CHROMIUM PAGE RUNS.CSV
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [executablePath, file, runs] = process.argv.slice(2);
const problems = [];
const patience = { timeout: 400_000 };
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ acceptDownloads: true, offline: true });
const page = await context.newPage();
page.on("console", (m) => { if (m.type() === "error") problems.push(`console: ${m.text()}`); });
page.on("pageerror", (e) => problems.push(`error: ${e.message}`));
page.on("request", (r) => { if (!/^(file|data|blob):/.test(r.url())) problems.push(`asks for ${r.url()}`); });
await page.goto(pathToFileURL(file).href);
const began = Date.now();
await page.waitForFunction(() => document.body.dataset.stage === "first" || document.body.dataset.stage === "plans", null, patience);
console.log(`first picture after ${((Date.now() - began) / 1000).toFixed(1)} s`);
const come = page.waitForEvent("download", patience);
await page.locator("#report").click();
const rows = readFileSync(await (await come).path(), "utf8");
if (rows !== readFileSync(runs, "utf8")) problems.push("its rows are not those of the command line");
await page.locator("input[type=range]").first().focus();
await page.keyboard.press("ArrowLeft");
await page.waitForFunction(() => location.hash.length > 1 && ["first", "plans", "grid", "ends", "whole"].includes(document.body.dataset.stage), null, patience);
if (!/setting|mean|future|about/i.test(await page.locator("#say").innerText())) problems.push("a move has no answer");
await page.locator("#pin").click();
await page.waitForFunction(() => document.querySelectorAll("[data-part=compare] thead th").length === 2, null, patience);
const saved = page.waitForEvent("download", patience);
await page.locator("#save").click();
if (!readFileSync(await (await saved).path(), "utf8").includes("plan.")) problems.push("the scenario it hands out has no plan");
await browser.close();
for (const p of problems) console.error(p);
if (problems.length > 0) process.exit(1);
console.log("explore.html: opened from the disk, answered, and played the rows of the command line, bit for bit");
