// SurveyJS: survey-core and its own renderer, which needs no framework.
import asked from 'questions';
import { Model } from 'survey-core';
import 'survey-core/i18n/vietnamese';
import { renderSurvey } from 'survey-js-ui';

const choices = asked.levels.map((text, value) => ({ value, text }));
const survey = new Model({
  locale: 'vi',
  title: asked.title,
  pages: asked.pages.map(({ title, questions }) => ({
    title,
    elements: questions.map(({ id, text }) => ({ type: 'radiogroup', name: id, title: text, choices })),
  })),
});
renderSurvey(survey, document.getElementById('app'));
window.bench = {
  radio: () => document.querySelector('#app input[type=radio]'),
  answered: () => Object.keys(survey.data).length > 0,
};
