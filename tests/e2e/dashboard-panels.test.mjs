// The panels: hidden numbers are never shown, made-up data are always marked, and everything works by keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import {
  assertFigures, chartsDrawn, dashboardSession, dataSet, download, everyWord, example, figuresOf, filterBy, importPath,
  importText, saving, tableOf,
} from './dashboard.mjs';

after(closeBrowser);

/** What a PNG is made of, looked at in a page without the portal's policy. */
async function pixels(context, bytes) {
  const reader = await context.newPage();
  const found = await reader.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 4).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const share = (colour) => (counts.get(colour) ?? 0) / (width * height);
    const blues = (counts.get('11,79,138,255') ?? 0) + (counts.get('74,144,194,255') ?? 0);
    return { width, height, corner: data.slice(0, 4).join(), colours: counts.size, white: share('255,255,255,255'), blue: blues };
  }, bytes.toString('base64'));
  await reader.close();
  return found;
}

const rows = (count, line) => Array.from({ length: count }, (_, row) => line(row));
const file = (...parts) => `a1,overall,unit,field,submitted\n${parts.flat().join('\n')}\n`;
const month = (row, first = 1) => `2026-0${first + row % 3}-15`;

/** 64 responses in one unit, 17 in another and 7 in a third. */
const small = file(
  rows(64, (row) => `${1 + row % 5},${3 + row % 3},soc-son,land,${month(row)}`),
  rows(17, (row) => `${4 + row % 2},4,noi-bai,civil-status,${month(row)}`),
  rows(7, () => '1,1,kim-anh,civil-status,2026-01-15'),
);

/** A button of a panel. */
const tool = (page, panel, name) => page.locator(`section.${panel} .tool`).getByText(name, { exact: true });

const button = (page, name) => page.getByRole('button', { name, exact: true });
const illustrative = (page, on) => Promise.all([
  until(page, (on) => document.querySelector('hai-long-dashboard').figures.illustrative === on, on),
  button(page, on ? 'Xem dữ liệu minh họa' : 'Thoát dữ liệu minh họa').click(),
]);
/** The drawings of all panels, to see which have changed: the attributes of a mark in order, whenever they were set. */
const drawings = async (page) => {
  await chartsDrawn(page);
  return page.locator('.further > section.panel, .panels:not(.crossings) > section.panel').evaluateAll((panels) => {
    const attributes = (mark) => [...mark.attributes].map(({ name, value }) => `${name}="${value}"`).sort().join(' ');
    const drawn = (mark) => `${mark.tagName} ${attributes(mark)} ${mark.childElementCount ? '' : mark.textContent}`;
    return Object.fromEntries(panels.map((panel) =>
      [panel.classList[1], [...panel.querySelectorAll('svg, svg *')].map(drawn).join('\n')]));
  });
};

