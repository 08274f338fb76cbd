// What is particular to <hai-long-form>; the rest is shell.js.
define('hai-long-form', {
  attributes: ['questionnaire', 'units', 'unit', 'channel', 'lang', 'mode', 'dossier', 'prefill', 'theme'],
  methods: ['reset', 'flush'],
  keepsFallback: true,
});
