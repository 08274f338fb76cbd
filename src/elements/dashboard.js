// What is particular to <hai-long-dashboard>; the rest is shell.js.
define('hai-long-dashboard', {
  attributes: ['questionnaire', 'units', 'unit', 'lang', 'theme'],
  methods: ['importFile'],
  readable: ['figures'],
  writable: ['filter'],
});
