// Formbricks: the last release on npm that draws a survey by itself. It has one question to a card and no scale of
// six words, so these are the choices of a question.
import asked from 'questions';
import { renderSurveyInline } from '@formbricks/surveys';

const ignore = () => {};
const choices = asked.levels.map((text, value) => ({ id: `v${value}`, label: { default: text } }));
renderSurveyInline({
  containerId: 'app',
  brandColor: '#0b5a9d',
  isBrandingEnabled: false,
  languageCode: 'default',
  isRedirectDisabled: true,
  getSetIsError: ignore,
  getSetIsResponseSendingFinished: ignore,
  onDisplay: ignore,
  onResponse: ignore,
  onClose: ignore,
  survey: {
    id: 'survey',
    name: asked.title,
    type: 'link',
    status: 'inProgress',
    welcomeCard: { enabled: false },
    thankYouCard: { enabled: false },
    hiddenFields: { enabled: false },
    languages: [],
    variables: [],
    endings: [],
    styling: null,
    questions: asked.pages.flatMap(({ questions }) => questions).map(({ id, text }) => ({
      id, type: 'multipleChoiceSingle', headline: { default: text }, required: true, shuffleOption: 'none', choices,
    })),
  },
});
const radio = () => document.querySelector('#app input[type=radio]');
window.bench = { radio, answered: () => radio()?.checked };
