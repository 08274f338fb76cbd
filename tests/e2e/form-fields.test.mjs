// Fields and pickers: lists that are searched, units in their areas, procedures of a field, days, codes and counters.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until, URL_OF_DIST } from './browser.mjs';
import { draft, expectAccessible, focused, forward, SIZES } from './form.mjs';

after(closeBrowser);

const every = await (await fetch(new URL('questionnaires/examples/every-kind.json', URL_OF_DIST))).json();
const ids = every.pages.flatMap((page) => page.questions.map((question) => question.id));
const control = (id) => {
  assert.ok(ids.includes(id), `the questionnaire asks ${id}`);
  return `#q${ids.indexOf(id)}`;
};
const NATION = {
  units: [
    ...['Hà Nội', 'Đà Nẵng', 'Cần Thơ'].map((name, at) => ({ id: `p${at}`, name: `Thành phố ${name}`, level: 'province' })),
    ...['Sóc Sơn', 'Đa Phúc', 'Nội Bài', 'Trung Giã', 'Kim Anh', 'Tân Lập'].map((name, at) => ({ id: `a${at}`, name: `Xã ${name}`, parent: 'p0' })),
    ...['Hòa Vang', 'Tân Lập', 'Sơn Trà', 'Hải Châu'].map((name, at) => ({ id: `b${at}`, name: `Xã ${name}`, parent: 'p1' })),
    ...Array.from({ length: 70 }, (_, at) => ({ id: `c${at}`, name: `Xã Phong Điền ${at + 1}`, parent: 'p2' })),
    { id: 'gone', name: 'Huyện Sóc Sơn', parent: 'p0', valid_to: '2025-06-30' },
  ],
};

/** The form with every kind of question, in a box that cuts off what goes beyond it. */
async function form({ units, procedures, before, ...options } = {}) {
  const all = await session(options);
  const { page } = all;
  await before?.(page);
  if (units) await page.route('**/units/nation.json', (route) => route.fulfill({ json: units }));
  if (procedures) await page.route('**/procedures/procedures.json', procedures);
  await page.route('**/box.css', (route) => route.fulfill({ contentType: 'text/css', body: 'body { margin: 0 } .box { overflow: hidden }' }));
  const element = `<hai-long-form questionnaire="./questionnaires/examples/every-kind.json"
    ${units ? 'units="./units/nation.json"' : ''} lang="vi"></hai-long-form>`;
  await open(page, `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="box.css">
    <main class="box"><h1>Trang thử</h1>${element}</main><script type="module" src="form.js"></script>`);
  await page.locator('.step-heading').waitFor();
  return all;
}

const answers = async (page) => JSON.parse((await draft(page))?.[1] ?? '{"answers":{}}').answers;
const choose = async (page, id, typed) => {
  await page.locator(control(id)).fill(typed);
  await page.locator('[role=option]').first().click();
};

