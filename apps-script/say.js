/** @typedef {'en' | 'ru' | 'uk'} Language */

/**
 * The language of the spreadsheet, where Rowcall speaks it; English else.
 * @returns {Language}
 */
function language_() {
  const locale = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale() || '';
  if (locale.startsWith('ru')) return 'ru';
  return locale.startsWith('uk') ? 'uk' : 'en';
}

/**
 * A message in the language of the spreadsheet; `{name}` is replaced by the word of that name.
 * @param {keyof typeof english} message
 * @param {Readonly<Record<string, string | number>>} [words]
 * @returns {string}
 */
function say_(message, words = {}) {
  const text = { en: english, ru: russian, uk: ukrainian }[language_()][message];
  return text.replace(/\{(\w+)\}/g, (braces, name) => String(words[name] ?? braces));
}

/**
 * A moment as people of this spreadsheet write it, in its time zone.
 * @param {number} moment milliseconds since 1970
 * @returns {string}
 */
function sayWhen_(moment) {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return Utilities.formatDate(new Date(moment), zone, say_('date'));
}
