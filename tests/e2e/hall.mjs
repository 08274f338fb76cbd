// Shared by the tests of kiosk and assisted mode: a short questionnaire, and a page with kiosk.js.
import { open } from './browser.mjs';

const both = (text) => ({ vi: text, en: `${text} (en)` });

/** Three items, a choice of several, a number, a comment and consent, on two pages. */
export const QUESTIONNAIRE = {
  id: 'hall',
  version: 1,
  languages: ['vi', 'en'],
  title: both('Khảo sát tại quầy'),
  minutes: 1,
  scales: {
    s: {
      levels: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'].map((label) => ({ label: both(label) })),
      top: 2,
      not_applicable: both('Không áp dụng'),
      faces: true,
    },
  },
  pages: [
    {
      id: 'one',
      title: both('Sự phục vụ'),
      questions: [
        { id: 'a', kind: 'item', label: both('Thái độ'), scale: 's', required: true },
        { id: 'b', kind: 'item', label: both('Thời gian'), scale: 's' },
        { id: 'c', kind: 'item', label: both('Kết quả'), scale: 's' },
      ],
    },
    {
      id: 'two',
      title: both('Góp ý'),
      questions: [
        {
          id: 'how',
          kind: 'choices',
          label: both('Cách nộp'),
          options: [
            { value: 'desk', label: both('Tại quầy') },
            { value: 'web', label: both('Qua mạng') },
          ],
        },
        { id: 'visits', kind: 'number', label: both('Số lần đến'), min: 0, max: 20 },
        { id: 'comment', kind: 'text', long: true, most: 500, label: both('Ý kiến') },
        { id: 'consent', kind: 'consent', label: both('Tôi đồng ý gửi phiếu'), short: both('Đồng ý'), required: true },
      ],
    },
  ],
};

/** Opens a page with the element and these attributes, and waits for it; `script` is the module that it has. */
export async function hall(page, attributes, { script = 'kiosk.js', language = 'vi', path = 'hall.html' } = {}) {
  await page.route('**/hall-questions.json', (route) => route.fulfill({ json: QUESTIONNAIRE }));
  await open(page, `<main><h1>Trang thử</h1>
    <hai-long-form questionnaire="./hall-questions.json" unit="soc-son" channel="kiosk" lang="${language}" ${attributes}>
      <a href="index.html">Mở phiếu khảo sát</a>
    </hai-long-form></main><script type="module" src="${script}"></script>`, { path });
}

/** All text of the page: in the document, in shadow roots, in fields and in the tab's storage. */
export const everything = (page) => page.evaluate(() => {
  const found = [location.href, document.title, document.cookie, JSON.stringify(history.state)];
  for (const storage of [sessionStorage, localStorage]) found.push(JSON.stringify({ ...storage }));
  const look = (root) => {
    found.push(root.outerHTML ?? root.innerHTML);
    for (const element of root.querySelectorAll('*')) {
      if ('value' in element) found.push(String(element.value));
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document.documentElement);
  return found.join('\n');
});
