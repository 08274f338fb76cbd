// How items, choices and rankings look and are used: by pointer and by keyboard, by name, on phones and wide.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until, URL_OF_DIST } from './browser.mjs';
import { expectAccessible, focused, forward, ready } from './form.mjs';

after(closeBrowser);

const sample = await (await fetch(new URL('questionnaires/examples/every-kind.json', URL_OF_DIST))).json();
const all = sample.pages.flatMap((page) => page.questions);
const asked = (...ids) => ids.map((id) => {
  const { visible_if, required_if, required, ...question } = all.find((question) => question.id === id);
  return question;
});

/** Pages of our own from the sample's questions, each a page of its own here. */
const PAGES = {
  looks: { questions: ['mood', 'ease', 'recommend', 'online'] },
  block: { questions: ['waiting', 'attitude', 'guidance', 'result', 'visits'], block: true },
  options: { questions: ['welcome', 'device', 'priorities'] },
};

/** A page of the sample in a form of its own; `needed` are required. */
function questionnaire(name, needed = [], last = ['idea']) {
  const { questions, ...page } = PAGES[name];
  const shown = asked(...questions).map((question) => {
    const { shuffle, ...rest } = question;
    return needed.includes(question.id) ? { ...rest, required: true } : rest;
  });
  return {
    ...sample, id: `sample-${name}`, factors: [], overall: undefined,
    pages: [
      { id: name, title: { vi: 'Ý kiến của Ông/Bà', en: 'Your opinion' }, ...page, questions: shown },
      { id: 'last', title: { vi: 'Nhìn chung', en: 'All in all' }, questions: asked(...last) },
    ],
  };
}

/** A form with a page of the sample, in a column of the width that the body has. */
async function form(name, { needed, lang = 'vi', column, ...options } = {}) {
  const opened = await session({ width: 360, height: 740, ...options });
  const { page } = opened;
  await page.route('**/questionnaires/looks.json', (route) => route.fulfill({ json: questionnaire(name, needed) }));
  await open(page, `<main><h1>Góp ý</h1><hai-long-form questionnaire="questionnaires/looks.json" lang="${lang}"></hai-long-form></main>
    <script type="module" src="form.js"></script>`);
  await ready(page);
  // As on a portal, whose column is as wide as a phone's window.
  await page.evaluate(() => { document.body.style.margin = 0; });
  if (column) await page.locator('hai-long-form').evaluate((host, width) => { host.style.width = `${width}px`; }, column);
  return opened;
}

const group = (page, name) => page.getByRole('group', { name });

/** The accessible names of a group's radios. */
async function names(page, group) {
  const debug = await page.context().newCDPSession(page);
  const found = [];
  for (const radio of await group.getByRole('radio').all()) {
    const id = await radio.getAttribute('id');
    const { result } = await debug.send('Runtime.evaluate', {
      expression: `document.querySelector('hai-long-form').shadowRoot.getElementById('${id}')`,
    });
    const { nodes } = await debug.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    found.push(nodes[0].name.value);
  }
  await debug.detach();
  return found;
}

/** Targets that are too small for a finger, and how much wider than the window the page is. */
const tooSmall = (page) => page.evaluate(() => {
  const root = document.querySelector('hai-long-form').shadowRoot;
  const targets = root.querySelectorAll('.option:not(.ranking *), .smiley, .star, .number-option, .cell input, .ranking button');
  const small = [...targets].map((target) => [target, target.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 47.9 || height < 47.9)
    .map(([target, { width, height }]) => `${target.className} ${target.textContent}: ${width} × ${height}`);
  const cut = [...root.querySelectorAll('.smiley span, .option span:not(.unseen), th')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
    .map((element) => `cut: ${element.textContent}`);
  const tiny = [...root.querySelectorAll('.smiley span, .number-option span, .ends, th')]
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 14)
    .map((element) => `small type: ${element.textContent}`);
  // No word is broken into two lines.
  const broken = [...root.querySelectorAll('.smiley span, th[scope=col]')].flatMap((element) => {
    const text = element.lastChild;
    return [...text.data.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return range.getClientRects().length > 1;
    }).map(([word]) => `broken: ${word}`);
  });
  return [...small, ...cut, ...broken, ...tiny, ...(document.documentElement.scrollWidth > innerWidth ? ['too wide'] : [])];
});

