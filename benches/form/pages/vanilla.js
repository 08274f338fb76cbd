// The form written by hand: no library, three pages, a draft that survives a reload.
const LEVELS = [
  'Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng', 'Không biết / Không áp dụng',
];
const PAGES = [
  {
    title: 'Tiếp cận dịch vụ và thủ tục hành chính',
    questions: {
      a1: 'Nơi ngồi chờ giải quyết công việc có đủ chỗ ngồi',
      a2: 'Trang thiết bị phục vụ người dân, tổ chức đầy đủ',
      a3: 'Trang thiết bị phục vụ người dân, tổ chức hiện đại',
      a4: 'Trang thiết bị phục vụ người dân, tổ chức dễ sử dụng',
      b1: 'Thủ tục hành chính được niêm yết công khai đầy đủ',
      b2: 'Thủ tục hành chính được niêm yết công khai chính xác',
      b3: 'Thành phần hồ sơ phải nộp đúng với quy định',
      b4: 'Mức phí, lệ phí phải nộp đúng với quy định',
      b5: 'Thời hạn giải quyết hồ sơ đúng với quy định',
    },
  },
  {
    title: 'Công chức giải quyết công việc',
    questions: {
      c1: 'Công chức giao tiếp lịch sự, đúng mực',
      c2: 'Công chức chú ý lắng nghe ý kiến của người dân, tổ chức',
      c3: 'Công chức trả lời, giải thích đầy đủ các câu hỏi, ý kiến',
      c4: 'Công chức hướng dẫn kê khai hồ sơ tận tình, chu đáo',
      c5: 'Công chức hướng dẫn kê khai hồ sơ dễ hiểu',
      c6: 'Công chức tuân thủ đúng quy định trong giải quyết công việc',
    },
  },
  {
    title: 'Kết quả và việc tiếp nhận góp ý',
    questions: {
      d1: 'Kết quả giải quyết thủ tục đúng với quy định',
      d2: 'Thông tin trên kết quả đầy đủ',
      d3: 'Thông tin trên kết quả chính xác',
      e1: 'Cơ quan có bố trí hình thức tiếp nhận góp ý, phản ánh, kiến nghị',
      e2: 'Việc góp ý, phản ánh, kiến nghị dễ thực hiện',
      e3: 'Cơ quan tiếp nhận, xử lý tích cực các góp ý, phản ánh, kiến nghị',
      e4: 'Cơ quan thông báo kịp thời kết quả xử lý góp ý, phản ánh, kiến nghị',
    },
  },
];
const DRAFT = 'draft';

const form = document.querySelector('form');
const [back, next] = form.querySelectorAll('button');
const answers = JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}');
let at = 0;

function make(tag, text, properties) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(text);
  return element;
}

function option(id, text, value) {
  const input = make('input', '', { type: 'radio', name: id, value, checked: answers[id] === String(value) });
  const label = make('label', input);
  label.append(text);
  return label;
}

function question([id, text]) {
  const fieldset = make('fieldset', make('legend', text));
  fieldset.append(...LEVELS.map((level, value) => option(id, level, value)));
  return fieldset;
}

function show() {
  const { title, questions } = PAGES[at];
  form.firstElementChild.replaceChildren(make('h2', title), ...Object.entries(questions).map(question));
  back.hidden = at === 0;
  next.textContent = at === PAGES.length - 1 ? 'Gửi phiếu' : 'Tiếp tục';
}

form.addEventListener('change', ({ target }) => {
  answers[target.name] = target.value;
  sessionStorage.setItem(DRAFT, JSON.stringify(answers));
});
back.addEventListener('click', () => {
  at -= 1;
  show();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (at < PAGES.length - 1) {
    at += 1;
    show();
  } else {
    form.replaceChildren(make('p', 'Cảm ơn Ông/Bà.'));
  }
});
show();
window.bench = { radio: () => form.querySelector('input'), answered: () => Object.keys(answers).length > 0 };
