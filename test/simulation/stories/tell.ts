import type { Cell, Cells, FieldKey } from '../../../core/cell.ts';
import type { Hint } from '../../../core/store.ts';
import type { Checked } from '../check.ts';
import { check } from '../check.ts';
import type { Office } from '../people.ts';
import { profiles } from '../profiles.ts';
import type { End, Script, StoreName } from '../run.ts';
import { run } from '../run.ts';
import { databases } from '../seeds.ts';
import type { SheetLine, Tab } from '../sheet.ts';
import { theirs } from '../sheet.ts';

/** A story and what came of it. */
export interface Told {
  readonly end: End;
  readonly checked: Checked;
}

const nothingWrong = {
  crash: 0,
  state: 0,
  dropped: 0,
  lost: 0,
  late: 0,
  busy: 0,
  broken: 0,
  hintLost: 0,
  hintTwice: 0,
  letting: 0,
};

/** Runs a story in which only that goes wrong which it names, and looks at what it left behind. */
export async function tell(store: StoreName, script: Partial<Script>): Promise<Told> {
  const shared = databases();
  const profile = { ...profiles.hostile, ...nothingWrong, acts: 0, horizon: 70_000 };
  const whole = { deals: [], people: [], faults: {}, ...script };
  const end = await run({ seed: 1, store, profile, script: whole }, await shared.take(), true);
  const checked = await check(end);
  await shared.close();
  return { end, checked };
}

/** A line of deals by its title, with its tab. */
function deal({ sheet }: Pick<Office, 'sheet'>, title: string): readonly [Tab, SheetLine] {
  const tab = sheet.tabs.get('deals')!;
  const line = tab.lines.find((one) => sheet.cell(tab, one, 'title') === title);
  if (line === undefined) throw new Error(`There is no ${title}`);
  return [tab, line];
}

/** Somebody types into a deal, and word of it gets out. */
export function types(title: string, field: FieldKey, cell: Cell): (office: Office) => void {
  return (office) => {
    const [tab, line] = deal(office, title);
    office.history.type(tab, line, field, cell);
    office.hint({ table: 'deals' });
  };
}

/** Somebody writes a deal below the last. */
export function writes(cells: Cells): (office: Office) => void {
  return (office) => {
    const tab = office.sheet.tabs.get('deals')!;
    office.history.write(tab, tab.lines.length, cells);
    office.hint({ table: 'deals' });
  };
}

/** Somebody deletes a deal. */
export function deletes(title: string): (office: Office) => void {
  return (office) => {
    office.history.remove(...deal(office, title));
    office.hint({ table: 'deals' });
  };
}

/** Somebody turns the order of people's columns round; ids and Rowcall's columns stay where they are. */
export function sortsTheirs(office: Office, heard: Hint = { table: 'deals' }): void {
  const tab = office.sheet.tabs.get('deals')!;
  const columns = theirs(tab.table).map((field) => office.sheet.at(tab, field));
  office.history.mix(tab);
  const contents = tab.lines
    .map(({ who, cells }) => ({ who, cells: columns.map((at) => cells[at] ?? null) }))
    .reverse();
  for (const [i, line] of tab.lines.entries()) {
    line.who = contents[i]!.who;
    for (const [k, at] of columns.entries()) line.cells[at] = contents[i]!.cells[k]!;
  }
  office.hint(heard);
}

/** Somebody presses a button beside a deal that asks for this. */
export function asks(title: string, set: Cells): (office: Office) => void {
  return (office) => {
    const id = office.history.idOf(...deal(office, title))!;
    const actor = { is: 'person', id: 'anna', proof: 'token' } as const;
    const key = `asks ${title}`;
    office.request({ key, cause: key, actor, edits: [{ table: 'deals', id, set }], creates: [] });
  };
}

/** Somebody copies a deal whole, with its hidden id where there is one, and puts the copy on top; word of it may get lost. */
export function copies(
  title: string,
  heard: 'heard' | 'heard by its id' | 'unheard' = 'heard',
): (office: Office) => void {
  return (office) => {
    const [tab, line] = deal(office, title);
    office.history.tamper(tab, line);
    const cells = Object.fromEntries(theirs(tab.table).map((field) => [field, office.sheet.cell(tab, line, field)]));
    const copy = office.history.write(tab, 0, cells, line.who.family);
    copy.cells.splice(0, copy.cells.length, ...line.cells);
    if (heard !== 'unheard') office.hint({ table: 'deals', ...(heard !== 'heard' && { ids: [copy.rec] }) });
  };
}

/** Somebody clears the id of a deal, and word comes of the place of its row only. */
export function clearsId(title: string): (office: Office) => void {
  return (office) => {
    const [tab, line] = deal(office, title);
    office.history.tamper(tab, line);
    line.cells[office.sheet.at(tab, '_id')] = null;
    office.hint({ table: 'deals', places: [tab.lines.indexOf(line) + 2] });
  };
}

/** Somebody writes another header over a column of deals. */
export function rename(field: FieldKey, header: string): (office: Office) => void {
  return (office) => {
    const tab = office.sheet.tabs.get('deals')!;
    tab.headers[office.sheet.at(tab, field)] = header;
    office.sheet.version++;
    office.hint({ table: 'deals' });
  };
}

/** Somebody gives the tab of deals another name. */
export function retitle(title: string): (office: Office) => void {
  return ({ sheet }) => {
    sheet.tabs.get('deals')!.title = title;
    sheet.version++;
  };
}
