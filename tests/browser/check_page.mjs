// node check_page.mjs CHROMIUM OUTPUT_DIR PAGE.html…
//
// Opens each page in one headless Chromium, light and dark, on a phone, a tablet and a desk, and prints JSON:
// { "PAGE.html": { views: [{ scheme, width, violations, incomplete, overflow, tableRoles }], console, requests, pdf } }
// A screenshot of each view and the printed PDF are left in OUTPUT_DIR. The exit code is 0 whatever was found.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SIZES = [{ width: 320, height: 640 }, { width: 840, height: 1100 }, { width: 1280, height: 900 }];
const TABLE_ROLES = ["table", "row", "columnheader", "rowheader", "cell"];
const FLAGS = [
  "--no-sandbox", "--headless=new", "--disable-gpu", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function checkPage(browser, file, folder) {
  const page = await browser.newPage();
  const seen = { views: [], console: [], requests: [] };
  const address = pathToFileURL(resolve(file)).href;
  page.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.console.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) seen.requests.push(request.url());
  });
  const stem = join(folder, basename(file, ".html"));
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(AXE);
  for (const size of SIZES) {
    for (const scheme of ["light", "dark"]) {
      seen.views.push(await view(page, size, scheme, `${stem}-${size.width}-${scheme}`));
    }
  }
  seen.pdf = `${stem}-printed.pdf`;
  await page.pdf({ path: seen.pdf, preferCSSPageSize: true, tagged: true, outline: true, printBackground: false });
  await page.close();
  return seen;
}

async function view(page, size, scheme, stem) {
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.screenshot({ path: `${stem}.png`, fullPage: true });
  const found = await page.evaluate(async (rules) => {
    const result = await axe.run(document, { runOnly: rules });
    const named = (kind) => result[kind].map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" ")}`);
    const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return { violations: named("violations"), incomplete: named("incomplete"), overflow };
  }, RULES);
  return { scheme, width: size.width, ...found, tableRoles: await countTableRoles(page) };
}

async function countTableRoles(page) {
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const roles = nodes.filter((node) => !node.ignored).map((node) => node.role?.value);
  return Object.fromEntries(TABLE_ROLES.map((role) => [role, roles.filter((name) => name === role).length]));
}

const [chromium, folder, ...files] = process.argv.slice(2);
const profile = await mkdtemp(join(tmpdir(), "check-page-"));
const browser = await puppeteer.launch({ executablePath: chromium, userDataDir: profile, args: FLAGS });
try {
  const found = {};
  for (const file of files) found[basename(file)] = await checkPage(browser, file, folder);
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
