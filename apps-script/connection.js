/**
 * How this spreadsheet is connected to Rowcall. None of it is a secret: everybody who may edit the spreadsheet can read it.
 * @typedef {object} Connection
 * @property {string} address where Rowcall answers
 * @property {string} by the e-mail address of the person in whose name changes are told
 * @property {readonly string[]} triggers the ids of that person's triggers
 * @property {Failing | null} failing since when the calls have failed
 * @property {Failing | null} silence the same, once the hourly check has found it so too: then the menu says it
 * @property {number} checked when the hourly check ran last
 *
 * @typedef {{ since: number, why: Trouble }} Failing
 */

const names_ = {
  address: 'rowcall.address',
  spreadsheet: 'rowcall.spreadsheet',
  by: 'rowcall.by',
  triggers: 'rowcall.triggers',
  failing: 'rowcall.failing',
  silence: 'rowcall.silence',
  checked: 'rowcall.checked',
};

/**
 * What is kept of the connection; `null`: there is none, or it came along when another spreadsheet was copied.
 * @returns {Connection | null}
 */
function connection_() {
  const kept = PropertiesService.getDocumentProperties().getProperties();
  const address = kept[names_.address];
  if (!address || kept[names_.spreadsheet] !== SpreadsheetApp.getActiveSpreadsheet().getId()) return null;
  return {
    address,
    by: kept[names_.by] || '',
    triggers: (kept[names_.triggers] || '').split(',').filter((id) => id !== ''),
    failing: failingOf_(kept[names_.failing]),
    silence: failingOf_(kept[names_.silence]),
    checked: Number(kept[names_.checked] || 0),
  };
}

/**
 * @param {string} address
 * @param {string} by
 * @param {readonly string[]} triggers
 */
function connect_(address, by, triggers) {
  disconnect_();
  PropertiesService.getDocumentProperties().setProperties({
    [names_.address]: address,
    [names_.spreadsheet]: SpreadsheetApp.getActiveSpreadsheet().getId(),
    [names_.by]: by,
    [names_.triggers]: triggers.join(','),
    [names_.checked]: String(Date.now()),
  });
}

function disconnect_() {
  const properties = PropertiesService.getDocumentProperties();
  for (const name of Object.values(names_)) properties.deleteProperty(name);
}

/**
 * Remembers whether Rowcall answered: since when not, and nothing while all is well.
 * @param {Connection} connection
 * @param {Answer} answer
 */
function noteAnswer_(connection, answer) {
  const properties = PropertiesService.getDocumentProperties();
  if (answer.is === 'failed') {
    if (connection.failing !== null) return;
    properties.setProperty(names_.failing, JSON.stringify({ since: Date.now(), why: answer.why }));
  } else if (connection.failing !== null || connection.silence !== null) {
    properties.deleteProperty(names_.failing).deleteProperty(names_.silence);
  }
}

/**
 * Remembers that the hourly check ran, and what it found.
 * @param {Connection} connection
 * @param {Answer} answer
 */
function noteCheck_(connection, answer) {
  noteAnswer_(connection, answer);
  const properties = PropertiesService.getDocumentProperties();
  properties.setProperty(names_.checked, String(Date.now()));
  if (answer.is !== 'failed') return;
  const since = connection.failing === null ? Date.now() : connection.failing.since;
  properties.setProperty(names_.silence, JSON.stringify({ since, why: answer.why }));
}

/**
 * @param {string | undefined} text
 * @returns {Failing | null}
 */
function failingOf_(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
