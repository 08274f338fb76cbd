// The printed report, and the view as an attribute, a text and a part of the address.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { crossed, dashboard, dashboardSession, figuresOf, filterBy, importText, loaded } from './dashboard.mjs';

after(closeBrowser);

const rows = (count, line) => Array.from({ length: count }, (_, row) => line(row));
const file = (...parts) => `a1,overall,unit,field,submitted\n${parts.flat().join('\n')}\n`;

/** 64 responses in one unit, 17 in another and 7 in a third. */
const small = file(
  rows(64, (row) => `${1 + row % 5},${3 + row % 3},soc-son,land,2026-0${1 + row % 3}-15`),
  rows(17, (row) => `${4 + row % 2},4,noi-bai,civil-status,2026-0${1 + row % 3}-15`),
  rows(7, () => '1,1,kim-anh,civil-status,2026-01-15'),
);

/** A session in which a frame prints into `printed`. */
async function printing(attributes) {
  const started = await session();
  await started.context.addInitScript(() => {
    window.print = () => {
      const sheets = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
      const { title, body, documentElement: { lang } } = document;
      top.printed = { framed: top !== window, html: body.outerHTML, text: body.innerText, css: sheets.join('\n'), title, lang };
    };
  });
  await open(started.page, `<h1>Cổng thông tin</h1>${dashboard('sipas-22', attributes)}`);
  await loaded(started.page);
  return started;
}

/** What a press of the button prints; the frame is gone afterwards. */
async function report(page, name = 'In báo cáo') {
  await page.getByRole('button', { name, exact: true }).click();
  await until(page, () => window.printed);
  const sheet = await page.evaluate(() => {
    const frame = document.querySelector('hai-long-dashboard').shadowRoot.querySelector('iframe');
    const sheet = window.printed;
    delete window.printed;
    frame.contentWindow.dispatchEvent(new Event('afterprint'));
    return sheet;
  });
  await until(page, () => !document.querySelector('hai-long-dashboard').shadowRoot.querySelector('iframe'));
  return sheet;
}

/**
 * The text of each page of a sheet as a PDF, from a page of its own, each of which was looked at as a picture too.
 * HAILONG_REPORT=PATH keeps the PDF there.
 */
