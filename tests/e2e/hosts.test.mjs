// Other people's pages: the ways in which portals lay elements out, libraries that replace what belongs to the browser, files
// that never come, keyboard shortcuts, and translations.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeBrowser, open, session, until } from './browser.mjs';
import { dashboardSession, loaded } from './dashboard.mjs';
import { control, forward, receipt, ready, settle, sipas, stored, toReview } from './form.mjs';
import { moveTool, prototypeTool } from './libraries.mjs';

const LINK = '<a id="link" href="index.html">Mở phiếu khảo sát</a>';
const script = (name) => `<script type="module" src="${name}.js"></script>`;
const element = (name, attributes = '') => `<hai-long-${name} ${attributes}>${LINK}</hai-long-${name}>`;
const form = (attributes = '') => element('form', attributes) + script('form');

/** A form of one page: several of two options, and a short text. */
const SMALL = {
  id: 'small', version: 1, title: 'Nhỏ', pages: [{ id: 'p', title: 'Trang', questions: [
    { id: 'ways', kind: 'choices', label: 'Cách nộp', options: [{ value: 'a', label: 'Một' }, { value: 'b', label: 'Hai' }] },
    { id: 'comment', kind: 'text', long: true, most: 20, label: 'Ý kiến' },
  ] }],
};

/** Remembers the codes of hl-error events. */
const listen = (page) => page.addInitScript(() => {
  window.codes = [];
  document.addEventListener('hl-error', (event) => window.codes.push(event.detail.code));
});

after(closeBrowser);

describe('as wide as it can be, wherever it stands', () => {
  const places = {
    'a table cell without a width': (host) => `<table><tr><td>${host}</td></tr></table>`,
    'a float': (host) => `<div class="float">${host}</div>`,
    'an inline block': (host) => `<div class="inline">${host}</div>`,
    'a dialog': (host) => `<dialog open>${host}</dialog>`,
    'a row of flexible boxes': (host) => `<div class="row"><nav>Danh mục</nav><div>${host}</div></div>`,
  };
  const wide = { form: '.form', dashboard: '.dashboard' };
  for (const [name, inside] of Object.entries(wide)) {
    for (const [place, around] of Object.entries(places)) {
      test(`${name}: ${place}`, async () => {
        const { page, finish } = await session();
        await open(page, around(element(name)));
        await page.evaluate(() => {
          const style = (selector, rules) => Object.assign(document.querySelector(selector)?.style ?? {}, rules);
          style('.float', { float: 'left' });
          style('.inline', { display: 'inline-block' });
          style('.row', { display: 'flex' });
        });
        await page.evaluate((name) => import(`/${name}.js`), name);
        await page.locator(`hai-long-${name} ${inside}`).waitFor();
        const width = () => page.evaluate((name) => document.querySelector(`hai-long-${name}`).getBoundingClientRect().width, name);
        assert.ok(await width() >= 600, `${await width()} px of 1280`);
        await page.setViewportSize({ width: 360, height: 740 });
        assert.ok(await width() >= 280, `${await width()} px of 360`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page isn\'t wider than the window');
        await finish();
      });
    }
  }
});

describe('libraries that replace what belongs to the browser', () => {
  for (const name of ['form', 'dashboard']) {
    test(`${name}: MooTools before the script`, async () => {
      const { page, finish } = await session();
      await page.addInitScript(moveTool);
      await open(page, element(name) + script(name));
      await page.locator(`hai-long-${name} ${name === 'form' ? '.step-heading' : '.dashboard h2'}`).waitFor();
      await finish();
    });
  }

  for (const [name, library] of [['MooTools', moveTool], ['Prototype.js', prototypeTool]]) {
    test(`${name} after the script: answers come back after a reload, and are stored`, async () => {
      const { page, finish } = await session();
      await page.route('**/small.json', (route) => route.fulfill({ json: SMALL }));
      await open(page, form('questionnaire="./small.json"'));
      await ready(page);
      await page.evaluate(library);
      await page.getByLabel('Một').check();
      await page.getByLabel('Hai').check();
      await page.locator('textarea').fill('cảm ơn');
      await page.reload();
      await ready(page);
      await page.evaluate(library);
      for (const label of ['Một', 'Hai']) assert.ok(await page.getByLabel(label).isChecked(), label);
      await forward(page);
      await page.locator('.answers').first().waitFor();
      await forward(page);
      await receipt(page);
      const [{ answers }] = await stored(page);
      assert.deepEqual(answers, { ways: ['a', 'b'], comment: 'cảm ơn' });
      await finish();
    });

    test(`${name}: the limit of a text holds`, async () => {
      const { page, finish } = await session();
      await page.addInitScript(library);
      await page.route('**/small.json', (route) => route.fulfill({ json: SMALL }));
      await open(page, form('questionnaire="./small.json"'));
      await ready(page);
      await page.locator('textarea').fill('ă'.repeat(21));
      await page.locator('.first').click();
      await page.locator('.errors').waitFor();
      await finish();
    });

    test(`${name}: what is sent is stored`, async () => {
      const { page, finish } = await session();
      await page.addInitScript(library);
      await open(page, form('unit="soc-son" lang="vi"'));
      await ready(page);
      await toReview(page, { comment: 'cảm ơn' });
      await forward(page);
      await receipt(page);
      assert.equal((await stored(page))[0].answers.comment, 'cảm ơn');
      await finish();
    });
  }

  test('a fetch that gives something other than a response', async () => {
    const { page, finish } = await session();
    await page.addInitScript(() => {
      const own = window.fetch;
      window.fetch = async (...given) => {
        const response = await own(...given);
        const { ok, status, headers } = response;
        return { ok, status, headers, text: () => response.text(), json: () => response.json(), arrayBuffer: () => response.arrayBuffer() };
      };
    });
    await open(page, form());
    await ready(page);
    await finish();
  });
});