describe('a list that is searched', () => {
  test('by keyboard: it is found without accents, in any order of words, and chosen', async () => {
    const { page, finish } = await form({ units: NATION });
    const field = page.locator(control('unit'));
    await field.focus();
    assert.equal(await field.getAttribute('aria-expanded'), 'false', 'it opens when it is used, not before');
    await page.keyboard.type('son soc');
    await page.locator('.combobox [role=status]', { hasText: 'Có 1 mục phù hợp' }).waitFor({ state: 'attached' });
    assert.deepEqual(await page.locator('[role=option]').allInnerTexts(), ['Xã Sóc Sơn, Thành phố Hà Nội']);
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
    assert.equal(await page.locator('[role=listbox]').getAttribute('id'), await field.getAttribute('aria-controls'));
    await page.keyboard.press('Enter');
    assert.equal(await field.inputValue(), 'Xã Sóc Sơn, Thành phố Hà Nội');
    assert.equal((await answers(page)).unit, 'a0');
    assert.equal(await page.locator('[role=listbox]').count(), 0);
    assert.equal(await page.locator('.step-heading').innerText(), 'Hồ sơ của Ông/Bà', 'the page stays');

    await field.fill('da');
    await page.keyboard.press('Escape');
    assert.equal(await field.inputValue(), 'Xã Sóc Sơn, Thành phố Hà Nội', 'Escape brings back what was chosen');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    assert.match(await field.getAttribute('aria-activedescendant'), /option49$/);
    const seen = await page.locator('.list .active').evaluate((active) => {
      const [own, list] = [active, active.closest('.list')].map((element) => element.getBoundingClientRect());
      return own.top >= list.top && own.bottom <= list.bottom;
    });
    assert.ok(seen, 'the list is scrolled to it');
    assert.equal(await page.locator('.list .more').innerText(), 'và 33 mục khác: xin gõ thêm');
    await page.keyboard.press('Escape');
    await field.fill('quang ninh');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.step-heading').innerText(), 'Hồ sơ của Ông/Bà', 'half a name does not send the page');
    assert.match(await page.locator('.list').innerText(), /Không tìm thấy/);
    await page.keyboard.press('Tab');
    assert.equal(await field.inputValue(), 'Xã Sóc Sơn, Thành phố Hà Nội', 'leaving it keeps the choice');
    await field.fill('');
    await page.keyboard.press('Tab');
    assert.equal((await answers(page)).unit, undefined, 'an emptied field is no answer');
    await finish();
  });

  for (const width of [320, 360]) {
    test(`by touch at ${width} px, inside of a box that cuts off`, async () => {
      const { page, finish } = await form({ units: NATION, width, height: 640, hasTouch: true, isMobile: true });
      const field = page.locator(control('field'));
      await field.tap();
      assert.equal(await page.locator('[role=option]').count(), 14);
      const { list, form: own, page: wide } = await page.evaluate(() => {
        const root = document.querySelector('hai-long-form').shadowRoot;
        const box = (selector) => root.querySelector(selector).getBoundingClientRect().toJSON();
        return { list: box('.list'), form: box('.form'), page: document.documentElement.scrollWidth };
      });
      assert.ok(list.left >= own.left && list.right <= own.right && list.bottom <= own.bottom, 'the list is within the form');
      assert.ok(wide <= width, `nothing is wider than the screen: ${wide}`);
      await page.locator('[role=option]', { hasText: 'Chứng thực' }).tap();
      assert.equal(await field.inputValue(), 'Chứng thực');
      assert.equal((await answers(page)).field, 'justice');
      // A tap on what is elsewhere works at once, though the list closes.
      await page.locator(control('unit')).tap();
      await page.locator(control('dossier')).tap();
      assert.equal(`#${(await focused(page)).id}`, control('dossier'));
      await finish();
    });
  }

  test('"continue" can be pressed while a list is open', async () => {
    const { page, finish } = await form();
    await page.locator(`${control('online')}-1`).check();
    await page.locator(control('field')).fill('đất');
    await page.locator('.first').click();
    await page.locator('.step-heading', { hasText: 'Sự phục vụ' }).waitFor();
    await finish();
  });

  test('what names nothing in the list is said when the field is left, and moves nothing then', async () => {
    const { page, finish } = await form({ units: NATION, width: 360, height: 740 });
    const missed = page.locator('.missed:not(:empty)');
    // From field to field: the page itself scrolls to the focus.
    const below = () => page.locator(control('field')).evaluate((field, unit) => field.getBoundingClientRect().top
      - field.getRootNode().querySelector(unit).getBoundingClientRect().top, control('unit'));
    await page.locator(control('unit')).fill('quảng ninh');
    await missed.waitFor({ state: 'attached' });
    assert.equal(await missed.isVisible(), false, 'not while it is typed');
    const before = await below();
    await page.keyboard.press('Tab');
    await missed.waitFor();
    assert.equal(await missed.innerText(), 'Chưa chọn được mục nào với “quảng ninh”. Xin gõ từ khác hoặc chọn trong danh sách.');
    assert.equal(await missed.getAttribute('role'), 'status');
    assert.equal(await below(), before);
    assert.equal((await answers(page)).unit, undefined);
    await expectAccessible(page, 'a list in which nothing was found');
    // An answer to another question keeps the message, an answer to this one removes it.
    await page.locator(control('visits')).fill('2');
    assert.ok(await missed.isVisible());
    await choose(page, 'unit', 'son soc');
    await missed.waitFor({ state: 'detached' });
    // An incomplete name is reported as well; the choice stays.
    await page.locator(control('unit')).fill('tan');
    await page.keyboard.press('Tab');
    assert.match(await missed.innerText(), /“tan”/);
    assert.equal(await page.locator(control('unit')).inputValue(), 'Xã Sóc Sơn, Thành phố Hà Nội');
    // Escape discards the text without a message.
    await page.locator(control('unit')).fill('tan');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await missed.count(), 0);
    await finish();
  });

  test('what a screen reader is told', async () => {
    const { page, finish } = await form({ units: NATION });
    await page.locator(control('unit')).fill('tan lap');
    const client = await page.context().newCDPSession(page);
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const named = (role) => nodes.filter((node) => node.role?.value === role && !node.ignored);
    const [box] = named('combobox').filter((node) => node.value?.value === 'tan lap');
    assert.match(box.name.value, /Nơi nào đã tiếp nhận hồ sơ/);
    assert.match(box.description.value, /Gõ vài chữ để tìm/);
    assert.equal(box.properties.find(({ name }) => name === 'expanded').value.value, true);
    assert.equal(named('listbox').length, 1);
    assert.deepEqual(named('option').map((node) => node.name.value).filter((name) => name.startsWith('Xã')),
      ['Xã Tân Lập, Thành phố Hà Nội', 'Xã Tân Lập, Thành phố Đà Nẵng']);
    await expectAccessible(page, 'an open list');
    await finish();
  });
});