const LEVELS = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];
const MOOD = 'Nhìn chung, Ông/Bà hài lòng ở mức nào?';
const EASE = 'Nộp hồ sơ trực tuyến có dễ không?';
const RECOMMEND = 'Ông/Bà có khuyên người quen làm thủ tục trực tuyến không?';
const ONLINE = 'Ông/Bà có nộp hồ sơ trực tuyến không?';

describe('levels side by side', () => {
  test('each radio is called by its level, and the ends by what they mean', async () => {
    const { page, finish } = await form('looks');
    assert.deepEqual(await names(page, group(page, MOOD)), LEVELS);
    assert.deepEqual(await names(page, group(page, EASE)),
      ['1 sao: kém', '2 sao: chưa tốt', '3 sao: được', '4 sao: tốt', '5 sao: rất tốt']);
    assert.deepEqual(await names(page, group(page, RECOMMEND)),
      ['0 (Chắc chắn không)', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10 (Chắc chắn có)']);
    await finish();
  });

  test('by pointer: anywhere on the face, the star or the number', async () => {
    const { page, finish } = await form('looks');
    for (const [selector, name, at] of [['.smiley', MOOD, 1], ['.star', EASE, 3], ['.number-option', RECOMMEND, 9]]) {
      const box = await page.locator(selector).nth(at).boundingBox();
      for (const [x, y] of [[4, 4], [box.width - 4, box.height - 4]]) {
        await page.locator(selector).nth(at === 1 ? 2 : at - 1).click();
        await page.locator(selector).nth(at).click({ position: { x, y } });
        assert.ok(await group(page, name).getByRole('radio').nth(at).isChecked(), `${selector} at ${x}, ${y}`);
      }
    }
    await finish();
  });

  test('by keyboard: one stop for each question, arrows within, and the ring is seen', async () => {
    const { page, finish } = await form('looks');
    await group(page, MOOD).getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    for (const [name, arrows] of [[MOOD, 4], [EASE, 2], [RECOMMEND, 10], [ONLINE, 1]]) {
      if (name !== MOOD) {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
      }
      for (let presses = 0; presses < arrows; presses += 1) await page.keyboard.press('ArrowRight');
      const radio = group(page, name).getByRole('radio').nth(arrows);
      assert.ok(await radio.isChecked(), name);
      assert.ok((await focused(page)).visible, name);
      const rings = await radio.evaluate((radio) => [radio, radio.parentElement].map((e) => getComputedStyle(e).outlineStyle));
      assert.ok(rings.includes('solid'), `${name}: ${rings}`);
    }
    await forward(page);
    await page.locator('.step-heading', { hasText: 'Nhìn chung' }).waitFor();
    await forward(page);
    assert.deepEqual(await page.locator('.answers dd:not(.change)').allInnerTexts(),
      ['Rất hài lòng', '3 sao: được', '10', 'Không', 'Chưa trả lời']);
    await finish();
  });

  test('the stars are filled up to the one chosen, whose word is seen', async () => {
    const { page, finish } = await form('looks');
    const filled = () => page.locator('.star svg').evaluateAll((stars) =>
      stars.filter((star) => getComputedStyle(star).fill !== 'none').length);
    assert.equal(await filled(), 0);
    const height = async () => Math.round((await group(page, EASE).boundingBox()).height);
    const before = await height();
    for (const [at, word] of [[3, '4 sao: tốt'], [1, '2 sao: chưa tốt']]) {
      await page.locator('.star').nth(at).click();
      assert.equal(await page.locator('.stars-word').innerText(), word);
      assert.equal(await filled(), at + 1);
    }
    assert.equal(await height(), before, 'nothing jumps');
    await finish();
  });

  test('what is chosen is seen without colour', async () => {
    const { page, finish } = await form('looks');
    const look = (selector) => page.locator(selector).nth(1).evaluate((label) => {
      const { borderTopWidth } = getComputedStyle(label.querySelector('input'));
      const { fontWeight } = getComputedStyle(label.querySelector('span'));
      return `${borderTopWidth} ${fontWeight}`;
    });
    for (const selector of ['.smiley', '.number-option']) {
      const before = await look(selector);
      await page.locator(selector).nth(1).click();
      assert.notEqual(await look(selector), before, selector);
    }
    await finish();
  });
});

for (const lang of ['vi', 'en']) {
  test(`a finger finds everything, nothing is cut, and axe finds nothing (${lang})`, async () => {
    for (const name of Object.keys(PAGES)) {
      const { page, finish } = await form(name, { lang, needed: ['mood', 'recommend', 'waiting', 'priorities'] });
      for (const state of ['empty', 'with errors', 'answered']) {
        if (state === 'with errors') await forward(page);
        if (state === 'answered') {
          for (const input of await page.locator('fieldset, tbody').all()) {
            const first = input.locator('input, .moves button').first();
            if (await first.count()) await first.click();
          }
        }
        for (const width of [320, 360, 768, 1280]) {
          await page.setViewportSize({ width, height: 740 });
          await page.waitForTimeout(60);
          assert.deepEqual(await tooSmall(page), [], `${name}, ${state} at ${width}`);
        }
        await page.waitForTimeout(200);
        await expectAccessible(page, `${name}, ${state}`);
        await page.setViewportSize({ width: 360, height: 740 });
      }
      await finish();
    }
  });
}

test('eleven numbers are one row where there is room and six and five on a phone', async () => {
  const { page, finish } = await form('looks');
  const rows = () => page.locator('.number-option').evaluateAll((numbers) => {
    const tops = numbers.map((number) => Math.round(number.getBoundingClientRect().top));
    return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
  });
  for (const [width, expected] of [[320, [6, 5]], [360, [6, 5]], [768, [11]]]) {
    await page.setViewportSize({ width, height: 740 });
    assert.deepEqual(await rows(), expected, `${width}`);
  }
  await finish();
});

test('yes and no are side by side', async () => {
  const { page, finish } = await form('looks', { width: 320 });
  const tops = await page.locator('.inline .option').evaluateAll((options) => options.map((option) => option.getBoundingClientRect().top));
  assert.equal(new Set(tops).size, 1);
  await finish();
});

describe('a block of items', () => {
  const table = (page) => page.locator('table.block');

  test('is a table by the width of the element, not of the window', async () => {
    const { page, finish } = await form('block', { width: 1280, height: 900, column: 1000 });
    await table(page).waitFor();
    await page.locator('hai-long-form').evaluate((host) => { host.style.width = '700px'; });
    await table(page).waitFor({ state: 'detached' });
    assert.equal(await page.locator('fieldset .levels').count(), 4);
    await page.locator('hai-long-form').evaluate((host) => { host.style.width = '768px'; });
    await table(page).waitFor();
    await finish();
  });

  test('has headers, a group for each row and a level for each cell', async () => {
    const { page, finish } = await form('block', { width: 1280, height: 900 });
    await table(page).waitFor();
    const heads = [...LEVELS, 'Không biết / Không áp dụng'];
    assert.deepEqual(await page.getByRole('columnheader').allInnerTexts(), heads);
    assert.equal(await page.getByRole('rowheader').count(), 4);
    assert.equal(await page.getByRole('row').count(), 5);
    assert.equal(await page.getByRole('cell').count(), 4 * 6 + 1);
    const row = group(page, '2. Thái độ của công chức');
    assert.deepEqual(await names(page, row), heads);
    // The question after the items looks as usual.
    assert.equal(await page.locator('.question').count(), 1);
    await finish();
  });

  test('answers by pointer anywhere in a cell, by arrows within a row', async () => {
    const { page, finish } = await form('block', { width: 1280, height: 900 });
    await table(page).waitFor();
    const cell = page.locator('tbody').nth(0).locator('td').nth(3);
    const box = await cell.boundingBox();
    await cell.click({ position: { x: 3, y: box.height - 3 } });
    const radio = (row, at) => page.locator('tbody').nth(row).getByRole('radio').nth(at);
    assert.ok(await radio(0, 3).isChecked());
    await page.keyboard.press('ArrowLeft');
    assert.ok(await radio(0, 2).isChecked());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowLeft');
    assert.ok(await radio(1, 5).isChecked(), 'round to “not applicable”, within the row');
    assert.equal((await page.locator('input:checked').count()), 2);
    await finish();
  });

  test('answers and the focus outlast the change to cards and back', async () => {
    const { page, finish } = await form('block', { width: 1280, height: 900 });
    await table(page).waitFor();
    await page.locator('tbody').nth(1).getByRole('radio').nth(4).click();
    const before = await focused(page);
    for (const [width, state] of [[600, 'detached'], [1280, 'attached']]) {
      await page.setViewportSize({ width, height: 900 });
      await table(page).waitFor({ state });
      const now = await focused(page);
      assert.deepEqual([now.id, now.type], [before.id, 'radio'], `${width}`);
      assert.deepEqual(await page.locator('input:checked').evaluateAll((radios) => radios.map((radio) => radio.id)), [before.id]);
    }
    await finish();
  });

  test('says what is wrong in its row, where the summary leads', async () => {
    const { page, finish } = await form('block', { width: 1280, height: 900, needed: ['guidance'] });
    await table(page).waitFor();
    await forward(page);
    const row = page.locator('tbody').nth(2);
    const words = await row.locator('.error').innerText();
    assert.match(words, /Hướng dẫn hồ sơ/);
    assert.equal(await row.getAttribute('aria-describedby'), await row.locator('.error').getAttribute('id'));
    await page.locator('.errors a').click();
    assert.equal((await focused(page)).id, await row.getByRole('radio').first().getAttribute('id'));
    await page.keyboard.press('Space');
    await row.locator('.error').waitFor({ state: 'detached' });
    await finish();
  });
});

test('larger letters keep the cards until there is room for them', async () => {
  const { page, finish } = await form('block', { width: 800, height: 900 });
  await page.locator('table.block').waitFor();
  await page.locator('hai-long-form').evaluate((host) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host > div { font-size: 24px }');
    host.shadowRoot.adoptedStyleSheets = [...host.shadowRoot.adoptedStyleSheets, sheet];
  });
  await page.locator('table.block').waitFor({ state: 'detached' });
  await finish();
});

test('“none of these” stands apart, and it and the others exclude each other', async () => {
  const { page, finish } = await form('options');
  const boxes = page.locator('.options input[type=checkbox]');
  assert.equal(await page.locator('.or').innerText(), 'hoặc');
  assert.equal(await page.locator('.or + .option').innerText(), 'Không thiết bị nào ở trên');
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await boxes.nth(4).check();
  assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.checked)), [false, false, false, false, true]);
  await boxes.nth(1).check();
  assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.checked)), [false, true, false, false, false]);
  await finish();
});

