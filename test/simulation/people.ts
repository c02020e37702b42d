import type { Cell, Cells, FieldKey } from '../../core/cell.ts';
import { cellText, dict } from '../../core/cell.ts';
import type { Place } from '../../core/record.ts';
import type { Request } from '../../core/rule.ts';
import type { Hint } from '../../core/store.ts';
import type { Chance } from './chance.ts';
import type { History } from './history.ts';
import type { Sheet, SheetLine, Tab } from './sheet.ts';
import { theirs } from './sheet.ts';

/** The people at one spreadsheet, and how word of what they do gets out. */
export interface Office {
  readonly sheet: Sheet;
  readonly history: History;
  /** Whether rows have a place, and an id in a column of their own that people can damage. */
  readonly hasRows: boolean;
  /** The edit that Ctrl+Z would take back. */
  last: { readonly line: SheetLine; readonly tab: Tab; readonly field: FieldKey; readonly old: Cell } | null;
  hint(hint: Hint): void;
  request(request: Request): void;
  later(milliseconds: number, act: () => void): void;
}

interface Turn extends Office {
  readonly chance: Chance;
  /** A number that no other action has; the next one each time. */
  tick(): number;
}

type Act = (turn: Turn) => string | null;

const stages = ['New', 'Talk', 'Won', 'Lost'] as const;

/** A phone that nobody else has, in one of the ways in which people write phones. */
export function phoneOf(tick: number, way: number): Cell {
  const end = String(1_000_000 + tick * 7).padStart(7, '0');
  const [a, b, c] = [end.slice(0, 3), end.slice(3, 5), end.slice(5)];
  return [`067${end}`, `067-${a}-${b}-${c}`, `+380 67 ${a} ${b}${c}`, Number(`67${end}`)][way]!;
}

function anyLine(turn: Turn, table: string): readonly [Tab, SheetLine] | null {
  const tab = turn.sheet.tabs.get(table)!;
  return tab.lines.length === 0 ? null : [tab, turn.chance.pick(tab.lines)];
}

function tell(turn: Turn, tab: Tab, lines: readonly SheetLine[]): void {
  const { chance, history } = turn;
  const table = tab.table.key;
  const style = chance.next();
  const ids = lines.flatMap((line) => history.idOf(tab, line) ?? []);
  if (style < 0.3) turn.hint({ table });
  else if (turn.hasRows && style < 0.7)
    turn.hint({ table, places: lines.map((line): Place => tab.lines.indexOf(line) + 2) });
  else turn.hint(ids.length === lines.length ? { table, ids } : { table });
}

function edit(turn: Turn, table: string, field: FieldKey, cell: Cell): string | null {
  const found = anyLine(turn, table);
  if (found === null) return null;
  const [tab, line] = found;
  if (turn.sheet.at(tab, field) < 0) return null;
  turn.last = { tab, line, field, old: turn.sheet.cell(tab, line, field) };
  turn.history.type(tab, line, field, cell);
  tell(turn, tab, [line]);
  return `types ${cellText(cell) || 'nothing'} into ${field} of ${line.who.name}`;
}

function anyCompany(turn: Turn): Cell {
  const found = turn.chance.hits(0.15) ? null : anyLine(turn, 'companies');
  return found === null ? `Nobody ${turn.tick()}` : turn.sheet.cell(found[0], found[1], 'name');
}

function dealOf(turn: Turn): Cells {
  const cells = dict<Cell>();
  cells['title'] = `Deal ${turn.tick()}`;
  if (turn.chance.hits(0.6)) cells['phone'] = phoneOf(turn.tick(), turn.chance.below(3));
  if (turn.chance.hits(0.5)) cells['stage'] = turn.chance.pick(stages);
  if (turn.chance.hits(0.4)) cells['company'] = anyCompany(turn);
  return cells;
}

function sorted(tab: Tab, lines: readonly SheetLine[], at: number, down: boolean): SheetLine[] {
  const text = (line: SheetLine) => cellText(line.cells[at] ?? null);
  const sign = down ? -1 : 1;
  return [...lines].sort(
    (a, b) =>
      sign * (text(a) < text(b) ? -1 : Number(text(a) > text(b))) || tab.lines.indexOf(a) - tab.lines.indexOf(b),
  );
}