test('at 400 % the option that the keys have come to is in sight', async () => {
  const { page, finish } = await form({ units: NATION, width: 320, height: 256 });
  await page.locator(control('unit')).focus();
  for (let press = 0; press < 9; press += 1) {
    await page.keyboard.press('ArrowDown');
    const active = page.locator('[role=option][aria-selected=true]');
    await active.waitFor();
    const { top, bottom } = await active.evaluate((option) => option.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom <= 256, `after ${press + 1} presses it is at ${top} to ${bottom}`);
  }
  await finish();
});

test('an area narrows the search down, and takes back a unit that is elsewhere', async () => {
  const { page, finish } = await form({ units: NATION });
  const area = page.locator(`${control('unit')}-area`);
  assert.deepEqual(await area.locator('option').allInnerTexts(),
    ['Tất cả khu vực', 'Thành phố Hà Nội', 'Thành phố Đà Nẵng', 'Thành phố Cần Thơ']);
  await area.selectOption('p1');
  await page.locator(control('unit')).fill('tân');
  assert.deepEqual(await page.locator('[role=option]').allInnerTexts(), ['Xã Tân Lập']);
  await page.locator('[role=option]').click();
  assert.equal((await answers(page)).unit, 'b1');
  await area.selectOption('');
  assert.equal((await answers(page)).unit, 'b1', 'all areas have it as well');
  assert.equal(await page.locator(control('unit')).inputValue(), 'Xã Tân Lập, Thành phố Đà Nẵng');
  await area.selectOption('p0');
  assert.equal((await answers(page)).unit, undefined);
  assert.equal(await page.locator(control('unit')).inputValue(), '');
  await finish();
});

test('few units are a list to choose from', async () => {
  const { page, finish } = await form();
  assert.equal(await page.locator(`select${control('unit')} option`).count(), 7);
  await finish();
});