async function pages({ html, css }, name) {
  const { page, finish } = await session();
  await open(page, html);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
  // The paper's 165 mm: if anything is wider, the browser scales the page down or cuts it off.
  await page.setViewportSize({ width: 624, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(() => [...document.querySelectorAll('table, svg, figure')]
    .map((part) => [part.getBoundingClientRect().width, part.textContent.slice(0, 60)]).filter(([width]) => width > 625));
  assert.deepEqual(wide, []);
  await page.emulateMedia({ media: null });
  const path = process.env.HAILONG_REPORT ? `${process.env.HAILONG_REPORT}-${name}.pdf` : join(mkdtempSync(join(tmpdir(), 'hailong-')), 'report.pdf');
  await page.pdf({ path, preferCSSPageSize: true });
  await finish();
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  // The sheet's end is on the last page.
  const found = text.split('\f').slice(0, -1).map((page) => page.normalize());
  look(path, found.length);
  return found;
}

/** Dots to the inch of the pictures. */
const DOTS = 40;

/**
 * Looks at each page of a PDF as a picture: something is on it, and nothing in the margin that an office's document leaves
 * (Decree 30/2020/NĐ-CP: 30 mm to the left, 15 to the right), nor at the paper's very ends.
 */
function look(path, count) {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-'));
  execFileSync('pdftoppm', ['-r', `${DOTS}`, '-gray', path, join(folder, 'page')]);
  const pictures = readdirSync(folder).sort();
  assert.equal(pictures.length, count);
  for (const [at, name] of pictures.entries()) {
    const { width, height, dark } = picture(readFileSync(join(folder, name)));
    const millimetres = (dots) => Math.round(dots / DOTS * 25.4);
    assert.deepEqual([millimetres(width), millimetres(height)], [210, 297], 'A4');
    const where = `page ${at + 1} of ${count}`;
    const part = dark.length / (width * height);
    // A page with next to nothing on it is a break in the wrong place; the last may be short.
    assert.ok(part > (at + 1 < count ? 0.01 : 0.002) && part < 0.6, `${where} is ${(part * 100).toFixed(1)} % dark`);
    const across = dark.map((dot) => dot % width);
    assert.ok(millimetres(Math.min(...across)) >= 29, `${where}: the left margin`);
    assert.ok(millimetres(width - 1 - Math.max(...across)) >= 14, `${where}: the right margin`);
    const [top, bottom] = [dark[0], dark.at(-1)].map((dot) => Math.floor(dot / width));
    assert.ok(millimetres(top) >= 5 && millimetres(height - 1 - bottom) >= 5, `${where}: top and bottom`);
  }
}

/** A picture of greys (PGM, P5): its size, and which of its dots aren't white. */
function picture(bytes) {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  const dots = bytes.subarray(head[0].length);
  const dark = [];
  for (const [dot, grey] of dots.entries()) if (grey < 235) dark.push(dot);
  return { width: Number(head[1]), height: Number(head[2]), dark };
}

const illustrative = async (page, name = 'Xem dữ liệu minh họa') => {
  await page.getByRole('button', { name, exact: true }).click();
  await until(page, () => document.querySelector('hai-long-dashboard').figures.illustrative);
};

/** How high a page's content can be, in pixels: 297 mm but 20 at either end. */
const PAGE = (297 - 40) / 25.4 * 96;

describe('the report', () => {
  test('is an A4 document with every finding, chart and table, and nothing of the portal', async () => {
    const { page, finish } = await printing();
    await illustrative(page);
    // Panels that haven't been near the window are printed too.
    assert.equal(await page.locator('.crossings-door').count(), 1);
    const sheet = await report(page);
    await crossed(page);
    await until(page, () => /: (chưa thấy|\d+ ô)/.test(document.querySelector('hai-long-dashboard').shadowRoot.querySelector('section.heat h3').textContent));
    // Comments and the small trends are for the screen; the trends come though all else was counted for paper.
    await page.locator('section.multiples .chart').waitFor();
    const titles = await page.locator('section.panel:not(.data, .comments-door, .multiples) h3').allTextContents();
    assert.ok(sheet.framed, 'not the portal');
    assert.equal(sheet.title, 'Báo cáo – Phiếu khảo sát mức độ hài lòng về sự phục vụ hành chính');
    assert.equal(sheet.lang, 'vi');
    assert.match(sheet.css, /size: a4/i);
    assert.match(sheet.css, /@bottom-left \{ content: "Dữ liệu minh họa, không phải kết quả thật · /);
    assert.ok(!sheet.html.includes('style='));
    assert.ok(!sheet.text.includes('Cổng thông tin'));
    for (const title of titles) assert.ok(sheet.text.includes(title), title);
    assert.equal(sheet.html.match(/<svg/g).length, titles.length, 'a chart each, none cut');

    const found = await pages(sheet, 'vi');
    assert.ok(found.length >= 5 && found.length <= 13, `${found.length} pages`);
    const [first, second] = found;
    for (const words of ['THÀNH PHỐ HÀ NỘI', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'BÁO CÁO', '4.800', 'toàn bộ số phiếu']) {
      assert.ok(first.includes(words), words);
    }
    assert.match(second, /^\s*2\n/, 'pages have numbers from the second on');
    for (const one of found) assert.match(one, /Dữ liệu minh họa, không phải kết quả thật/);
    const whole = found.join('\n');
    for (const words of ['Khoảng tin cậy 95 %', 'không đại diện cho toàn bộ người dân', 'dưới 10 câu trả lời', 'NGƯỜI LẬP BÁO CÁO']) {
      assert.ok(whole.replace(/\s+/g, ' ').includes(words), words);
    }
    await finish();
  });

  test('speaks English, and of the units and months that are filtered by', async () => {
    const { page, finish } = await printing('lang="en" unit="soc-son"');
    await illustrative(page, 'Show illustrative data');
    await filterBy(page, { unit: ['soc-son'], channel: ['qr', 'web'] });
    const sheet = await report(page, 'Print the report');
    assert.equal(sheet.lang, 'en');
    for (const words of ['Public Administrative Service Centre of Soc Son Commune', '; Unit: Soc Son Commune', 'IV. Method and notes', 'Head of the office']) {
      assert.ok(sheet.text.toLowerCase().includes(words.toLowerCase()), words);
    }
    assert.doesNotMatch(sheet.text, /Báo cáo|Hài lòng/i);
    await pages(sheet, 'en');
    await finish();
  });

  test('tells nothing that is hidden, and is not offered where all is', async () => {
    const { page, finish } = await printing();
    assert.equal(await page.getByRole('button', { name: 'In báo cáo' }).count(), 0, 'nobody has answered');
    await importText(page, small);
    const sheet = await report(page);
    assert.match(sheet.text, /dưới 10 câu trả lời hoặc có thể suy ra/);
    for (const leak of [/n\s=\s7\b/, /n\s=\s17\b/, /n\s=\s24\b/]) assert.doesNotMatch(sheet.text, leak);
    assert.doesNotMatch(sheet.text + sheet.css, /minh họa/);
    await pages(sheet, 'small');
    await filterBy(page, { unit: ['kim-anh'] });
    assert.equal((await figuresOf(page)).status, 'hidden');
    assert.equal(await page.getByRole('button', { name: 'In báo cáo' }).count(), 0);
    await finish();
  });

  test('is printed at each press, also where the browser never says that it has printed', async () => {
    const { page, finish } = await printing();
    await importText(page, small);
    for (const press of ['first', 'second', 'third']) {
      await page.getByRole('button', { name: 'In báo cáo', exact: true }).click();
      await until(page, () => window.printed);
      await page.evaluate(() => { delete window.printed; });
      assert.equal(await page.locator('hai-long-dashboard iframe').count(), 1, `the ${press} press leaves one frame`);
    }
    await finish();
  });

  test('cuts a chart of many units between units, a page each', async () => {
    const { page, finish } = await printing();
    await importText(page, file(rows(90, (unit) => rows(40, (row) => `${3 + row % 3},${1 + (row + unit) % 5},Đơn vị số ${unit},land,2026-01-15`).join('\n'))));
    const sheet = await report(page);
    const heights = [...sheet.html.matchAll(/<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/g)].map(([, width, height]) => height * 624 / width);
    assert.ok(heights.length >= 5, `${heights}`);
    for (const height of heights) assert.ok(height < PAGE, `${height}`);
    for (let unit = 0; unit < 90; unit += 1) assert.ok(sheet.html.includes(`>Đơn vị số ${unit}</text>`), `${unit}`);
    const found = await pages(sheet, 'units');
    const heads = found.filter((page) => /Đơn vị\s+Tỷ lệ\s+Khoảng tin cậy/.test(page));
    assert.ok(heads.length >= 3, 'the head of a table is on each of its pages');
    await finish();
  });
});

const view = (page) => page.evaluate(() => document.querySelector('hai-long-dashboard').view);
const shows = (page, wanted) => until(page, (wanted) => document.querySelector('hai-long-dashboard')?.view === wanted, wanted);
const hash = (page) => page.evaluate(() => decodeURI(location.hash));
const toggle = async (page, chip, value) => {
  await page.locator('.chip summary').filter({ hasText: chip }).click();
  await page.locator('.chip details[open] label').filter({ hasText: value }).click();
  await page.keyboard.press('Escape');
};

/** Opens a page whose address has a hash, as from a letter. */
async function openAt(page, body, hash) {
  await open(page, body);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address + hash);
  await loaded(page);
}

describe('a view', () => {
  test('is a text that can be read, set and heard of', async () => {
    const { page, finish, forgive } = await dashboardSession('sipas-22', 'lang="vi" unit="noi-bai" filter="month=2026-01..2026-03&colour=red"');
    forgive(/view: no filter "colour"/).length || assert.fail('the console names what is left out');
    assert.equal(await view(page), 'month=2026-01..2026-03&unit=noi-bai');
    await page.evaluate(() => {
      window.views = [];
      document.addEventListener('hl-view', ({ detail }) => window.views.push(detail));
      document.querySelector('hai-long-dashboard').filter = 'unit=soc-son,noi-bai';
    });
    await shows(page, 'unit=noi-bai,soc-son');
    assert.deepEqual((await figuresOf(page)).filter, { unit: ['noi-bai', 'soc-son'] });
    await page.evaluate(() => document.querySelector('hai-long-dashboard').setAttribute('filter', 'channel=qr'));
    await shows(page, 'channel=qr');
    await importText(page, small);
    await filterBy(page, null);
    await shows(page, '');
    assert.deepEqual(await page.evaluate(() => window.views), ['unit=noi-bai,soc-son', 'channel=qr', ''].map((view) => ({ view })));
    assert.equal(await hash(page), '', 'without the attribute the address is left alone');
    assert.equal(await page.evaluate(() => history.length), 2);
    await finish();
  });

  test('is kept in the address where the page wants it, and goes back and forward', async () => {
    const { page, context, finish } = await session();
    const body = dashboard('sipas-22', 'lang="vi" remember="hash"');
    await openAt(page, body, '#muc=1&muc-2');
    await importText(page, small);
    assert.equal(await hash(page), '#muc=1&muc-2', 'nobody has filtered yet');
    await page.evaluate(() => history.replaceState({ portal: 1 }, ''));
    await toggle(page, 'Đơn vị', 'Sóc Sơn');
    await shows(page, 'unit=soc-son');
    assert.equal(await hash(page), '#muc=1&muc-2&hl-sipas-22=unit=soc-son');
    assert.deepEqual(await page.evaluate(() => history.state), { portal: 1 });
    await toggle(page, 'Tháng', '02/2026');
    await shows(page, 'month=2026-02&unit=soc-son');
    const sent = page.url();

    await page.goBack();
    await shows(page, 'unit=soc-son');
    assert.equal(await page.locator('.chip').filter({ hasText: 'Tháng' }).locator('summary').textContent(), 'Tháng tất cả');
    await page.goBack();
    await shows(page, '');
    await page.goForward();
    await shows(page, 'unit=soc-son');
    await page.goForward();
    await shows(page, 'month=2026-02&unit=soc-son');
    assert.equal(page.url(), sent);

    // A link of the portal to a place in the page keeps the view, and its own words in the hash.
    await page.evaluate(() => { location.hash = '#lien-he'; });
    await until(page, () => location.hash.startsWith('#lien-he&hl-sipas-22='));
    assert.equal(await view(page), 'month=2026-02&unit=soc-son');

    // A colleague opens the address, in a page that begins with another unit.
    const colleague = await context.newPage();
    await openAt(colleague, dashboard('sipas-22', 'lang="vi" remember="hash" unit="noi-bai"'), new URL(sent).hash);
    assert.equal(await view(colleague), 'month=2026-02&unit=soc-son');
    assert.equal(colleague.url(), sent, 'and the address is as it was sent');

    // Taken away, the attribute ends it.
    await colleague.evaluate(() => document.querySelector('hai-long-dashboard').removeAttribute('remember'));
    await filterBy(colleague, {});
    assert.equal(colleague.url(), sent);
    await finish();
  });

  test('whose text is wrong in part shows the rest, and the console says what', async () => {
    const { page, finish, forgive } = await session();
    await openAt(page, dashboard('sipas-22', 'lang="vi" remember="hash"'), '#hl-sipas-22=unit=soc-son%26month=2026-13%26field=sea%26%25');
    assert.equal(await view(page), 'unit=soc-son');
    assert.equal(forgive(/view: /).length, 3);
    await finish();
  });
});