describe('files that never come', () => {
  for (const [name, inside] of [['form', '.step-heading'], ['dashboard', '.dashboard h2']]) {
    test(`${name}: the units are not waited for`, async () => {
      const { page, finish } = await session();
      let answer;
      await page.route('**/units/units.json', (route) => { answer = route; });
      await open(page, element(name) + script(name));
      await page.locator(`hai-long-${name} ${inside}`).waitFor({ timeout: 6_000 });
      await answer.continue();
      // They have come while nothing was answered.
      if (name === 'form') await until(page, () => document.querySelector('hai-long-form').shadowRoot.textContent.includes('Sóc Sơn'));
      await finish();
    });
  }

  test('units that come late leave a form that is begun as it is', async () => {
    const { page, finish } = await session();
    let answer;
    await page.route('**/units/units.json', (route) => { answer = route; });
    await open(page, form());
    await ready(page);
    await page.locator(control('respondent')).check();
    await answer.continue();
    await page.waitForTimeout(300);
    assert.ok(await page.locator(control('respondent')).isChecked());
    await finish();
  });

  for (const name of ['form', 'dashboard']) {
    test(`${name}: a questionnaire that never answers is an error after its time`, async () => {
      const { page, forgive, finish } = await session();
      await listen(page);
      // The time-out of twenty seconds, of which a test doesn't wait for more than two.
      await page.addInitScript(() => {
        const own = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = (time) => own(time / 10);
      });
      await page.route('**/questionnaires/sipas-22.json', () => {});
      await open(page, element(name) + script(name));
      await until(page, () => window.codes.length > 0);
      assert.deepEqual(await page.evaluate(() => window.codes), ['questionnaire']);
      assert.ok(await page.locator('#link').isVisible(), 'the link stands there');
      assert.ok(forgive(/sipas-22\.json/).length > 0);
      await finish();
    });
  }

  test('a lazy file that never answers is waited for once', async () => {
    const { page, forgive, finish } = await session();
    await listen(page);
    await page.addInitScript(() => {
      const own = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (time) => own(time / 10);
    });
    await page.route('**/form_lazy.wasm', () => {});
    await page.route('**/day.json', (route) => route.fulfill({ json: {
      id: 'day', version: 1, title: 'Ngày', pages: [{ id: 'p', title: 'Trang', questions: [{ id: 'day', kind: 'date', label: 'Ngày' }] }],
    } }));
    const began = Date.now();
    await open(page, form('questionnaire="./day.json"'));
    await until(page, () => window.codes.length > 0);
    assert.ok(Date.now() - began < 3_900, `${Date.now() - began} ms: one time-out of 2 s, not two`);
    assert.ok(forgive(/form_lazy\.wasm/).length > 0);
    await finish();
  });

  for (const [attribute, url, code] of [['published', '**/figures/none.json', 'figures'], ['questionnaire', '**/questionnaires/none.json', 'questionnaire']]) {
    test(`a dashboard whose ${attribute} is missing keeps the page's link`, async () => {
      const { page, forgive, finish } = await session();
      await listen(page);
      await page.route(url, (route) => route.fulfill({ status: 404, body: '' }));
      await open(page, element('dashboard', `${attribute}="none"`) + script('dashboard'));
      await until(page, () => window.codes.length > 0);
      assert.deepEqual(await page.evaluate(() => window.codes), [code]);
      assert.ok(await page.locator('#link').isVisible(), 'the link stays');
      const words = await page.locator('hai-long-dashboard').evaluate(({ shadowRoot }) => shadowRoot.textContent);
      assert.ok(!/quản trị viên|webmaster|console/i.test(words), words);
      forgive(/404|none/);
      await page.evaluate((attribute) => document.querySelector('hai-long-dashboard').removeAttribute(attribute), attribute);
      await loaded(page);
      assert.ok(!await page.locator('#link').isVisible(), 'and goes when there is something better');
      await finish();
    });
  }
});