test('procedures are those of the field, and one of another field is taken back', async () => {
  const { page, finish } = await form();
  const field = page.locator(control('procedure'));
  await choose(page, 'procedure', 'khai sinh');
  assert.equal((await answers(page)).procedure, 'birth');
  await choose(page, 'field', 'hộ tịch');
  assert.equal((await answers(page)).procedure, 'birth', 'it is of this field');
  assert.equal(await field.inputValue(), 'Đăng ký khai sinh');
  await choose(page, 'field', 'dat dai');
  assert.deepEqual(await answers(page), { field: 'land' });
  assert.equal(await page.locator(`select${control('procedure')} option`).count(), 7, 'six and "choose one"');
  await page.locator(control('procedure')).selectOption('land-change');
  assert.equal((await answers(page)).procedure, 'land-change');
  await choose(page, 'field', 'giao thông');
  await field.fill('Cấp phù hiệu xe');
  assert.equal((await answers(page)).procedure, 'Cấp phù hiệu xe', 'a field without procedures has a text');
  await page.reload();
  await page.locator('.step-heading').waitFor();
  assert.equal(await field.inputValue(), 'Cấp phù hiệu xe');
  await finish();
});

test('without a file of procedures the procedure is typed, and the webmaster is told', async () => {
  for (const [route, told] of [
    [(route) => route.fulfill({ status: 404, body: '' }), /procedures\/procedures.json: HTTP 404/],
    [(route) => route.fulfill({ json: { procedures: [{ id: 'a' }] } }), /procedures\.json: \/procedures\/0\/name: missing/],
  ]) {
    const { page, forgive, finish } = await form({ procedures: route });
    await page.locator(control('procedure')).fill('Khai sinh');
    assert.equal((await answers(page)).procedure, 'Khai sinh');
    assert.ok(forgive(/procedures|404/).some((problem) => told.test(problem)));
    await finish();
  }
});

test('the file of procedures is fetched only where they are asked for', async () => {
  const { page, finish } = await session();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(new URL('index.html', URL_OF_DIST).href);
  await page.locator('hai-long-form .step-heading').first().waitFor();
  assert.ok(asked.some((path) => path.endsWith('units.json')));
  assert.ok(!asked.some((path) => path.endsWith('procedures.json')));
  await finish();
});

test('a day is typed in three fields, kept half typed, and mended', async () => {
  const { page, finish } = await form();
  const [day, month, year] = ['', '-1', '-2'].map((part) => page.locator(control('received') + part));
  for (const field of [day, month, year]) {
    assert.equal(await field.getAttribute('inputmode'), 'numeric');
    assert.equal(await field.getAttribute('autocomplete'), 'off');
  }
  await page.locator(`${control('online')}-1`).check();
  await day.fill('31');
  await month.fill('2');
  await page.reload();
  await page.locator('.step-heading').waitFor();
  assert.deepEqual(await Promise.all([day, month, year].map((field) => field.inputValue())), ['31', '2', '']);
  await year.fill('2026');
  await forward(page);
  assert.deepEqual(await page.locator('.errors li').allInnerTexts(),
    ['Xin ghi đủ ngày, tháng, năm có thật ở câu “Ngày nhận kết quả”, ví dụ: 5/9/2026']);
  assert.equal(await day.getAttribute('aria-invalid'), 'true');
  await page.locator('.errors a').click();
  assert.equal(`#${(await focused(page)).id}`, control('received'));
  await expectAccessible(page, 'a day that there is not');
  await day.fill('05');
  assert.equal(await day.inputValue(), '05', 'it stays as it is typed');
  assert.equal((await answers(page)).received, '2026-02-05');
  assert.equal(await page.locator('.errors').count(), 0);
  await year.fill('2999');
  await forward(page);
  assert.match((await page.locator('.errors li').allInnerTexts()).join(), /không thể sau hôm nay/);
  await year.fill('2019');
  await forward(page);
  assert.match((await page.locator('.errors li').allInnerTexts()).join(), /phải từ 01\/01\/2020 trở đi/);
  await day.fill('5');
  await month.fill('9');
  await year.fill('2025');
  await forward(page);
  await page.locator('.second').click();
  assert.deepEqual(await Promise.all([day, month, year].map((field) => field.inputValue())), ['5', '9', '2025']);
  for (const field of [day, month, year]) await field.fill('');
  assert.equal((await answers(page)).received, undefined);
  await finish();
});

