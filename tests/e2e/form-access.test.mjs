// The form for people who don't see it, have no mouse or an unsteady hand: the accessibility tree, the keyboard's order and
// the visibility of the focus, the size of targets.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { brokenState, control, everyState, expectFits, expectHeading, focused, forward, onPortal, ready, sipas, SIZES, toReview } from './form.mjs';

after(closeBrowser);

/** The accessibility tree of the page: a node for each thing that a screen reader can reach. */
async function tree(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  // In reading order, which isn't the order of the list.
  const walk = (node) => (node ? [node, ...(node.childIds ?? []).flatMap((id) => walk(byId.get(id)))] : []);
  return walk(nodes[0]).filter(({ ignored }) => !ignored).map(({ role, name, description, properties = [], childIds = [] }) => ({
    role: role.value,
    name: name?.value ?? '',
    description: description?.value ?? '',
    ...Object.fromEntries(properties.map(({ name, value }) => [name, value.value])),
    children: childIds.map((id) => byId.get(id)?.role?.value),
  }));
}

/** Goes through the pages with required answers only; `look` gets the page's number in the questionnaire. */
async function everyPage(page, look) {
  const { pages } = sipas();
  for (const [at, { title }] of pages.entries()) {
    await page.locator('.step-heading', { hasText: title.vi }).waitFor();
    await look(pages[at], at);
    if (at === pages.length - 1) return;
    if (at === 0) await page.locator(control('respondent')).check();
    await forward(page);
  }
}

test('every question is a group with its words as its name, and a word on every option', async () => {
  const { page, finish } = await onPortal();
  let number = 0;
  await everyPage(page, async ({ questions }) => {
    const nodes = await tree(page);
    const names = (role) => nodes.filter((node) => node.role === role).map(({ name }) => name);
    for (const { id, kind, label, short, options } of questions) {
      if (id === 'unit') continue;
      if (kind === 'item') number += 1;
      const words = kind === 'item' ? `${number}. ${label.vi}` : (kind === 'consent' ? short : label).vi;
      const role = ['item', 'choice', 'choices', 'consent'].includes(kind) ? 'group' : 'textbox';
      assert.ok(names(role).some((name) => name.startsWith(words)), `${id}: ${role} “${words}” among ${names(role).join(' | ')}`);
      for (const { label } of options ?? []) {
        assert.ok([...names('radio'), ...names('checkbox')].includes(label.vi), `${id}: “${label.vi}”`);
      }
    }
    const items = questions.filter(({ kind }) => kind === 'item').length;
    assert.equal(names('radio').filter((name) => name === 'Rất hài lòng').length, items);
    // The faces, the tick and the bar are decoration beside words.
    assert.deepEqual(nodes.filter(({ role }) => /image|img|svg|graphics|progress|meter/i.test(role)), []);
  });
  await finish();
});

test('radios are native, one set an item, right of them their words, and none is chosen beforehand', async () => {
  const { page, finish } = await onPortal();
  await everyPage(page, async (_, at) => {
    const wrong = await page.evaluate(() => {
      const root = document.querySelector('hai-long-form').shadowRoot;
      return [...root.querySelectorAll('fieldset')].flatMap((fieldset) => {
        const inputs = [...fieldset.querySelectorAll('input')];
        const phone = inputs[1]?.getBoundingClientRect().left === inputs[0].getBoundingClientRect().left;
        const faults = [
          ['no legend first', fieldset.firstElementChild.localName !== 'legend'],
          ['more than one set', new Set(inputs.map(({ name }) => name)).size !== 1],
          // "1 of 33" is what a matrix would say.
          ['a set beyond the item', root.querySelectorAll(`input[name=${inputs[0].name}]`).length !== inputs.length],
          ['not native', inputs.some(({ type, role }) => !['radio', 'checkbox'].includes(type) || role)],
          ['words not right of it', phone && inputs.some((input) => input.getBoundingClientRect().right > input.labels[0].querySelector('span').getBoundingClientRect().left)],
        ];
        return faults.filter(([, is]) => is).map(([fault]) => `${inputs[0].id}: ${fault}`);
      });
    });
    assert.deepEqual(wrong, []);
    assert.equal(await page.locator('input:checked').count(), 0, `page ${at + 1}`);
  });
  await finish();
});