describe('a module that traps', () => {
  for (const [name, inside, attribute] of [['form', '.step-heading', 'unit'], ['dashboard', '.dashboard h2', 'questionnaire']]) {
    test(`${name}: the page is told, and its link comes back`, async () => {
      const { page, forgive, finish } = await session();
      await listen(page);
      await open(page, element(name) + script(name));
      await page.locator(`hai-long-${name} ${inside}`).waitFor();
      // An element that can't be made is a fault that nothing in the module goes on from.
      await page.evaluate(([name, attribute]) => {
        const own = Document.prototype.createElement;
        Document.prototype.createElement = function (tag) {
          if (['div', 'p'].includes(tag)) throw new Error('no elements today');
          return own.call(this, tag);
        };
        document.querySelector(`hai-long-${name}`).setAttribute(attribute, 'none');
      }, [name, attribute]);
      await until(page, () => window.codes.includes('fault'));
      assert.ok(await page.locator('#link').isVisible());
      forgive(/./);
      await finish();
    });
  }
});

test('a questionnaire that is nested without end is an error, not the end', async () => {
  const { page, forgive, finish } = await session();
  await listen(page);
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  await page.route('**/deep.json', (route) => route.fulfill({ body: `{"id": "deep", "pages": ${deep}}`, contentType: 'application/json' }));
  await open(page, form('questionnaire="./deep.json"'));
  await until(page, () => window.codes.length > 0);
  assert.deepEqual(await page.evaluate(() => window.codes), ['questionnaire']);
  assert.ok(forgive(/deep\.json: nested more than 64 deep/).length > 0);
  await page.evaluate(() => { document.querySelector('hai-long-form').questionnaire = 'sipas-22'; });
  await ready(page);
  await finish();
});

describe('a dashboard elsewhere hears of a new response', () => {
  for (const [mode, module, address] of [['page', 'form', './x.json'], ['page', 'form', 'sipas-22']]) {
    test(`mode ${mode}, questionnaire ${address}`, async () => {
      const staff = await dashboardSession('sipas-22');
      const page = await staff.context.newPage();
      await page.route('**/x.json', (route) => route.fulfill({ json: sipas() }));
      await open(page, element('form', `questionnaire="${address}" unit="soc-son" mode="${mode}"`) + script(module), { path: 'form-page.html' });
      await ready(page);
      await toReview(page);
      const before = await staff.page.evaluate(() => window.updates.length);
      await forward(page);
      await receipt(page);
      await until(staff.page, (before) => window.updates.length > before, before);
      await staff.finish();
    });
  }
});

describe('the portal\'s keys', () => {
  /** A portal with shortcuts that spare fields, and a default button for Enter. */
  const portal = async (page) => page.evaluate(() => {
    window.taken = [];
    const take = (event) => {
      if (['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName)) return;
      window.taken.push(`${event.type} ${event.key}`);
      if (event.key.length === 1 || event.key === 'Enter') event.preventDefault();
    };
    for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, take);
  });

  test('take nothing of what is typed and pressed in the form; Escape and Tab go on', async () => {
    const { page, finish } = await session();
    await open(page, form('unit="soc-son"'));
    await ready(page);
    await portal(page);
    await page.locator(control('respondent')).focus();
    await page.keyboard.press('Space');
    assert.ok(await page.locator(control('respondent')).isChecked());
    await page.locator('.first').focus();
    await page.keyboard.press('Enter');
    await page.locator(`${control('respondent')}`).waitFor({ state: 'detached' });
    await settle(page);
    assert.deepEqual(await page.evaluate(() => window.taken), []);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.deepEqual(await page.evaluate(() => window.taken.map((taken) => taken.split(' ')[1])), ['Escape', 'Escape', 'Tab', 'Tab']);
    await finish();
  });

  test('and nothing of what is typed in a comment', async () => {
    const { page, finish } = await session();
    await page.route('**/small.json', (route) => route.fulfill({ json: SMALL }));
    await open(page, form('questionnaire="./small.json"'));
    await ready(page);
    await portal(page);
    await page.locator('textarea').click();
    await page.keyboard.type('s/k?\nhết');
    assert.equal(await page.locator('textarea').inputValue(), 's/k?\nhết');
    assert.deepEqual(await page.evaluate(() => window.taken), []);
    await finish();
  });

  test('the keys of the page\'s own link in the slot are the page\'s', async () => {
    const { page, finish } = await session();
    await page.route('**/form_bg.wasm', () => {});
    await open(page, form());
    await portal(page);
    await page.locator('#link').focus();
    await page.keyboard.press('k');
    assert.ok((await page.evaluate(() => window.taken)).includes('keydown k'));
    await finish();
  });
});

/** Translates as browsers do: takes texts away and puts others in their place, but where `translate="no"` says not to. */
const translate = (page, name, way) => page.evaluate(([name, way]) => {
  const { shadowRoot } = document.querySelector(name);
  const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.trim() && !text.parentElement.closest('[translate="no"], script, style, textarea')) found.push(text);
  }
  for (const text of found) {
    const words = `«${text.data}»`;
    if (way === 'replaces texts') {
      text.replaceWith(new Text(words));
    } else if (way === 'wraps texts') {
      const font = document.createElement('font');
      text.before(font);
      font.append(text);
      text.data = words;
    } else {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.append(words);
      outer.append(inner);
      text.parentNode.insertBefore(outer, text);
      text.remove();
    }
  }
  return found.length;
}, [name, way]);

