// Filling in the form: by keyboard alone, with mistakes, back and forth, up to the receipt.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, until } from './browser.mjs';
import { control, draft, expectHeading, focused, forward, heading, onPortal, questionOf, receipt, sipas, SIZES, stored, toReview } from './form.mjs';

after(closeBrowser);

/** What is entered by keyboard: the position of an option, several positions, or a text. */
const PLAN = {
  respondent: 1, field: 2, procedure: 'Đăng ký biến động đất đai', submission: 0, visits: '2', timeliness: 1,
  a1: 3, a2: 4, a3: 5, a4: 0, b1: 1, b2: 2, b3: 3, b4: 3, b5: 4,
  c1: 4, c2: 4, c3: 3, c4: 3, c5: 2, c6: 4, harassment: 0, extra_cost: 2,
  d1: 3, d2: 3, d3: 4, e1: 5, e3: 2, e4: 0,
  overall: 3, expectations: [1, 3], comment: 'Nơi chờ hơi nóng.', consent: [0],
};

/** The same answers as the store should have them. */
function expectedAnswers() {
  const answers = {};
  for (const { id, kind, options } of sipas().pages.flatMap((page) => page.questions)) {
    const given = PLAN[id];
    if (given === undefined) continue;
    answers[id] = {
      item: () => (given === 5 ? 'na' : given + 1),
      choice: () => options[given].value,
      choices: () => given.map((at) => options[at].value),
      number: () => Number(given),
      text: () => given,
      consent: () => true,
    }[kind]();
  }
  return answers;
}

/** Goes through a page by Tab, enters the plan's answer into each control, and presses Enter at the end. */
async function fillByKeyboard(page) {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    assert.ok(now.inForm, `the form comes to its end without a button: ${JSON.stringify(now)}`);
    assert.ok(now.visible, `the focus is covered or out of sight: ${JSON.stringify(now)}`);
    const given = PLAN[questionOf(now.id)];
    if (now.tag === 'button' && now.class === 'first') {
      await page.keyboard.press('Enter');
      return;
    }
    if (now.type === 'radio' && given !== undefined) {
      if (given === 0) await page.keyboard.press('Space');
      for (let down = 0; down < given; down += 1) await page.keyboard.press('ArrowDown');
    } else if (now.type === 'checkbox') {
      if (given.includes(Number(now.id.split('-')[1] ?? 0))) await page.keyboard.press('Space');
    } else if (typeof given === 'string') {
      await page.keyboard.type(given);
    }
  }
  assert.fail('the forward button is never reached');
}

for (const size of SIZES) {
  describe(`at ${size.width} × ${size.height}`, () => {
    test('the whole form can be filled in by keyboard alone', async () => {
      const { page, finish } = await onPortal(size);
      const titles = sipas().pages.map((page) => page.title.vi);
      const before = Date.now();
      // From the page's own controls into the form.
      await page.locator('.menu a').last().focus();
      await page.keyboard.press('Tab');
      assert.equal((await focused(page)).class, 'language');
      for (const next of [...titles.slice(1), 'Xem lại phiếu']) {
        await fillByKeyboard(page);
        await expectHeading(page, next);
        await page.keyboard.press('Shift+Tab');
        assert.ok((await focused(page)).visible, 'also on the way back');
      }
      await fillByKeyboard(page);
      await expectHeading(page, 'Trân trọng cảm ơn Ông/Bà');
      const number = await receipt(page);
      assert.match(number, /^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);

      const records = await stored(page);
      assert.equal(records.length, 1);
      const [{ id, started, submitted, answers, sitting, ...rest }] = records;
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.equal(id.slice(-12).toUpperCase(), number.replaceAll('-', ''));
      assert.ok(before <= started && started < submitted && submitted <= Date.now());
      assert.deepEqual(answers, expectedAnswers());
      assert.deepEqual(rest, {
        v: 1, questionnaire: 'sipas-22', version: 1, unit: 'soc-son', channel: 'web', mode: 'page', language: 'vi',
        // A person takes longer than a few seconds for thirty questions.
        suspect: ['fast'],
      });
      assert.match(sitting, /^[0-9a-f-]{36}$/);
      await finish();
    });

    test('a required question that was left empty is said, found and mended', async () => {
      const { page, finish } = await onPortal(size);
      const before = await page.evaluate(() => [document.title, location.href]);
      await forward(page);
      await until(page, () => document.querySelector('hai-long-form').shadowRoot.activeElement?.matches('.errors'));
      assert.ok((await focused(page)).visible, 'the summary is in sight');
      assert.equal(await page.locator('.errors').getAttribute('role'), 'alert');
      assert.equal(await page.locator('.errors li').count(), 1, 'a summary even for one');

      const words = await page.locator('.errors a').innerText();
      assert.match(words, /Xin trả lời câu “.+”/);
      const group = page.locator('fieldset', { has: page.locator(control('respondent')) });
      const described = (await group.getAttribute('aria-describedby')).split(' ');
      const message = await page.locator(`#${described.at(-1)}`).innerText();
      assert.ok(message.endsWith(words), `the same words beside it: ${message}`);
      assert.equal(await page.locator('.errors a').getAttribute('href'), control('respondent'));

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const now = await focused(page);
      assert.equal(`#${now.id}`, control('respondent'));
      assert.ok(now.visible);
      assert.deepEqual(await page.evaluate(() => [document.title, location.href]), before, "the host's title and address");

      await page.keyboard.press('Space');
      assert.equal(await page.locator('.errors, .error').count(), 0, 'the message goes with its reason');
      await forward(page);
      await expectHeading(page, sipas().pages[1].title.vi);
      await finish();
    });
  });
}