describe('filters', () => {
  test('each changes every panel', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page, true);
    const whole = await drawings(page);
    assert.deepEqual(Object.keys(whole), ['change', 'drivers', 'items', 'units', 'factors', 'trend']);
    const { by_unit: units, by_month: months } = await figuresOf(page);
    const chips = await page.locator('.chip summary b').allTextContents();
    assert.deepEqual(chips.slice(0, 3), ['Đơn vị', 'Tháng', 'Kênh']);
    assert.equal(chips.length, 8, 'the four choices of the questionnaire besides, and the one of which several can be chosen');
    for (const filter of [{ unit: [units[0].value, units[1].value] }, { month: months.slice(3, 6).map(({ value }) => value) }, { channel: ['qr'] }, { respondent: ['citizen'] }]) {
      await filterBy(page, filter);
      const now = await drawings(page);
      for (const panel of Object.keys(whole)) assert.notEqual(now[panel], whole[panel], `${panel} at ${JSON.stringify(filter)}`);
    }
    await button(page, 'Bỏ mọi bộ lọc').click();
    await until(page, () => Object.keys(document.querySelector('hai-long-dashboard').figures.filter).length === 0);
    assert.deepEqual(await drawings(page), whole);
    await finish();
  });

  test('of fewer than 10 show nothing, of 10 to 29 say so, and what is hidden is nowhere', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, small);
    const figures = await figuresOf(page);
    const status = Object.fromEntries(figures.by_unit.map(({ value, status, n }) => [value, [status, n]]));
    assert.deepEqual(status['soc-son'], ['shown', 64]);
    assert.equal(status['kim-anh'][0], 'hidden');
    assert.equal(status['noi-bai'][0], 'hidden', 'or the third could be told');
    // 7 and 17 as numbers of persons, and the shares of the hidden units, are in no word, label, tooltip or file.
    const files = [];
    for (const panel of ['change', 'drivers', 'items', 'units', 'factors', 'trend']) {
      for (const kind of ['SVG', 'CSV']) {
        files.push((await download(page, () => tool(page, panel, kind).click())).text);
      }
      // Chromium drops the eleventh file that is saved within a second.
      await page.waitForTimeout(300);
    }
    const words = [await everyWord(page), ...files].join('\n');
    for (const leak of [/n = 7\b/, /n = 17\b/, /n = 24\b/, /(^|\W)24 phiếu/]) assert.doesNotMatch(words, leak);
    const table = await tableOf(page, 'units');
    const hidden = table.filter(([name]) => /Kim Anh|Nội Bài/.test(name));
    assert.equal(hidden.length, 2);
    for (const row of hidden) assert.ok(!row.slice(1).some((cell) => /\d{2},\d|^\d+$/.test(cell)), row.join(' | '));

    await filterBy(page, { unit: ['kim-anh'] });
    assert.equal((await figuresOf(page)).status, 'hidden');
    assert.equal(await page.locator('section.panel svg, .card').count(), 0);
    assert.ok(await page.getByText('Không hiển thị để bảo vệ người trả lời').isVisible());
    assert.match(await page.locator('.head [role=status]').textContent(), /dưới 10 phiếu/);

    await filterBy(page, { unit: ['soc-son'], month: ['2026-01'] });
    assert.equal((await figuresOf(page)).status, 'reference');
    assert.match(await everyWord(page), /chỉ để tham khảo/);
    assert.doesNotMatch(await page.locator('section.items h3').textContent(), /Cao nhất|thấp nhất/, 'nothing for reference is ranked');

    await filterBy(page, { unit: ['noi-bai'], field: ['land'] });
    assert.equal((await figuresOf(page)).status, 'empty');
    assert.ok(await page.getByText('Không có phiếu nào khớp với bộ lọc').isVisible());
    await finish();
  });

  test('are in each file that is saved, with how many and of when', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, small);
    await filterBy(page, { unit: ['soc-son'], month: ['2026-01', '2026-02'] });
    const { n } = await figuresOf(page);
    for (const kind of ['SVG', 'CSV']) {
      const { text } = await download(page, () => tool(page, 'items', kind).click());
      for (const words of [`${n} phiếu`, 'từ 01/2026 đến 02/2026', 'Đơn vị: Xã Sóc Sơn', /Tháng: 01\/2026, +02\/2026/, /lập ngày \d\d\/\d\d\/\d{4}/]) {
        assert.match(text.replace(/<[^>]*>/g, ' '), words instanceof RegExp ? words : new RegExp(words), kind);
      }
    }
    await finish();
  });

  test('of several choices one is asked for at a time, and another takes its place', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page, true);
    const chip = page.locator('.chip').filter({ hasText: 'Mong đợi' });
    await chip.locator('summary').click();
    const chosen = (value) => until(page, (value) => JSON.stringify(document.querySelector('hai-long-dashboard').figures.filter) === value, JSON.stringify(value));
    await chip.getByText('Giảm số lần đi lại').click();
    await chosen({ expectations: ['fewer-visits'] });
    await chip.getByText('Thời gian giải quyết nhanh hơn').click();
    await chosen({ expectations: ['faster'] });
    assert.match(await chip.locator('summary').textContent(), /Mong đợi Thời gian giải quyết nhanh hơn/);
    await chip.locator('.clear').click();
    await chosen({});
    await finish();
  });

  test('a filter that there is not is refused in the console', async () => {
    const { page, forgive, finish } = await dashboardSession();
    await importText(page, small);
    for (const wrong of [{ nothing: ['1'] }, { unit: 'soc-son' }, 7]) {
      await page.evaluate((wrong) => { document.querySelector('hai-long-dashboard').filter = wrong; }, wrong);
    }
    await until(page, () => true);
    assert.deepEqual((await figuresOf(page)).filter, {});
    assert.ok(forgive(/no filter "nothing"|lists of strings/).length >= 2);
    await finish();
  });

  test('the attribute `unit` begins with one unit, and changes it', async () => {
    const { page, finish } = await dashboardSession('sipas-22', 'lang="vi" unit="soc-son"');
    await importText(page, small);
    assert.deepEqual((await figuresOf(page)).filter, { unit: ['soc-son'] });
    assert.equal((await figuresOf(page)).n, 64);
    await page.evaluate(() => { document.querySelector('hai-long-dashboard').unit = null; });
    await until(page, () => document.querySelector('hai-long-dashboard').figures.n === 88);
    await finish();
  });

  test('two are open one at a time, and a press elsewhere or Escape closes them', async () => {
    const { page, finish } = await dashboardSession();
    await illustrative(page, true);
    const open = () => page.locator('.chip details[open] summary b').allTextContents();
    await page.locator('.chip summary').nth(0).click();
    await page.locator('.chip summary').nth(1).click();
    assert.deepEqual(await open(), ['Tháng']);
    await page.locator('.head h2').click();
    assert.deepEqual(await open(), []);
    await page.locator('.chip summary').nth(0).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await open(), ['Đơn vị']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await until(page, () => document.querySelector('hai-long-dashboard').figures.filter.unit?.length === 1);
    assert.deepEqual(await open(), ['Đơn vị'], 'choosing leaves the list open');
    await page.keyboard.press('Escape');
    assert.deepEqual(await open(), []);
    const focused = await page.evaluate(() => document.querySelector('hai-long-dashboard').shadowRoot.activeElement.tagName);
    assert.equal(focused, 'SUMMARY');
    await finish();
  });
});

