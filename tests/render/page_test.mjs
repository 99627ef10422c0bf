// usage: PLAYWRIGHT=FOLDER node page_test.mjs SHOTS PAGE...
// Pages of records in a headless Chromium: what a reader does with mouse and keyboard, on paper, on a small screen, without scripts;
// and what no page may do. Screenshots of each go into SHOTS.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = await import(path.join(process.env.PLAYWRIGHT, 'node_modules/playwright-core/index.mjs'));
const [shots, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let passed = 0;

// Opens a page, runs the check, and looks for what none may do: errors, requests, dialogs, code of a document.
async function check(file, name, options, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  const url = pathToFileURL(file).href;
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { trouble.push('dialog'); dialog.dismiss(); });
  page.on('request', (request) => { if (request.url().split('#')[0] !== url) trouble.push(`request: ${request.url()}`); });
  await page.goto(url);
  try {
    await body(page);
    if (options.javaScriptEnabled !== false) assert.equal(await page.evaluate('typeof window.owned'), 'undefined', 'code of a document ran');
    assert.deepEqual(trouble, []);
  } catch (error) {
    console.error(`${path.basename(file)}: ${name}: failed`);
    throw error;
  }
  await context.close();
  passed += 1;
}

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

// The first piece of evidence of the link's field is marked, in sight, and has the words that the field's details quote.
async function showsEvidence(page, link) {
  const marks = page.locator('mark.now');
  assert.ok(await marks.count() > 0, 'no evidence is marked');
  const first = marks.first();
  await page.waitForFunction(() => {
    const box = document.querySelector('mark.now').getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  });
  assert.equal(await first.evaluate((mark) => document.activeElement === mark), true, 'the evidence has not the focus');
  const marked = squeeze((await marks.allTextContents()).join(''));
  const quoted = squeeze(await link.evaluate((a) => a.closest('.finding').querySelector('.proof q').textContent));
  assert.equal(marked.replaceAll(' ', ''), quoted.replaceAll(' ', ''));
  assert.match(await page.locator('#say').textContent(), /^Evidence 1 of \d+, in “/);
}

const FIELDS = '.finding > a.claim';

for (const file of files) {
  const name = path.basename(file, '.html');
  await check(file, 'a click shows the evidence, Escape leads back', {}, async (page) => {
    const links = page.locator(FIELDS);
    const count = await links.count();
    assert.ok(count > 3, `only ${count} fields`);
    for (let i = 0; i < count; i += Math.ceil(count / 25)) {
      await links.nth(i).click();
      await showsEvidence(page, links.nth(i));
      await page.keyboard.press('Escape');
      assert.equal(await links.nth(i).evaluate((a) => document.activeElement === a), true, 'the field has not the focus again');
      assert.equal(await page.locator('mark.now').count(), 0);
    }
    await page.screenshot({ path: path.join(shots, `${name}.png`) });
    await links.nth(0).click();
    await page.screenshot({ path: path.join(shots, `${name}-evidence.png`) });
  });
  for (const key of ['Enter', 'Space']) {
    await check(file, `${key} shows the evidence`, {}, async (page) => {
      const link = page.locator(FIELDS).nth(1);
      await link.focus();
      assert.notEqual(await link.evaluate((a) => getComputedStyle(a).outlineStyle), 'none', 'the focus cannot be seen');
      await page.keyboard.press(key);
      await showsEvidence(page, link);
    });
  }
  await check(file, 'a click on a passage leads to a field that rests on it', {}, async (page) => {
    await page.locator('mark').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.matches('a.claim[data-at]')), true);
  });
  await check(file, 'the keyboard reaches every field', {}, async (page) => {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    const reached = new Set();
    const wanted = Math.min(8, await page.locator('a.claim').count());
    for (let i = 0; i < 60 && reached.size < wanted; i += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => (document.activeElement.matches('a.claim') ? document.activeElement.textContent : ''));
      if (at) reached.add(at);
    }
    assert.ok(reached.size >= Math.min(4, wanted), `Tab reached ${reached.size} fields`);
  });
  await check(file, 'without scripts the links lead to the evidence', { javaScriptEnabled: false }, async (page) => {
    const link = page.locator(FIELDS).first();
    const target = (await link.getAttribute('href')).slice(1);
    await link.click();
    assert.equal(new URL(page.url()).hash, `#${target}`);
    assert.ok(await page.locator(`[id="${target}"]`).isVisible());
    assert.equal(await page.locator('#bar').isVisible(), false);
  });
  await check(file, 'a small screen does not scroll sideways', { viewport: { width: 320, height: 640 } }, async (page) => {
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= room, `${wide} of ${room} pixels`);
    await page.screenshot({ path: path.join(shots, `${name}-small.png`), fullPage: true });
  });
  await check(file, 'a dark scheme is dark', { colorScheme: 'dark' }, async (page) => {
    const colours = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]
      .map((c) => c.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)));
    assert.ok(colours[0] < 150 && colours[1] > 500, `background and ink ${colours}`);
    await page.screenshot({ path: path.join(shots, `${name}-dark.png`) });
  });
  await check(file, 'it prints whole', {}, async (page) => {
    const pdf = await page.pdf({ path: path.join(shots, `${name}.pdf`), format: 'A4' });
    assert.ok(pdf.length > 20000 && pdf.subarray(0, 5).toString() === '%PDF-', `${pdf.length} bytes`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.sources').evaluate((aside) => getComputedStyle(aside).overflow), 'visible');
  });
  await check(file, 'nothing of a document is markup', {}, async (page) => {
    const odd = await page.evaluate(() => [...document.querySelectorAll('img, iframe, object, embed, form, link, textarea, b')].length
      + [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length
      + document.querySelectorAll('h1').length - 1
      + [...document.querySelectorAll('a')].filter((a) => !/^(#|https?:\/\/)/.test(a.getAttribute('href'))).length);
    assert.equal(odd, 0);
    assert.equal(await page.locator('script').count(), 2);
  });
}
await browser.close();
console.log(`${passed} checks of ${files.length} pages are good`);
