/**
 * What Rowcall is told or asked; docs/apps-script.md says what each means. Without a tab: anywhere in the spreadsheet.
 * @typedef {object} Question
 * @property {'edit' | 'check' | 'alive' | 'waiting' | 'undo'} kind
 * @property {number} [sheetId]
 * @property {RowRange[]} [rows] without them: anywhere in the tab
 * @property {string} [confirm] what an answer `asks` brought, when the person said yes
 *
 * @typedef {[first: number, last: number]} RowRange both included, counted from 1
 *
 * `silent`: nothing answers · `refused`: it does not believe this caller · `stranger`: something else answers ·
 * `unsigned`: Google gives no token.
 * @typedef {'silent' | 'refused' | 'stranger' | 'unsigned'} Trouble
 *
 * @typedef {{ is: 'heard' }
 *   | { is: 'told', text: string }
 *   | { is: 'asks', text: string, confirm: string }
 *   | { is: 'unsupported' }
 *   | { is: 'failed', why: Trouble }} Answer
 */

/** How long to wait before the one retry, in milliseconds. */
const beforeRetry_ = 1500;

/** Longer texts are cut before a person sees them. */
const longestText_ = 4000;

/**
 * Asks Rowcall, once more when it does not answer. Whatever is asked may be asked twice. Never throws.
 * @param {string} address
 * @param {Question} question
 * @returns {Answer}
 */
function ask_(address, question) {
  const answer = askOnce_(address, question);
  if (answer.is !== 'failed' || answer.why !== 'silent') return answer;
  Utilities.sleep(beforeRetry_);
  return askOnce_(address, question);
}

/**
 * @param {string} address
 * @param {Question} question
 * @returns {Answer}
 */
function askOnce_(address, question) {
  const token = identity_();
  if (token === null) return { is: 'failed', why: 'unsigned' };
  const spreadsheetId = SpreadsheetApp.getActiveSpreadsheet().getId();
  try {
    const response = UrlFetchApp.fetch(address, {
      method: 'post',
      contentType: 'application/json',
      headers: { Authorization: `Bearer ${token}` },
      payload: JSON.stringify({ spreadsheetId, ...question }),
      muteHttpExceptions: true,
      // The token is for this address only.
      followRedirects: false,
    });
    return answerOf_(response.getResponseCode(), response.getContentText());
  } catch {
    // What Google says of it names the address.
    return { is: 'failed', why: 'silent' };
  }
}

/**
 * @param {number} status
 * @param {string} body
 * @returns {Answer}
 */
function answerOf_(status, body) {
  if (status === 401 || status === 403) return { is: 'failed', why: 'refused' };
  if (status === 408 || status === 429 || status >= 500) return { is: 'failed', why: 'silent' };
  const said = status === 200 ? parsed_(body) : {};
  const text = typeof said.text === 'string' ? said.text.slice(0, longestText_) : '';
  if (said.is === 'heard' || said.is === 'unsupported') return { is: said.is };
  if (said.is === 'told' && text !== '') return { is: 'told', text };
  if (said.is === 'asks' && text !== '' && typeof said.confirm === 'string')
    return { is: 'asks', text, confirm: said.confirm };
  return { is: 'failed', why: 'stranger' };
}

/**
 * @param {string} body
 * @returns {Readonly<Record<string, unknown>>}
 */
function parsed_(body) {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

/**
 * Google's word for who is calling: in a trigger, whoever installed it. `null`: Google was not allowed to give it.
 * @returns {string | null}
 */
function identity_() {
  try {
    return ScriptApp.getIdentityToken() || null;
  } catch {
    return null;
  }
}

/**
 * The client ID of this script, for which its tokens are signed; `…` where it cannot be known.
 * @returns {string}
 */
function audience_() {
  try {
    const claims = (identity_() || '').split('.')[1] || '';
    const padded = claims + '='.repeat((4 - (claims.length % 4)) % 4);
    return JSON.parse(Utilities.newBlob(Utilities.base64DecodeWebSafe(padded)).getDataAsString()).aud || '…';
  } catch {
    return '…';
  }
}