test('digits of an East Asian keyboard are digits', async () => {
  const { page, finish } = await form();
  await page.locator(control('visits')).fill('１２');
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(control('visits')).inputValue(), '12');
  for (const [part, typed] of [['', '０５'], ['-1', '９'], ['-2', '２０２５']]) {
    await page.locator(control('received') + part).fill(typed);
  }
  assert.equal(await page.locator(control('received')).inputValue(), '０５', 'it stays as it is typed');
  const { visits, received } = await answers(page);
  assert.deepEqual([visits, received], [12, '2025-09-05']);
  await finish();
});

test('a number has its unit beside it, also for those who hear it', async () => {
  const { page, finish } = await form();
  const field = page.locator(control('visits'));
  assert.equal(await field.getAttribute('inputmode'), 'numeric');
  const described = (await field.getAttribute('aria-describedby')).split(' ');
  assert.equal(await page.locator(`#${described.at(-1)}`).innerText(), 'lần');
  await finish();
});

test('a code is written in capitals, doubted and never refused', async () => {
  const { page, finish } = await form();
  const [field, doubt] = [page.locator(control('dossier')), page.locator(`${control('dossier')}-doubt`)];
  await field.fill('hs 15');
  assert.ok(!await doubt.isVisible(), 'not while it is typed');
  // From the field down, because the page may be scrolled to the focus.
  const below = async () => {
    const [top, next] = await Promise.all(['dossier', 'unit'].map((id) => page.locator(control(id)).boundingBox()));
    return next.y - top.y;
  };
  const before = await below();
  await page.keyboard.press('Tab');
  assert.equal(await field.inputValue(), 'HS 15');
  assert.ok(await doubt.isVisible());
  assert.equal(await below(), before, 'nothing moves when it shows');
  await expectAccessible(page, 'a code in doubt');
  await page.locator(`${control('online')}-1`).check();
  await forward(page);
  await page.locator('.step-heading', { hasText: 'Sự phục vụ' }).waitFor();
  await page.locator('.second').click();
  await field.fill(' h26.12-261124-0015 ');
  await page.keyboard.press('Tab');
  assert.equal(await field.inputValue(), 'H26.12-261124-0015');
  assert.equal(await doubt.textContent(), '');
  assert.equal((await answers(page)).dossier, 'H26.12-261124-0015');
  assert.equal(await page.getByRole('button', { name: 'Quét mã QR' }).count(), 0, 'no button where the browser can not scan');
  await finish();
});

const reached = (page, selector) => until(page, (selector) =>
  document.querySelector('hai-long-form').shadowRoot.activeElement?.matches(selector), selector);

/** A browser that reads codes, and cameras that work or don't. */
const camera = (works) => (page) => page.addInitScript((works) => {
  window.streams = [];
  window.BarcodeDetector = class {
    async detect() {
      return window.code ? [{ rawValue: window.code }] : [];
    }
  };
  navigator.mediaDevices.getUserMedia = async () => {
    if (!works) throw new DOMException('no', 'NotAllowedError');
    const canvas = document.createElement('canvas');
    canvas.getContext('2d').fillRect(0, 0, 9, 9);
    const stream = canvas.captureStream(5);
    window.streams.push(stream);
    return stream;
  };
}, works);
const isOn = (page) => page.evaluate(() => window.streams.some((stream) => stream.getTracks().some((track) => track.readyState === 'live')));