test('every mistake is said in words that tell what to do', async () => {
  const { page, finish } = await onPortal();
  await page.locator(control('respondent')).check();
  const messages = () => page.locator('.errors li').allInnerTexts();
  for (const [typed, message] of [
    ['hai', 'Xin ghi bằng số ở câu “Số lần đi lại”, ví dụ: 2'],
    ['-1', 'Số ở câu “Số lần đi lại” phải từ 0 trở lên'],
    ['51', 'Số ở câu “Số lần đi lại” phải từ 50 trở xuống'],
  ]) {
    await page.locator(control('visits')).fill(typed);
    await forward(page);
    await page.locator('.errors').waitFor();
    assert.deepEqual(await messages(), [message]);
    assert.equal(await page.locator(control('visits')).inputValue(), typed, 'what was typed stays');
    assert.equal(await page.locator(control('visits')).getAttribute('aria-invalid'), 'true');
  }
  await page.locator(control('visits')).fill('2');
  await page.locator(control('procedure')).fill('x'.repeat(203));
  await forward(page);
  assert.deepEqual(await messages(), ['Phần trả lời “Thủ tục” dài quá 3 ký tự; tối đa 200 ký tự']);
  await page.locator(control('procedure')).fill('');
  for (let pages = 0; pages < 4; pages += 1) await forward(page);
  for (const at of [0, 1, 2, 3]) await page.locator(control('expectations') + (at ? `-${at}` : '')).check();
  await forward(page);
  assert.deepEqual(await messages(), [
    'Xin trả lời câu “Hài lòng chung”',
    'Câu “Mong đợi” chỉ chọn tối đa 3 mục',
    'Xin đánh dấu đồng ý trước khi gửi phiếu',
  ]);
  await finish();
});

for (const size of SIZES) {
  test(`a double click on "continue" answers nothing (${size.width} px)`, async () => {
    const { page, finish } = await onPortal(size);
    await page.locator(control('respondent')).check();
    const required = JSON.parse((await draft(page))[1]).answers;
    for (const { title } of sipas().pages.slice(1)) {
      // Scrolls the button to where the next page will have its options.
      const button = page.locator('.first');
      await button.evaluate((button) => {
        scrollBy({ top: button.getBoundingClientRect().top - 0.85 * innerHeight, behavior: 'instant' });
      });
      const { x, y, width, height } = await button.boundingBox();
      await page.waitForTimeout(600);
      await page.mouse.dblclick(x + width / 2, y + height / 2, { delay: 60 });
      await page.waitForTimeout(100);
      assert.equal(await page.locator('.step-heading').innerText(), title.vi);
      assert.deepEqual(JSON.parse((await draft(page))[1]).answers, required, title.vi);
    }
    await page.locator(`${control('overall')}-3`).check();
    assert.equal(JSON.parse((await draft(page))[1]).answers.overall, 4, 'one click later does answer');
    await finish();
  });
}

