// What is particular to <hai-long-dashboard>; the rest is shell.js.
define('hai-long-dashboard', {
  // `filter` is a text as an attribute, which the page sets, and what is filtered by now as a property.
  attributes: ['questionnaire', 'units', 'unit', 'filter', 'published', 'collector', 'remember', 'lang', 'theme'],
  methods: ['importFile'],
  readable: ['figures', 'view'],
  writable: ['filter', 'token'],
});