test('a code is read by the camera, which is always switched off', async () => {
  const { page, finish } = await form({ before: camera(true) });
  const button = page.getByRole('button', { name: 'Quét mã QR' });
  await button.click();
  await page.locator('dialog.scan video').waitFor();
  await until(page, () => window.streams.length === 1);
  await expectAccessible(page, 'the scan');
  await page.getByRole('button', { name: 'Dừng quét' }).click();
  await reached(page, control('dossier'));
  assert.equal(await page.locator('dialog').count(), 0);
  assert.equal(await isOn(page), false, 'off when it is stopped');

  await button.click();
  await until(page, () => window.streams.length === 2);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await isOn(page), false, 'off on Escape');

  await button.click();
  await page.evaluate(() => { window.code = 'https://dichvucong.example/tra-cuu?ma=h26.12-261124-0015&x=1'; });
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.locator(control('dossier')).inputValue(), 'H26.12-261124-0015');
  assert.equal((await answers(page)).dossier, 'H26.12-261124-0015');
  assert.equal(await isOn(page), false, 'off when it was read');

  await page.evaluate(() => { window.code = undefined; });
  await button.click();
  await until(page, () => window.streams.length === 4);
  await page.evaluate(() => document.querySelector('hai-long-form').remove());
  await until(page, () => window.streams.every((stream) => stream.getTracks().every((track) => track.readyState === 'ended')));
  await finish();
});

test('without permission the camera is no obstacle', async () => {
  const { page, finish } = await form({ before: camera(false) });
  await page.getByRole('button', { name: 'Quét mã QR' }).click();
  await page.getByText('Chưa mở được máy ảnh').waitFor();
  await page.getByRole('button', { name: 'Dừng quét' }).click();
  await reached(page, control('dossier'));
  await finish();
});

test('a text tells how many characters are left', async () => {
  const { page, finish } = await form();
  await page.locator(`${control('online')}-1`).check();
  await forward(page);
  await page.locator(`${control('waiting')}`).check();
  const field = page.locator(control('why'));
  const counted = page.locator('.counted', { has: field });
  assert.equal(await counted.locator('.counter').innerText(), 'Còn 500 ký tự');
  await field.fill('Chờ lâu');
  assert.equal(await counted.locator('.counter').innerText(), 'Còn 493 ký tự');
  assert.equal(await counted.locator('[role=status]').textContent(), '', 'nothing is said while there is room');
  await field.fill('x'.repeat(460));
  assert.equal(await counted.locator('[role=status]').textContent(), 'Còn không quá 50 ký tự');
  await field.press('End');
  await page.keyboard.type('y');
  assert.equal(await counted.locator('[role=status]').textContent(), 'Còn không quá 50 ký tự', 'not at each key');
  await field.fill('x'.repeat(503));
  assert.equal(await counted.locator('.counter').innerText(), 'Quá 3 ký tự');
  assert.equal(await counted.locator('[role=status]').textContent(), 'Đã quá số ký tự cho phép');
  await finish();
});

for (const size of SIZES) {
  test(`the first page is accessible, and in nobody's way (${size.width} px)`, async () => {
    const { page, finish } = await form({ ...size, units: NATION });
    await expectAccessible(page, 'the page');
    if (process.env.HAILONG_SHOTS) await page.screenshot({ path: `${process.env.HAILONG_SHOTS}/fields-${size.width}.png`, fullPage: true });
    await page.locator(control('dossier')).fill('15');
    await page.locator(control('received')).fill('5');
    await page.locator(control('unit')).fill('xa');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    if (process.env.HAILONG_SHOTS) await page.screenshot({ path: `${process.env.HAILONG_SHOTS}/fields-open-${size.width}.png`, fullPage: true });
    await finish();
  });
}