test('going back loses nothing', async () => {
  const { page, finish } = await onPortal();
  await page.locator(`${control('respondent')}-1`).check();
  await page.locator(control('procedure')).fill('Chứng thực bản sao');
  await page.locator(control('visits')).fill('12');
  await forward(page);
  await page.locator(`${control('a1')}-4`).check();
  await page.locator(`${control('a2')}-5`).check();
  await page.locator('.second').click();
  await expectHeading(page, sipas().pages[0].title.vi);
  assert.ok(await page.locator(`${control('respondent')}-1`).isChecked());
  assert.equal(await page.locator(control('procedure')).inputValue(), 'Chứng thực bản sao');
  assert.equal(await page.locator(control('visits')).inputValue(), '12');
  await forward(page);
  assert.ok(await page.locator(`${control('a1')}-4`).isChecked());
  assert.ok(await page.locator(`${control('a2')}-5`).isChecked());
  assert.equal(await page.locator(':checked').count(), 2, 'and nothing is chosen that was not');
  await finish();
});

test('the review says what is unanswered, and each answer can be changed from there', async () => {
  const { page, finish } = await onPortal();
  await toReview(page);
  const row = (label) => page.locator('.answers > div', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) });
  const answer = (label) => row(label).locator('dd').first().innerText();
  assert.equal(await answer('Hài lòng chung'), 'Hài lòng');
  assert.equal(await answer('Nơi ngồi chờ đủ chỗ'), 'Chưa trả lời');
  assert.equal(await page.locator('.unanswered').count(), await page.locator('.answers > div').count() - 3);

  const change = row('Nơi ngồi chờ đủ chỗ').getByRole('button');
  assert.equal(await change.textContent(), 'Thay đổi: Nơi ngồi chờ đủ chỗ', 'each button says what it changes');
  await change.click();
  assert.equal(`#${(await focused(page)).id}`, control('a1'));
  assert.equal(await page.locator('.first').innerText(), 'Xem lại phiếu');
  await page.keyboard.press('Space');
  await forward(page);
  await expectHeading(page, 'Xem lại phiếu');
  assert.equal(await answer('Nơi ngồi chờ đủ chỗ'), 'Rất không hài lòng');
  await finish();
});

test('the language can be changed in the middle, and nothing is lost', async () => {
  const { page, finish } = await onPortal();
  await page.locator(control('respondent')).check();
  await page.locator(control('procedure')).fill('Khai sinh');
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.form[lang=en]').waitFor();
  assert.equal(await heading(page), 'Your case');
  assert.equal(await page.locator('hai-long-form').getAttribute('lang'), 'en');
  assert.ok(await page.locator(control('respondent')).isChecked());
  assert.equal(await page.locator(control('procedure')).inputValue(), 'Khai sinh');
  await forward(page);
  await page.locator(`${control('a1')}-2`).check();
  await page.evaluate(() => document.querySelector('hai-long-form').setAttribute('lang', 'vi'));
  await page.locator('.form[lang=vi]').waitFor();
  assert.equal(await heading(page), sipas().pages[1].title.vi);
  assert.ok(await page.locator(`${control('a1')}-2`).isChecked());
  await finish();
});

test('the first step takes the pointer at once; what a tap leads to rests first', async () => {
  const { page, finish } = await onPortal();
  const rests = () => page.locator('.form > form').evaluate((step) => getComputedStyle(step).animationName === 'settle');
  assert.equal(await rests(), false, 'the first step');
  await page.locator(control('respondent')).check();
  assert.equal(await rests(), false, 'an answer makes no new step of it');
  await forward(page);
  await expectHeading(page, sipas().pages[1].title.vi);
  assert.equal(await rests(), true, 'the second step');
  await page.evaluate(() => document.querySelector('hai-long-form').reset());
  await page.locator('.step-heading', { hasText: sipas().pages[0].title.vi }).waitFor();
  assert.equal(await rests(), true, 'the first step of another form');
  await finish();
});

test('two forms on a page do not mix', async () => {
  const { page, finish } = await onPortal();
  await page.evaluate(() => {
    const other = document.createElement('hai-long-form');
    other.setAttribute('unit', 'da-phuc');
    document.querySelector('hai-long-form').before(other);
  });
  const [other, first] = [0, 1].map((at) => page.locator('hai-long-form').nth(at));
  await other.locator('.office', { hasText: 'Đa Phúc' }).waitFor();
  await first.locator(control('respondent')).check();
  await other.locator(`${control('respondent')}-1`).check();
  assert.ok(await first.locator(control('respondent')).isChecked(), 'radios of the same name are apart');
  await other.locator('.first').click();
  assert.equal(await first.locator('.step-heading').innerText(), sipas().pages[0].title.vi);
  await page.reload();
  assert.ok(await other.locator(control('respondent')).isChecked(), 'each has a draft of its own');
  await finish();
});
