/** @typedef {import('./services.d.ts').TriggerEvent} TriggerEvent */

/** What else than an edit may move rows and columns. Edits are told by another trigger, formats by nobody. */
const changes_ = ['INSERT_ROW', 'INSERT_COLUMN', 'REMOVE_ROW', 'REMOVE_COLUMN', 'INSERT_GRID', 'REMOVE_GRID', 'OTHER'];

/** More tabs than these are told as the whole spreadsheet. */
const mostTabs_ = 3;

/**
 * Somebody has edited cells. Runs beside the spreadsheet, so that nobody waits for it.
 * @param {import('./services.d.ts').EditEvent} event
 */
function rowcallEdited(event) {
  onTrigger_(event, (connection) => {
    const { range } = event;
    if (!range) return tell_(connection, everywhere_());
    const tab = String(range.getSheet().getSheetId());
    tell_(connection, { everywhere: false, tabs: { [tab]: [[range.getRow(), range.getLastRow()]] } });
  });
}

/**
 * Somebody has inserted, deleted, moved, sorted or renamed something; Google does not say where.
 * @param {import('./services.d.ts').ChangeEvent} event
 */
function rowcallChanged(event) {
  if (!changes_.includes(event.changeType || 'OTHER')) return;
  onTrigger_(event, (connection) => tell_(connection, everywhere_()));
}

/**
 * An hour has passed: is Rowcall still there? What could not be told meanwhile is made good by a look at everything.
 * @param {TriggerEvent} event
 */
function rowcallHourly(event) {
  onTrigger_(event, (connection) => {
    const missed = wasAbandoned_() || connection.failing !== null;
    noteCheck_(connection, ask_(connection.address, { kind: missed ? 'edit' : 'alive' }));
  });
}

/**
 * @param {Connection} connection
 * @param {Where} mine
 */
function tell_(connection, mine) {
  const where = gathered_(mine);
  if (where === null) return;
  const tabs = Object.entries(where.tabs);
  if (where.everywhere || tabs.length > mostTabs_)
    return noteAnswer_(connection, ask_(connection.address, { kind: 'edit' }));
  for (const [tab, rows] of tabs) {
    const sheetId = Number(tab);
    const answer = ask_(
      connection.address,
      rows.length === 0 ? { kind: 'edit', sheetId } : { kind: 'edit', sheetId, rows },
    );
    noteAnswer_(connection, answer);
    if (answer.is === 'failed') return;
  }
}

/**
 * Acts on a trigger of the person in whose name the spreadsheet is connected; triggers that others have left behind do
 * nothing. Never throws: Google would write a letter for every time.
 * @param {TriggerEvent | undefined} event
 * @param {(connection: Connection) => void} act
 */
function onTrigger_(event, act) {
  try {
    const connection = connection_();
    if (connection === null) return;
    const trigger = event?.triggerUid;
    if (trigger && !connection.triggers.includes(trigger)) return;
    act(connection);
  } catch (error) {
    console.warn(`Rowcall was not told: ${Object(error).name}`);
  }
}
