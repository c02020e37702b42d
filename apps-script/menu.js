/** When the hourly check has not run for so long, in milliseconds, its owner's triggers have ended. */
const stillAfter_ = 3 * 60 * 60 * 1000;

/** Google calls this when somebody opens the spreadsheet. Nothing that needs a permission works in it. */
function onOpen() {
  buildMenu_();
}

/** Puts the menu there, in the place of the one before. */
function buildMenu_() {
  const menu = SpreadsheetApp.getUi().createMenu('Rowcall');
  const notice = notice_();
  if (notice !== null) menu.addItem(notice, 'rowcallTryAgain').addSeparator();
  menu
    .addItem(say_('menu.check'), 'rowcallCheckRow')
    .addItem(say_('menu.waiting'), 'rowcallShowWaiting')
    .addItem(say_('menu.undo'), 'rowcallUndo')
    .addSeparator()
    .addItem(say_('menu.set-up'), 'rowcallSetUp')
    .addItem(say_('menu.help'), 'rowcallHelp')
    .addToUi();
}

/**
 * What is wrong with the connection, for the top of the menu.
 * @returns {string | null}
 */
function notice_() {
  const connection = connection_();
  if (connection === null) return null;
  const { silence, checked } = connection;
  if (silence !== null) {
    const isSilent = silence.why === 'silent' || silence.why === 'stranger';
    return say_(isSilent ? 'menu.silent' : 'menu.refused', { when: sayWhen_(silence.since) });
  }
  return Date.now() - checked > stillAfter_ ? say_('menu.still', { when: sayWhen_(checked) }) : null;
}

function rowcallCheckRow() {
  asPerson_((connection) => {
    const chosen = chosenRows_();
    if (chosen === null) return show_(say_('check.nothing'));
    const [first, last] = chosen.rows[0];
    const answer = askAsPerson_(connection, { kind: 'check', ...chosen });
    if (answer.is !== 'heard') return showAnswer_(answer, 'check');
    const text = say_(first === last ? 'check.row' : 'check.rows', { first, last });
    SpreadsheetApp.getActiveSpreadsheet().toast(text, 'Rowcall', 8);
  });
}

function rowcallShowWaiting() {
  asPerson_((connection) => showAnswer_(askAsPerson_(connection, { kind: 'waiting' }), 'waiting'));
}

/** Rowcall first says what it would take back; only a yes takes it back. */
function rowcallUndo() {
  asPerson_((connection) => {
    const chosen = chosenRows_();
    if (chosen === null) return show_(say_('check.nothing'));
    const answer = askAsPerson_(connection, { kind: 'undo', ...chosen });
    if (answer.is !== 'asks') return showAnswer_(answer, 'undo');
    const ui = SpreadsheetApp.getUi();
    if (ui.alert('Rowcall', answer.text, ui.ButtonSet.YES_NO) !== ui.Button.YES) return;
    showAnswer_(askAsPerson_(connection, { kind: 'undo', ...chosen, confirm: answer.confirm }), 'undo');
  });
}

/** The notice at the top of the menu was chosen. */
function rowcallTryAgain() {
  asPerson_((connection) => {
    const answer = askAsPerson_(connection, { kind: 'edit' });
    if (answer.is === 'failed') return showAnswer_(answer, 'alive');
    const isStill = Date.now() - connection.checked > stillAfter_;
    show_(say_(isStill ? 'still' : 'answers-again', { by: connection.by }));
  });
}

function rowcallHelp() {
  const connection = connection_();
  show_(
    say_('help', {
      state: connection === null ? say_('not-set-up') : say_('help.on', { ...connectedAs_(connection) }),
    }),
  );
}

/**
 * Acts for the person who chose something in the menu, once they have allowed what it needs.
 * @param {(connection: Connection) => void} act
 */
function asPerson_(act) {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
  const connection = connection_();
  if (connection === null) show_(say_('not-set-up'));
  else act(connection);
}

/**
 * @param {Connection} connection
 * @param {Question} question
 * @returns {Answer}
 */
function askAsPerson_(connection, question) {
  const answer = ask_(connection.address, question);
  // That this person's calls are refused says nothing of those that are made in the name of another.
  if (answer.is === 'failed' && answer.why !== 'silent') return answer;
  noteAnswer_(connection, answer);
  if (answer.is !== 'failed' && connection.silence !== null) buildMenu_();
  return answer;
}

/**
 * @param {Answer} answer
 * @param {Question['kind']} kind
 */
function showAnswer_(answer, kind) {
  switch (answer.is) {
    case 'told':
    case 'asks':
      return show_(answer.text);
    case 'failed':
      return show_(say_(`failed.${answer.why}`, { me: me_(), audience: audience_() }));
    case 'heard':
    case 'unsupported':
      return show_(say_(kind === 'waiting' || kind === 'undo' ? `unsupported.${kind}` : 'unsupported.other'));
  }
}

/** @param {string} text */
function show_(text) {
  const ui = SpreadsheetApp.getUi();
  ui.alert('Rowcall', text, ui.ButtonSet.OK);
}

/**
 * The rows in which something is chosen.
 * @returns {{ sheetId: number, rows: [RowRange] } | null}
 */
function chosenRows_() {
  const range = SpreadsheetApp.getActiveRange();
  if (range === null) return null;
  return { sheetId: range.getSheet().getSheetId(), rows: [[range.getRow(), range.getLastRow()]] };
}

/** @returns {string} */
function me_() {
  return Session.getEffectiveUser().getEmail() || '…';
}
