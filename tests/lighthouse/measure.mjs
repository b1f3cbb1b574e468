// Measures the six pages that most people meet: performance as the median of five runs, accessibility and
// best practices in every run. Lighthouse's own setting: a phone of the middle range on a slow mobile network.

import { mkdirSync, writeFileSync } from "node:fs";
import lighthouse, { generateReport } from "lighthouse";
import { launch } from "chrome-launcher";
import { Portal } from "./portal.mjs";

const RUNS = 5;
const FLOORS = { performance: 98, accessibility: 100, "best-practices": 100 };
const CHROME_FLAGS = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];

/** The pages, and who looks at them: the way in, the three steps before a proof, the profile, and help. */
async function pages(portal) {
  return [
    { path: "/", cookie: "" },
    { path: "/unlock", cookie: "" },
    { path: "/unlock/questions", cookie: await portal.unlocking() },
    { path: "/sign-in", cookie: "" },
    { path: "/me", cookie: await portal.signedIn() },
    { path: "/help", cookie: "" },
  ];
}

/** How often Chromium may fail to record a page before that is a failure; a page's scores have no second try. */
const RECORDINGS = 3;

/** One run of Lighthouse over a page. */
async function run(url, cookie, port, left = RECORDINGS - 1) {
  const { lhr } = await lighthouse(url, {
    port,
    logLevel: "error",
    onlyCategories: Object.keys(FLOORS),
    disableFullPageScreenshot: true,
    // Every run is a new visitor's: a cookie of the run before would also hide the one that is sent.
    clearStorageTypes: ["cookies", "cache_storage"],
    extraHeaders: cookie ? { Cookie: cookie } : undefined,
  });
  if (lhr.runtimeError?.code === "NO_NAVSTART" && left > 0) return run(url, cookie, port, left - 1);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  // Somebody who has to sign in first is led away: that would measure another page.
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  return lhr;
}

const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What a run found fault with, for whoever has to mend it. */
function faults(lhr) {
  const weighed = Object.keys(FLOORS).flatMap((category) =>
    lhr.categories[category].auditRefs.filter(({ weight }) => weight > 0),
  );
  return weighed
    .map(({ id }) => lhr.audits[id])
    .filter((audit) => audit.score !== null && audit.score < 1)
    .map((audit) => `    ${audit.id}: ${audit.score} ${audit.displayValue ?? ""}`);
}

/** Measures a page; whether it is good enough. */
async function measure({ path, cookie }, portal, port) {
  const results = [];
  for (let turn = 0; turn < RUNS; turn += 1) results.push(await run(portal.url + path, cookie, port));
  const performance = results.map((lhr) => score(lhr, "performance"));
  const reached = {
    performance: median(performance),
    accessibility: Math.min(...results.map((lhr) => score(lhr, "accessibility"))),
    "best-practices": Math.min(...results.map((lhr) => score(lhr, "best-practices"))),
  };
  const good = Object.entries(FLOORS).every(([category, floor]) => reached[category] >= floor);
  const words = Object.entries(reached).map(([category, points]) => `${category} ${points}`);
  console.log(`${good ? "ok    " : "FAILED"} ${path}: ${words.join(", ")} (performance ${performance.join(" ")})`);
  const last = results.at(-1);
  if (!good) console.log(results.flatMap(faults).join("\n"));
  writeFileSync(`reports/${path.slice(1).replaceAll("/", "-") || "start"}.html`, generateReport(last, "html"));
  return good;
}

async function main(program) {
  mkdirSync("reports", { recursive: true });
  const portal = await Portal.start(program);
  const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: CHROME_FLAGS });
  try {
    let good = true;
    for (const page of await pages(portal)) good = (await measure(page, portal, chrome.port)) && good;
    return good;
  } finally {
    chrome.kill();
    await portal.stop();
  }
}

process.exitCode = (await main(process.argv[2])) ? 0 : 1;
