// node use_site.mjs CHROMIUM OUTPUT_DIR ADDRESS PAGE…
//
// Uses the served review site as its reader does, in one headless Chromium, and prints JSON:
// { views: { PAGE: [{ width, scheme, violations, incomplete, overflow }] }, used: {…}, console, elsewhere }
// A line "edit" or "mend" on stdout asks the caller to break or mend a template; the page must follow by itself.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SIZES = [{ width: 320, height: 640 }, { width: 840, height: 1100 }, { width: 1280, height: 900 }];
const FLAGS = [
  "--no-sandbox", "--headless=new", "--disable-gpu", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function views(page, stem) {
  const seen = [];
  for (const frame of page.frames()) await frame.evaluate(AXE);
  for (const size of SIZES) {
    for (const scheme of ["light", "dark"]) {
      await page.setViewport(size);
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.screenshot({ path: `${stem}-${size.width}-${scheme}.png`, fullPage: true });
      const found = await page.evaluate(async (rules) => {
        const result = await axe.run(document, { runOnly: rules });
        const named = (kind) => result[kind].map(
          (rule) => `${rule.id}: ${rule.nodes.map((node) => `${node.target} ${node.html}`).join(" ")}`);
        const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        return { violations: named("violations"), incomplete: named("incomplete"), overflow };
      }, RULES);
      seen.push({ width: size.width, scheme, ...found });
    }
  }
  return seen;
}

const shownRows = (page) => page.$$eval("table.companies tbody tr", (rows) => rows
  .filter((row) => !row.hidden).map((row) => row.querySelector(".slug").textContent));

async function use(page) {
  await page.setViewport(SIZES[2]);
  const used = { first: await shownRows(page) };
  const name = "th[scope=col] button";
  await page.click(name);
  used.up = await shownRows(page);
  await page.click(name);
  used.down = await shownRows(page);
  used.sorted = await page.$eval("thead th", (head) => head.getAttribute("aria-sort"));
  await page.type("input[type=search]", "koffie");
  used.found = await shownRows(page);
  used.told = await page.$eval(".filters [role=status]", (told) => told.textContent);
  await page.$eval("input[type=search]", (input) => {
    input.value = "";
    input.dispatchEvent(new Event("input"));
  });
  await page.focus("select");
  await page.keyboard.type("lindehof");
  used.group = await shownRows(page);
  return used;
}

async function follow(page, address) {
  await page.goto(address, { waitUntil: "load" });
  process.stdout.write("edit\n");
  await page.waitForSelector("#live-problems", { timeout: 1800000 });
  const followed = { banner: await page.$eval("#live-problems", (banner) => banner.innerText) };
  followed.statement = await page.$eval("h1", (title) => title.textContent);
  followed.views = await views(page, join(folder, "banner"));
  process.stdout.write("mend\n");
  await page.waitForFunction(() => !document.getElementById("live-problems"), { timeout: 1800000 });
  followed.mended = await page.$eval("main", (statement) => statement.innerText);
  return followed;
}

const [chromium, folder, address, ...pages] = process.argv.slice(2);
const profile = await mkdtemp(join(tmpdir(), "use-site-"));
const browser = await puppeteer.launch({ executablePath: chromium, userDataDir: profile, args: FLAGS });
try {
  const page = await browser.newPage();
  const seen = { views: {}, console: [], elsewhere: [] };
  page.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.console.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) seen.elsewhere.push(request.url());
  });
  for (const path of pages) {
    await page.goto(address + path, { waitUntil: "load" });
    seen.views[path] = await views(page, join(folder, path.replaceAll("/", "-")));
  }
  await page.goto(address, { waitUntil: "load" });
  seen.used = await use(page);
  seen.followed = await follow(page, address + pages[0].replace("review.html", "") + `${pages[0].split("/")[0]}.html`);
  process.stdout.write(`${JSON.stringify(seen)}\n`);
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