test('what is not required says so in words, and no asterisk stands for what is', async () => {
  const { page, finish } = await onPortal();
  await everyPage(page, async ({ questions }) => {
    const optional = questions.filter(({ kind, required }) => kind !== 'item' && !required).length;
    assert.equal(await page.locator('.optional', { hasText: '(không bắt buộc)' }).count(), await page.locator('.optional').count());
    // The unit isn't asked for where the page knows it.
    assert.ok(optional - await page.locator('.optional').count() <= (questions.some(({ id }) => id === 'unit') ? 1 : 0));
    assert.doesNotMatch(await page.locator('.form').innerText(), /\*/);
  });
  await finish();
});

test('progress is announced politely, mistakes at once', async () => {
  const { page, finish } = await onPortal();
  const live = async (role) => (await tree(page)).filter((node) => node.role === role).map(({ live, atomic }) => [live, atomic]);
  const progress = page.locator('.progress');
  const before = await progress.elementHandle();
  assert.match(await progress.innerText(), /^Phần 1\/6/);
  for (const region of ['.progress', '.saved']) assert.equal(await page.locator(region).getAttribute('role'), 'status', region);
  const polite = await live('status');
  assert.ok(polite.length >= 2 && polite.every(([live, atomic]) => live === 'polite' && atomic), JSON.stringify(polite));
  assert.deepEqual(await live('alert'), []);
  await forward(page);
  await page.locator('.errors').waitFor();
  assert.deepEqual(await live('alert'), [['assertive', true]]);
  await page.locator(control('respondent')).check();
  await forward(page);
  await expectHeading(page, sipas().pages[1].title.vi);
  assert.match(await progress.innerText(), /^Phần 2\/6/);
  // A live region that is made anew with its words is not read out.
  assert.ok(await progress.evaluate((now, before) => now === before, before));
  assert.deepEqual(await live('alert'), []);
  await finish();
});

test('a field that is wrong says so itself, and what is wrong with it', async () => {
  const { page, finish } = await onPortal();
  await page.locator(control('visits')).fill('hai');
  await forward(page);
  await page.locator('.errors').waitFor();
  const nodes = await tree(page);
  const field = nodes.find(({ role, name }) => role === 'textbox' && name.startsWith('Ông/Bà đã đến cơ quan'));
  assert.equal(field?.invalid, 'true');
  assert.match(field.description, /Xin ghi bằng số ở câu “Số lần đi lại”/);
  const group = nodes.find(({ role, description }) => role === 'group' && description.includes('Xin trả lời câu'));
  assert.ok(group, 'a group is described by its message');
  await finish();
});

test('the headings lead through the page in order, one level at a time', async () => {
  const { page, finish } = await onPortal();
  await everyState(page, async (where) => {
    const levels = (await tree(page)).filter(({ role }) => role === 'heading').map(({ level }) => level);
    assert.equal(levels.filter((level) => level === 1).length, 1, `${where}: the portal's own`);
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `${where}: ${levels}`);
      return level;
    }, 0);
  });
  await finish();
});

/** A portal whose sticky header and footer cover what is under them. */
const STICKY = `
  <header id="top"><a href="#x">Cổng thông tin</a></header>
  <main><h1>Khảo sát</h1><p><a id="before" href="#x">Trước phiếu</a></p>
  <hai-long-form unit="soc-son"><a href="index.html">Mở phiếu</a></hai-long-form>
  <p><a id="after" href="#x">Sau phiếu</a></p></main>
  <footer id="bottom">Điện thoại 1900 0000</footer>
  <script type="module" src="form.js"></script>`;

