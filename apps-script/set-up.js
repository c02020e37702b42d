/** As many characters as the address of a function needs, and more. */
const longestAddress_ = 500;

/** Connects the spreadsheet to Rowcall in the name of whoever chose it, or disconnects it. */
function rowcallSetUp() {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
  const ui = SpreadsheetApp.getUi();
  const connection = connection_();
  const question =
    connection === null ? say_('set-up.prompt') : say_('set-up.prompt-again', { ...connectedAs_(connection) });
  const reply = ui.prompt('Rowcall', question, ui.ButtonSet.OK_CANCEL);
  if (reply.getSelectedButton() !== ui.Button.OK) return;
  const address = reply.getResponseText().trim().replace(/\/+$/, '');
  if (address === '' && connection !== null) return end_();
  if (address.length > longestAddress_ || !/^https:\/\/[^\s?#@]+$/.test(address))
    return show_(say_('set-up.wrong-address'));
  const me = me_();
  if (connection !== null && connection.by !== me) {
    const asked = say_('set-up.take-over', { by: connection.by });
    if (ui.alert('Rowcall', asked, ui.ButtonSet.YES_NO) !== ui.Button.YES) return;
  }
  begin_(address, me);
}

/**
 * @param {string} address
 * @param {string} me
 */
function begin_(address, me) {
  const answer = ask_(address, { kind: 'alive' });
  if (answer.is === 'failed' && (answer.why === 'stranger' || answer.why === 'unsigned'))
    return showAnswer_(answer, 'alive');
  const triggers = installTriggers_();
  if (triggers === null) return show_(say_('set-up.too-many'));
  connect_(address, me, triggers);
  buildMenu_();
  if (answer.is !== 'failed') return show_(say_('set-up.done'));
  const failed = say_(`failed.${answer.why}`, { me, audience: audience_() });
  show_(`${say_('set-up.kept')} ${failed}`);
}

function end_() {
  for (const trigger of ownTriggers_()) ScriptApp.deleteTrigger(trigger);
  disconnect_();
  buildMenu_();
  show_(say_('set-up.gone'));
}

/**
 * Installs this person's triggers anew, so that there is one of each; `null`: Google lets them have no more.
 * @returns {readonly string[] | null} their ids
 */
function installTriggers_() {
  for (const trigger of ownTriggers_()) ScriptApp.deleteTrigger(trigger);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  try {
    return [
      ScriptApp.newTrigger('rowcallEdited').forSpreadsheet(spreadsheet).onEdit().create(),
      ScriptApp.newTrigger('rowcallChanged').forSpreadsheet(spreadsheet).onChange().create(),
      ScriptApp.newTrigger('rowcallHourly').timeBased().everyHours(1).create(),
    ].map((trigger) => trigger.getUniqueId());
  } catch {
    for (const trigger of ownTriggers_()) ScriptApp.deleteTrigger(trigger);
    return null;
  }
}

/** Those of ours that this person has installed: nobody sees those of others. */
function ownTriggers_() {
  const ours = ['rowcallEdited', 'rowcallChanged', 'rowcallHourly'];
  return ScriptApp.getProjectTriggers().filter((trigger) => ours.includes(trigger.getHandlerFunction()));
}

/** @param {Connection} connection */
function connectedAs_({ address, by }) {
  return { address, by };
}