describe('illustrative data', () => {
  test('say so everywhere, are the same each time, and never meet real ones', async () => {
    const { page, finish } = await dashboardSession();
    await importText(page, small);
    await filterBy(page, { unit: ['soc-son'] });
    const real = await figuresOf(page);
    await illustrative(page, true);
    const made = await figuresOf(page);
    assert.equal(made.n, 4800);
    assert.deepEqual(made.filter, {});
    assert.match(await page.locator('.head').textContent(), /dữ liệu minh họa/i);
    assert.match(await page.locator('.footnote').textContent(), /dữ liệu minh họa/i);
    for (const panel of ['items', 'units', 'factors', 'trend']) {
      for (const kind of ['SVG', 'CSV']) {
        const { name, text } = await download(page, () => tool(page, panel, kind).click());
        assert.match(name, /minh-hoa/);
        assert.match(text, /dữ liệu minh họa/i, name);
      }
    }
    await page.evaluate(() => { const c = new BroadcastChannel('hai-long'); c.postMessage('sipas-22'); c.close(); });
    await page.waitForTimeout(200);
    assertFigures(await figuresOf(page), made);
    await illustrative(page, false);
    assertFigures(await figuresOf(page), real);
    assert.doesNotMatch((await everyWord(page)).replace('Xem dữ liệu minh họa', ''), /dữ liệu minh họa(?! *$)/m);

    await finish();
    const second = await dashboardSession('sipas-22', 'lang="vi"', { timezoneId: 'America/Los_Angeles' });
    await illustrative(second.page, true);
    assertFigures(await figuresOf(second.page), made);
    // An import is real: it takes their place.
    await importText(second.page, small);
    const now = await figuresOf(second.page);
    assert.deepEqual([now.illustrative, now.n], [false, 88]);
    await second.finish();
  });
});