const acts: readonly (readonly [weight: number, act: Act, needsRows?: boolean])[] = [
  [10, (turn) => edit(turn, 'deals', 'title', `Deal ${turn.tick()}`)],
  [20, (turn) => edit(turn, 'deals', 'phone', phoneOf(turn.tick(), turn.chance.hits(0.08) ? 3 : turn.chance.below(3)))],
  [20, (turn) => edit(turn, 'deals', 'stage', turn.chance.pick(stages))],
  [2, (turn) => edit(turn, 'deals', turn.chance.pick(['phone', 'stage', 'company']), null)],
  [6, (turn) => edit(turn, 'deals', 'company', anyCompany(turn))],
  [4, (turn) => edit(turn, 'deals', turn.chance.pick(['check', 'rank']), `mine ${turn.tick()}`)],
  [5, (turn) => edit(turn, 'companies', 'name', `Acme ${turn.tick()}`)],
  [2, (turn) => edit(turn, 'tasks', 'done', `yes ${turn.tick()}`)],
  [10, insertDeal],
  [2, insertCompany],
  [5, (turn) => remove(turn, turn.chance.hits(0.7) ? 'deals' : turn.chance.pick(['companies', 'tasks']))],
  [6, pasteColumn],
  [5, copyRow],
  [4, takeBack],
  [8, sortAll, true],
  [2, sortPart, true],
  [2, clearId, true],
  [2, pasteOver, true],
  [2, renameHeader, true],
  [1, renameTab, true],
  [2, moveColumn, true],
  [5, press],
];

/** One thing that somebody does, whatever it is; says what it was. Its draws are its own, so that leaving another out changes nothing in it. */
export function act(office: Office, chance: Chance, index: number): string | null {
  let ticks = 1000 + index * 10;
  const turn: Turn = Object.assign(Object.create(office), { chance, tick: () => ticks++ });
  const possible = acts.filter(([, , needsRows]) => office.hasRows || !needsRows);
  turn.last = office.last;
  const said = drawn(possible, chance)(turn);
  office.last = turn.last;
  return said;
}

function drawn(possible: typeof acts, chance: Chance): Act {
  let left = chance.next() * possible.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, one] of possible) {
    left -= weight;
    if (left < 0) return one;
  }
  return possible[0]![1];
}

function insertDeal(turn: Turn): string {
  const tab = turn.sheet.tabs.get('deals')!;
  const line = turn.history.write(tab, turn.chance.below(tab.lines.length + 1), dealOf(turn));
  tell(turn, tab, [line]);
  return `inserts ${line.who.name}: ${JSON.stringify(Object.fromEntries(line.who.typed))}`;
}

function insertCompany(turn: Turn): string {
  const tab = turn.sheet.tabs.get('companies')!;
  const line = turn.history.write(tab, tab.lines.length, { name: `Acme ${turn.tick()}` });
  tell(turn, tab, [line]);
  return `inserts ${line.who.name}`;
}

function remove(turn: Turn, table: string): string | null {
  const found = anyLine(turn, table);
  if (found === null) return null;
  turn.history.remove(...found);
  turn.hint({ table });
  return `deletes ${found[1].who.name}`;
}

function pasteColumn(turn: Turn): string | null {
  const found = anyLine(turn, 'deals');
  if (found === null) return null;
  const [tab, first] = found;
  const from = tab.lines.indexOf(first);
  const lines = tab.lines.slice(from, from + 3);
  for (const line of lines) turn.history.type(tab, line, 'phone', phoneOf(turn.tick(), turn.chance.below(3)));
  tell(turn, tab, lines);
  return `pastes phones into ${lines.map(({ who }) => who.name).join(', ')}`;
}

/** A line copied whole, with its hidden id where there is one. */
function copyRow(turn: Turn): string | null {
  const found = anyLine(turn, 'deals');
  if (found === null) return null;
  const [tab, line] = found;
  turn.history.tamper(tab, line);
  const cells = Object.fromEntries(theirs(tab.table).map((field) => [field, turn.sheet.cell(tab, line, field)]));
  const copy = turn.history.write(tab, turn.chance.below(tab.lines.length + 1), cells, line.who.family);
  copy.cells.splice(0, copy.cells.length, ...line.cells);
  copy.who.tampered = line.who.tampered;
  tell(turn, tab, [copy]);
  return `copies ${line.who.name} as ${copy.who.name}`;
}

function takeBack(turn: Turn): string | null {
  const { last } = turn;
  turn.last = null;
  if (last === null || !last.line.who.alive || !last.tab.lines.includes(last.line)) return null;
  if (turn.sheet.at(last.tab, last.field) < 0) return null;
  turn.history.type(last.tab, last.line, last.field, last.old);
  tell(turn, last.tab, [last.line]);
  return `takes back ${last.field} of ${last.line.who.name}: ${cellText(last.old)}`;
}

function sortAll(turn: Turn): string {
  const tab = turn.sheet.tabs.get('deals')!;
  const field = turn.chance.pick(['title', 'phone', 'stage']);
  tab.lines.splice(0, tab.lines.length, ...sorted(tab, tab.lines, turn.sheet.at(tab, field), turn.chance.hits(0.5)));
  turn.sheet.version++;
  if (turn.chance.hits(0.5)) turn.hint({ table: 'deals' });
  return `sorts deals by ${field}`;
}

