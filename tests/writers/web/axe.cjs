// What axe-core finds in pages, in Chromium: node axe.cjs PAGE… prints a JSON list of [page, screen, rule, element].
const { readFileSync } = require("node:fs");
const { basename } = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const screens = {
  phone: { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  desktop: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};
const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function found(page, file, name) {
  await page.goto(pathToFileURL(file).href);
  const { violations } = await page.evaluate(`${axe}; axe.run({ runOnly: ${JSON.stringify(runOnly)} })`);
  const broken = violations.flatMap((rule) => rule.nodes.map((node) => [basename(file), name, rule.id, node.html]));
  const wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
  return wide ? [...broken, [basename(file), name, "wider than the screen", ""]] : broken;
}

async function main(files) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: quiet });
  const all = [];
  for (const [name, screen] of Object.entries(screens)) {
    const page = await browser.newPage(screen);
    page.on("request", (request) => request.url().startsWith("http") && all.push([request.url(), name, "fetched", ""]));
    for (const file of files) all.push(...await found(page, file, name));
  }
  await browser.close();
  console.log(JSON.stringify(all));
}

main(process.argv.slice(2));