test('a note is a paragraph, not a question', async () => {
  const { page, finish } = await form('options');
  assert.equal(await page.locator('.note p').innerText(), 'Mã hồ sơ có trên giấy tiếp nhận. Ông/Bà không bắt buộc phải ghi.');
  assert.equal(await page.locator('.note').locator('legend, label, input').count(), 0);
  await finish();
});

describe('a ranking', () => {
  const order = (page) => page.locator('.ranking .in .words').allInnerTexts();
  const button = (page, name) => page.getByRole('button', { name, exact: true });
  const status = (page) => page.locator('.ranking [role=status]');

  for (const how of ['pointer', 'keyboard']) {
    test(`by ${how}: options get a place, move and go, and the focus goes with them`, async () => {
      const { page, finish } = await form('options');
      const press = async (name, after = name) => {
        if (how === 'pointer') {
          await button(page, name).click();
        } else {
          await button(page, name).focus();
          await page.keyboard.press('Enter');
        }
        await until(page, (text) => {
          const { activeElement } = document.querySelector('hai-long-form').shadowRoot;
          return activeElement?.textContent === text;
        }, after);
      };
      await press('Chọn Bớt giấy tờ', 'Bỏ Bớt giấy tờ');
      assert.equal(await status(page).innerText(), 'Bớt giấy tờ: thứ 1');
      await press('Chọn Thái độ phục vụ', 'Bỏ Thái độ phục vụ');
      await press('Chọn Giải quyết nhanh hơn', 'Bỏ Giải quyết nhanh hơn');
      assert.deepEqual(await order(page), ['Bớt giấy tờ', 'Thái độ phục vụ', 'Giải quyết nhanh hơn']);
      await press('Lên Giải quyết nhanh hơn');
      assert.equal(await status(page).innerText(), 'Giải quyết nhanh hơn: thứ 2');
      await press('Lên Giải quyết nhanh hơn');
      assert.deepEqual(await order(page), ['Giải quyết nhanh hơn', 'Bớt giấy tờ', 'Thái độ phục vụ']);
      assert.equal(await status(page).innerText(), 'Giải quyết nhanh hơn: thứ 1');
      await press('Xuống Bớt giấy tờ');
      await press('Bỏ Thái độ phục vụ', 'Chọn Thái độ phục vụ');
      assert.equal(await status(page).innerText(), 'Thái độ phục vụ: đã bỏ');
      assert.deepEqual(await order(page), ['Giải quyết nhanh hơn', 'Bớt giấy tờ']);
      await forward(page);
      await page.locator('.step-heading', { hasText: 'Nhìn chung' }).waitFor();
      await forward(page);
      await page.getByText('Giải quyết nhanh hơn; Bớt giấy tờ').waitFor();
      await finish();
    });
  }

  for (const width of [360, 1280]) {
    test(`a double click ranks one option and no other (${width} px)`, async () => {
      for (const option of ['Giải quyết nhanh hơn', 'Bớt giấy tờ', 'Thái độ phục vụ', 'Dịch vụ trực tuyến dễ dùng']) {
        const { page, finish } = await form('options', { width });
        // A page that has just appeared ignores presses.
        await page.waitForTimeout(600);
        await button(page, `Chọn ${option}`).dblclick({ delay: 70 });
        await page.waitForTimeout(200);
        assert.deepEqual(await order(page), [option]);
        await finish();
      }
    });
  }

  test('with all places taken the others say why they wait', async () => {
    const { page, finish } = await form('options');
    for (const option of ['Bớt giấy tờ', 'Thái độ phục vụ', 'Giải quyết nhanh hơn']) await button(page, `Chọn ${option}`).click();
    const last = button(page, 'Chọn Dịch vụ trực tuyến dễ dùng');
    assert.equal(await last.getAttribute('aria-disabled'), 'true');
    const why = await last.getAttribute('aria-describedby');
    assert.equal(await page.locator(`#${why}`).innerText(), 'Đã chọn đủ 3 mục. Muốn chọn mục khác, xin bỏ bớt một mục.');
    await last.click({ force: true });
    assert.equal((await order(page)).length, 3);
    await finish();
  });

  test('a missing one leads the summary to its list', async () => {
    const { page, finish } = await form('options', { needed: ['priorities'] });
    await forward(page);
    await page.locator('.errors a').click();
    assert.equal((await focused(page)).tag, 'ul');
    await finish();
  });
});

test('in forced colours what is chosen, filled or placed differs from the rest', async () => {
  const { page, finish } = await form('looks', { forcedColors: 'active' });
  await page.locator('.smiley').nth(3).click();
  await page.locator('.star').nth(2).click();
  await page.locator('.number-option').nth(8).click();
  const fills = await page.locator('.star svg').evaluateAll((stars) => stars.map((star) => getComputedStyle(star).fill));
  assert.ok(fills[2] !== 'none' && fills[3] === 'none', `${fills}`);
  const [chosen, other] = await page.locator('.number-option span:first-of-type').evaluateAll((boxes) =>
    [8, 7].map((at) => getComputedStyle(boxes[at]).backgroundColor));
  assert.notEqual(chosen, other);
  await finish();
});
