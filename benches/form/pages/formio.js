// Form.io: the form's own bundle as its manual shows it, with a wizard for the pages.
import asked from 'questions';

const values = asked.levels.map((label, value) => ({ label, value: `v${value}` }));
const form = await window.Formio.createForm(document.getElementById('app'), {
  display: 'wizard',
  title: asked.title,
  components: asked.pages.map(({ title, questions }, page) => ({
    type: 'panel',
    key: `page${page}`,
    title,
    components: questions.map(({ id, text }) => ({ type: 'radio', key: id, label: text, values, input: true })),
  })),
}, { language: 'vi' });
window.bench = {
  radio: () => document.querySelector('#app input[type=radio]'),
  answered: () => Object.values(form.submission.data).some(Boolean),
};
