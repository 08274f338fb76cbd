// What is particular to <hai-long-form> in a hall; the rest is shell.js.
define('hai-long-form', {
  attributes: ['questionnaire', 'units', 'procedures', 'unit', 'channel', 'lang', 'mode', 'dossier', 'prefill', 'theme', 'collector', 'idle', 'pause', 'hours', 'save-queue'],
  methods: ['reset', 'flush'],
  isTranslated: true,
  needs: needsOf,
});