describe('a browser that translates the page', () => {
  const wordsOf = (page, name) => page.evaluate((name) => document.querySelector(name).shadowRoot.querySelector('div').innerText, name);

  for (const way of ['replaces texts', 'wraps texts', 'puts other elements there']) {
    test(`and ${way}: the form goes on, in the words of the translation until they change`, async () => {
      const { page, finish } = await session();
      await open(page, form('unit="soc-son"'));
      await ready(page);
      const before = await wordsOf(page, 'hai-long-form');
      assert.ok(await translate(page, 'hai-long-form', way) > 10);
      await page.waitForTimeout(50);
      assert.match(await wordsOf(page, 'hai-long-form'), /«/, 'what is translated stays so');
      await page.evaluate(() => document.querySelector('hai-long-form').setAttribute('lang', 'en'));
      await until(page, () => document.querySelector('hai-long-form').shadowRoot.querySelector('[lang="en"]'));
      const english = await wordsOf(page, 'hai-long-form');
      assert.doesNotMatch(english, /Tiếp tục|Ông\/Bà/, 'the language switch works');
      await page.evaluate(() => document.querySelector('hai-long-form').setAttribute('lang', 'vi'));
      await until(page, () => document.querySelector('hai-long-form').shadowRoot.querySelector('[lang="vi"].form, .form[lang="vi"]'));
      assert.equal((await wordsOf(page, 'hai-long-form')).replaceAll(/[«»]/g, ''), before);
      await translate(page, 'hai-long-form', way);
      await toReview(page);
      await forward(page);
      await receipt(page);
      await finish();
    });
  }

  test('the dashboard isn\'t translated: its numbers are fresh', async () => {
    const { page, finish } = await dashboardSession('sipas-22');
    assert.equal(await translate(page, 'hai-long-dashboard', 'replaces texts'), 0);
    await finish();
  });
});

test('a field that is filled without an input event is an answer', async () => {
  const { page, finish } = await session();
  await page.route('**/small.json', (route) => route.fulfill({ json: SMALL }));
  await open(page, form('questionnaire="./small.json"'));
  await ready(page);
  await page.locator('textarea').evaluate((field) => {
    field.value = 'điền sẵn';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await forward(page);
  await page.locator('.answers').first().waitFor();
  assert.match(await page.locator('hai-long-form .form').innerText(), /điền sẵn/);
  await finish();
});

describe('properties that are set before the script has come', () => {
  test('an object of answers is read', async () => {
    const { page, finish } = await session();
    await open(page, element('form', 'unit="soc-son"'));
    await page.evaluate(async () => {
      document.querySelector('hai-long-form').prefill = { respondent: 'citizen' };
      await import('/form.js');
    });
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelector('hai-long-form').getAttribute('prefill')), 'respondent=citizen');
    await finish();
  });
});

test('a browser without WebAssembly is told apart', async () => {
  const { page, forgive, finish } = await session();
  await listen(page);
  await page.addInitScript(() => { delete window.WebAssembly; });
  await open(page, form());
  await until(page, () => window.codes.length > 0);
  assert.deepEqual(await page.evaluate(() => window.codes), ['browser']);
  assert.ok(forgive(/Chrome 103/).length > 0);
  assert.ok(await page.locator('#link').isVisible());
  await finish();
});