/** Only people's columns are sorted: ids and Rowcall's columns stay where they are. */
function sortPart(turn: Turn): string {
  const tab = turn.sheet.tabs.get('deals')!;
  const field = turn.chance.pick(['title', 'phone', 'stage']);
  const order = sorted(tab, tab.lines, turn.sheet.at(tab, field), turn.chance.hits(0.5));
  turn.history.mix(tab);
  const foreign = tab.columns.flatMap((column, at) => (column === null ? [at] : []));
  const columns = [...theirs(tab.table).map((key) => turn.sheet.at(tab, key)), ...foreign];
  const contents = order.map((line) => ({ who: line.who, cells: columns.map((at) => line.cells[at] ?? null) }));
  tab.lines.forEach((line, i) => {
    const content = contents[i]!;
    line.who = content.who;
    columns.forEach((at, k) => {
      line.cells[at] = content.cells[k]!;
    });
  });
  turn.last = null;
  turn.hint({ table: 'deals' });
  return `sorts people's columns of deals by ${field}, ids stay behind`;
}

function clearId(turn: Turn): string | null {
  const found = anyLine(turn, 'deals');
  if (found === null) return null;
  const [tab, line] = found;
  if (turn.sheet.at(tab, '_id') < 0) return null;
  turn.history.tamper(tab, line);
  line.cells[turn.sheet.at(tab, '_id')] = null;
  turn.hint({ table: 'deals' });
  return `clears the id of ${line.who.name}`;
}

/** Rows copied over other rows, ids and all: what stood there is gone. */
function pasteOver(turn: Turn): string | null {
  const tab = turn.sheet.tabs.get('deals')!;
  const { chance, history, sheet } = turn;
  if (tab.lines.length < 2) return null;
  const from = chance.below(tab.lines.length);
  const to = chance.below(tab.lines.length);
  if (from === to) return null;
  const source = tab.lines[from]!;
  const target = tab.lines[to]!;
  const said = `pastes ${source.who.name} over ${target.who.name}`;
  history.tamper(tab, source);
  history.tamper(tab, target);
  history.remove(tab, target);
  const cells = Object.fromEntries(theirs(tab.table).map((field) => [field, sheet.cell(tab, source, field)]));
  const line = history.write(tab, to, cells, source.who.family);
  line.cells.splice(0, line.cells.length, ...source.cells);
  line.who.tampered = source.who.tampered;
  tell(turn, tab, [line]);
  return `${said}: now ${line.who.name}`;
}

function renameHeader(turn: Turn): string | null {
  const tab = turn.sheet.tabs.get('deals')!;
  const field = turn.chance.pick(['title', 'phone', 'company', 'check']);
  const name = `Other ${turn.tick()}`;
  const old = tab.table.byKey.get(field)!.label;
  if (tab.headers[turn.sheet.at(tab, field)] !== old) return null;
  tab.headers[turn.sheet.at(tab, field)] = name;
  turn.sheet.version++;
  turn.hint({ table: 'deals' });
  turn.later(turn.chance.between(2000, 15_000), () => {
    tab.headers[turn.sheet.at(tab, field)] = old;
    turn.sheet.version++;
    turn.hint({ table: 'deals' });
  });
  return `renames the header of ${field} for a while`;
}

function renameTab(turn: Turn): string | null {
  const tab = turn.sheet.tabs.get(turn.chance.pick(['deals', 'companies']))!;
  if (tab.title !== tab.table.title) return null;
  tab.title = `Other ${turn.tick()}`;
  turn.sheet.version++;
  turn.later(turn.chance.between(2000, 15_000), () => {
    tab.title = tab.table.title;
    turn.sheet.version++;
    turn.hint({ table: tab.table.key });
  });
  return `renames the tab of ${tab.table.key} for a while`;
}

function moveColumn(turn: Turn): string {
  const tab = turn.sheet.tabs.get('deals')!;
  const from = turn.chance.below(tab.headers.length);
  const to = turn.chance.below(tab.headers.length);
  const move = (list: unknown[]) => list.splice(to, 0, ...list.splice(from, 1));
  move(tab.headers);
  move(tab.columns);
  for (const line of tab.lines) {
    move(line.cells);
    move(line.marks);
  }
  turn.sheet.version++;
  if (turn.chance.hits(0.5)) turn.hint({ table: 'deals' });
  return `moves the column ${tab.headers[to]}`;
}

/** A button beside the spreadsheet: what it asks goes through Rowcall. */
function press(turn: Turn): string | null {
  const found = anyLine(turn, 'deals');
  const id = found === null ? null : turn.history.idOf(...found);
  if (found === null || id === null) return null;
  const tick = turn.tick();
  const set: Record<FieldKey, Cell> = turn.chance.hits(0.5)
    ? { phone: phoneOf(tick, turn.chance.below(3)) }
    : { stage: turn.chance.pick(stages) };
  const key = `press ${tick}`;
  const actor = { is: 'person', id: 'anna', proof: 'token' } as const;
  turn.request({ key, cause: key, actor, edits: [{ table: 'deals', id, set }], creates: [] });
  return `asks for ${JSON.stringify(set)} in ${found[1].who.name}`;
}