test('a picture is saved as PNG, twice as fine as the SVG, light and with something on it', async () => {
  const { page, context, finish } = await dashboardSession('sipas-22', 'lang="vi" theme="dark"');
  await illustrative(page, true);
  for (const panel of ['items', 'units', 'factors', 'trend']) {
    const svg = await download(page, () => tool(page, panel, 'SVG').click());
    const [, width, height] = svg.text.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);
    const saved = await saving(page, () => tool(page, panel, 'PNG').click());
    assert.match(saved.suggestedFilename(), /^sipas-22-[a-z]+-minh-hoa\.png$/);
    const bytes = readFileSync(await saved.path());
    const found = await pixels(context, bytes);
    assert.deepEqual([found.width, found.height], [Math.round(2 * width), Math.round(2 * height)], panel);
    assert.equal(found.corner, '255,255,255,255', 'white ground');
    assert.ok(found.colours > 20 && found.white > 0.5 && found.white < 0.99, JSON.stringify(found));
    // The colours of the levels, or of values, are those of the light theme.
    assert.ok(found.blue > 1000, `${panel}: ${found.blue} pixels of the light theme's blue`);
  }
  await finish();
});

describe('findings', () => {
  test('a unit that chance may have put last is not called lower', async () => {
    const { page, finish } = await dashboardSession();
    const unit = (name, n, satisfied) => rows(n, (row) => `3,${row < satisfied ? 5 : 1},${name},land,2026-01-15`);
    // 90 % of 1,000, 80 % of 1,000, and 77 % of 30, who may differ from all others by chance.
    await importText(page, file(unit('soc-son', 1000, 900), unit('noi-bai', 1000, 800), unit('da-phuc', 30, 23), unit('', 40, 2)));
    assert.equal(await page.locator('section.units h3').textContent(), 'Xét chung: Xã Nội Bài thấp hơn rõ; Xã Sóc Sơn cao hơn rõ so với phần còn lại');
    const table = await tableOf(page, 'units');
    assert.deepEqual(table.map(([name]) => name), ['Xã Sóc Sơn', 'Xã Nội Bài', 'Xã Đa Phúc'], 'who does not say the unit is no unit');
    assert.deepEqual(table.map((row) => row.at(-1)), ['cao hơn rõ', 'thấp hơn rõ', '']);
    await finish();
  });

  test('agreeing with a question that is turned round is no praise', async () => {
    const { page, finish } = await dashboardSession(example('bfi'), 'lang="en"');
    await importPath(page, dataSet('bfi'));
    const title = await page.locator('section.items h3').textContent();
    assert.match(title, /^Highest: .* \(\d+\.\d%\); lowest: .*\)$/);
    const { items } = await figuresOf(page);
    const highest = Number(/\((\d+\.\d)%\);/.exec(title)[1]);
    const best = Math.max(...Object.values(items).map((item) => item.top_share)) * 100;
    assert.ok(highest <= best + 0.05);
    assert.match(await page.locator('section.items').textContent(), /turned round/);
    await finish();
  });
});

test('by the keyboard alone: pictures speak, tables open, the focus is seen', async () => {
  const { page, finish } = await dashboardSession();
  await illustrative(page, true);
  for (const panel of ['change', 'drivers', 'items', 'units', 'factors', 'trend']) {
    const picture = page.locator(`section.${panel} .picture`);
    const spoken = picture.locator('[aria-live]');
    await page.locator(`section.${panel} .tool`).last().focus();
    await page.keyboard.press('Tab');
    const ring = await picture.evaluate((element) => { const style = getComputedStyle(element); return `${style.outlineStyle} ${style.outlineWidth}`; });
    assert.equal(ring, 'solid 3px', panel);
    assert.equal(await spoken.textContent(), '');
    const heard = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'ArrowUp', 'Home', 'ArrowLeft']) {
      await page.keyboard.press(key);
      heard.push(await spoken.textContent());
    }
    assert.ok(heard.every((words) => /\d/.test(words)), heard.join('\n'));
    assert.notEqual(heard[0], heard[1]);
    assert.equal(heard[4], heard[0], 'Home is the first');
    assert.equal(heard[5], heard[0], 'and there is nothing before it');
    assert.notEqual(heard[2], heard[3]);
    assert.equal(await picture.locator('.region.active').count(), 1);
    await page.locator(`section.${panel} .tool`).first().focus();
    assert.equal(await picture.locator('.region.active').count(), 0);
    await page.keyboard.press('Enter');
    const table = page.locator(`section.${panel} table`);
    await table.waitFor();
    assert.ok(await table.locator('caption').textContent());
    assert.equal(await page.locator(`section.${panel} .tool`).first().getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('Enter');
    await picture.waitFor();
  }
  await finish();
});
