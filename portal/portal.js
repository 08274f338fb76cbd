// The demo's language buttons: a portal sets the element's `lang`, the element does the rest and keeps
// what was answered.

const form = document.querySelector('hai-long-form');
const languages = document.querySelector('.languages');

function choose(language) {
  form.lang = language;
  for (const button of languages.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === language));
  }
}

languages.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) choose(button.value);
});
languages.hidden = false;
