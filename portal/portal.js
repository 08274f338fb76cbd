// The demo's language buttons: a portal sets the element's `lang`, the element does the rest and keeps
// what was answered.

const form = document.querySelector('hai-long-form');
const languages = document.querySelector('.languages');

function show() {
  for (const button of languages.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === form.lang));
  }
}

languages.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) form.lang = button.value;
});
// The form has a button of its own: the attribute is the one truth for both.
new MutationObserver(show).observe(form, { attributeFilter: ['lang'] });
show();
languages.hidden = false;