async function onStickyPortal(size) {
  const all = await session({ ...size, reducedMotion: 'reduce' });
  await open(all.page, STICKY);
  await all.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`header, footer { position: sticky; z-index: 9; background: #fff; height: 80px }
      header { top: 0 } footer { bottom: 0; height: 48px } body { margin: 0 } main { padding: 0 16px }`);
    document.adoptedStyleSheets = [sheet];
  });
  await ready(all.page);
  return all;
}

for (const size of SIZES) {
  describe(`at ${size.width} × ${size.height}`, () => {
    test('the focus is never hidden under what sticks to the window, forward or back', async () => {
      const { page, finish } = await onStickyPortal(size);
      /** Presses a key until the focus leaves the form; the controls that it came to. */
      const through = async (key) => {
        const met = [];
        for (let presses = 0; presses < 80; presses += 1) {
          await page.keyboard.press(key);
          const now = await focused(page);
          if (!now.inForm) return met;
          assert.ok(now.visible, `${key}: ${JSON.stringify(now)}`);
          met.push(now.id || now.class);
        }
        return assert.fail(`${key} never leads out of the form`);
      };
      await everyPage(page, async (_, at) => {
        if (at > 0) assert.ok((await focused(page)).visible, 'the heading of a new page');
        await page.locator('#before').focus();
        const forth = await through('Tab');
        assert.ok(forth.length >= 3);
        assert.equal(await page.evaluate(() => document.activeElement.id), 'after', 'the keyboard comes out where the form ends');
        const back = await through('Shift+Tab');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'before');
        // A set of radios that has no choice yet is entered from its nearer end.
        const stops = (met) => met.map((name) => name.replace(/-\d+$/, '')).toSorted();
        assert.deepEqual(stops(back), stops(forth), 'the same stops on the way back');
      });
      await finish();
    });

    test('a mistake, its question and the review come into sight under a sticky header', async () => {
      const { page, finish } = await onStickyPortal(size);
      await page.locator('.first').focus();
      await page.keyboard.press('Enter');
      await until(page, () => document.querySelector('hai-long-form').shadowRoot.activeElement?.matches('.errors'));
      assert.ok((await focused(page)).visible, 'the summary');
      await page.keyboard.press('Tab');
      assert.ok((await focused(page)).visible, 'its link');
      await page.keyboard.press('Enter');
      const now = await focused(page);
      assert.equal(`#${now.id}`, control('respondent'));
      assert.ok(now.visible, 'the question');
      await toReview(page);
      await expectHeading(page, 'Xem lại phiếu');
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        const now = await focused(page);
        if (!now.inForm) break;
        assert.ok(now.visible, JSON.stringify(now));
      }
      await finish();
    });

    test('every control that has the focus shows it', async () => {
      const { page, finish } = await onPortal(size);
      await everyPage(page, async () => {
        for (let presses = 0; presses < 60; presses += 1) {
          await page.keyboard.press('Tab');
          const now = await focused(page);
          if (!now.inForm) break;
          const ring = await page.evaluate(() => {
            const element = document.querySelector('hai-long-form').shadowRoot.activeElement;
            // Around the whole row of a radio, which is what is pressed.
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element.closest('.option') ?? element);
            return { outlineStyle, width: parseFloat(outlineWidth), edged: boxShadow !== 'none' };
          });
          assert.deepEqual(ring, { outlineStyle: 'solid', width: 3, edged: true }, now.id || now.class);
        }
      });
      await finish();
    });

    test('by touch everything is large enough, and a tap on the words is a tap on the radio', async () => {
      const device = { ...size, hasTouch: true, isMobile: size.width < 700 };
      const tapped = await onPortal(device);
      await tapped.page.locator('.option span').first().tap();
      assert.ok(await tapped.page.locator(control('respondent')).isChecked());
      await tapped.finish();
      const { page, forgive, finish } = await onPortal(device);
      await everyState(page, (where) => expectFits(page, where));
      await brokenState(page, (where) => expectFits(page, where));
      forgive(/sipas-22\.json/);
      await finish();
    });
  });
}
