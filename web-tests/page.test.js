// The page as a reader meets it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const page = new URL("../out/web-tests.html", import.meta.url).href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
});
after(() => browser?.close());

async function open(options = {}) {
  // Our own script is inline; axe has to be let past the page's own policy.
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, bypassCSP: true, ...options });
  const tab = await context.newPage();
  const seen = { requests: [], errors: [] };
  tab.on("request", request => seen.requests.push(request.url()));
  tab.on("pageerror", error => seen.errors.push(String(error)));
  tab.on("console", message => { if (message.type() === "error") seen.errors.push(message.text()); });
  await tab.goto(page);
  return { tab, seen, context };
}

async function faults(tab) {
  // A page of fifty reports takes axe minutes; the first few have everything.
  await tab.evaluate(() => [...document.querySelectorAll("article")].slice(4).forEach(a => a.remove()));
  assert.ok(await tab.locator("table.events tbody tr").count() > 5, "no events to look at");
  await tab.evaluate(axe);
  const result = await tab.evaluate(() => globalThis.axe.run(document));
  return result.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].html.slice(0, 200)}`);
}

test("asks nothing of the network and runs without errors", async () => {
  const { seen, context } = await open();
  assert.deepEqual(seen.requests, [page]);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const language of ["ar", "en"]) {
    test(`is accessible: ${language}, ${colorScheme}`, async () => {
      const { tab, context } = await open({ colorScheme });
      if (language === "en") await tab.check("#ui-en");
      assert.equal(await tab.evaluate(() => document.documentElement.lang), language);
      assert.deepEqual(await faults(tab), []);
      await context.close();
    });
  }
}

test("speaks English without script", async () => {
  const { tab, context } = await open({ javaScriptEnabled: false });
  assert.equal(await tab.locator(".lead .en").isVisible(), false);
  await tab.check("#ui-en");
  assert.equal(await tab.locator(".lead .en").isVisible(), true);
  assert.equal(await tab.locator(".lead .ar").isVisible(), false);
  await context.close();
});

test("a row lights its words, by mouse and by keyboard", async t => {
  const { tab, context } = await open();
  const row = tab.locator("tr[data-m^=s], tr[data-m^=t]").first();
  if (await row.count() === 0) return t.skip("the samples have neither statements nor times");
  await row.hover();
  assert.ok(await tab.locator(".text .on, h2 .on").count() > 0);
  await tab.keyboard.press("Escape");
  assert.equal(await tab.locator(".on").count(), 0);
  await tab.locator(".text a[data-m], h2 a[data-m]").first().focus();
  assert.ok(await tab.locator("tr.on").count() > 0);
  await context.close();
});

test("does not scroll sideways, on a phone and on paper", async () => {
  for (const width of [360, 1300]) {
    const { tab, context } = await open({ viewport: { width, height: 800 } });
    for (const media of ["screen", "print"]) {
      await tab.emulateMedia({ media });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${media} at ${width} is ${wide} too wide`);
    }
    await context.close();
  }
});

test("an event is marked in the text, with its rules by mouse and by keyboard", async () => {
  const { tab, context } = await open();
  for (const role of ["trigger", "actor", "recipient", "place"]) {
    assert.ok(await tab.locator(`.text a.k-${role}`).count() > 0, role);
  }
  const actor = tab.locator(".text a.k-actor[href*='-v']").first();
  const row = tab.locator(await actor.getAttribute("href"));
  const why = tab.locator("#why");
  const rules = (await row.locator(".rules").textContent()).trim();
  for (const way of ["hover", "focus"]) {
    await actor[way]();
    assert.ok((await why.textContent()).includes(rules), way);
    assert.ok(await row.evaluate(e => e.classList.contains("on")), way);
    await tab.keyboard.press("Escape");
    assert.ok(await why.isHidden());
  }
  assert.equal(await actor.getAttribute("title"), rules);
  await context.close();
});

test("an event's row speaks both languages", async () => {
  const { tab, context } = await open();
  const row = tab.locator("table.events tbody tr").first();
  assert.match(await row.locator(".kind").innerText(), /واقع|مستقبل|منفي|محتمل/);
  await tab.check("#ui-en");
  const kind = await row.locator(".kind b").innerText();
  assert.match(kind, /^[a-z]+$/);
  assert.match(await row.locator(".kind").innerText(), /actual|future|negated|possible/);
  assert.ok(await tab.locator("table.events .latin:visible").count() > 0, "no name in Latin letters");
  await context.close();
});

test("on paper the events are there, with their rules", async () => {
  const { tab, context } = await open();
  await tab.emulateMedia({ media: "print" });
  const row = tab.locator("table.events tbody tr").first();
  assert.ok(await row.locator(".rules").isVisible());
  assert.ok(await tab.locator(".text .k-trigger").first().isVisible());
  assert.equal(await tab.locator(".switch").isVisible(), false);
  await context.close();
});
