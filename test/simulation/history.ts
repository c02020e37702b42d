import type { Cell, Cells, FieldKey, TableKey } from '../../core/cell.ts';
import { cellText, sameCell } from '../../core/cell.ts';
import type { Model } from '../../core/model.ts';
import { recordKey } from '../../core/record.ts';
import type { Kept } from '../../core/state.ts';
import { formOf } from './model.ts';
import type { Family, Sheet, SheetLine, Tab } from './sheet.ts';
import { freshFamily, theirs } from './sheet.ts';

/** A message as people see it. */
export interface Post {
  readonly at: number;
  readonly key: string;
  readonly what: string;
  /** The line it is about, by its title or, where it has none, by its record; `null`: nobody knows. */
  readonly family: Family | null;
}

/** What truly happened, as nobody inside can know it: who typed what, what was sent, what Rowcall knew when. */
export interface History {
  /** What Rowcall has settled last, by record key. */
  readonly shadow: Map<string, Kept>;
  readonly posts: Post[];
  /** Everything that people ever typed. */
  readonly typed: (readonly [TableKey, FieldKey, Cell])[];
  /** Which line a title was ever written in. */
  readonly titles: ReadonlyMap<string, Family>;
  /** Names that companies had, all of one company together. */
  readonly names: readonly ReadonlySet<string>[];
  idOf(tab: Tab, line: SheetLine): string | null;
  /** Whether Rowcall knows this line as it stands, under an id that no other line carries. */
  isKnown(tab: Tab, line: SheetLine): boolean;
  /** Whose message this is: of the line with that title, or else of the line under that record key. */
  familyOf(title: string, record: string): Family | null;
  /** Somebody types into one cell. */
  type(tab: Tab, line: SheetLine, field: FieldKey, cell: Cell): void;
  /** Somebody writes a new line, or copies one of a family. */
  write(tab: Tab, at: number, cells: Cells, copied?: Family): SheetLine;
  /** Somebody takes a line away. */
  remove(tab: Tab, line: SheetLine): void;
  /** Somebody did something to the id of a line. */
  tamper(tab: Tab, line: SheetLine): void;
  /** Somebody mixed what stands beside the ids of a whole tab; with rows that Rowcall does not know nobody can undo that. */
  mix(tab: Tab): void;
  /** Rowcall wrote what a person had asked it to write. */
  asked(tab: Tab, line: SheetLine, field: FieldKey, cell: Cell): void;
  /** The same, over a stage that somebody had typed unseen: that stage is still theirs, but what was asked for happened too. */
  wentOver(line: SheetLine, stage: Cell): void;
  /** Everything about a line that is over. */
  bury(line: SheetLine): void;
  /** From here on nobody is owed a message of what happened so far. */
  disown(): void;
}

const kinds: Readonly<Record<string, string>> = { Won: 'won', Talk: 'remind' };

export function openHistory(
  model: Model,
  sheet: Sheet,
  ownIds: boolean,
  /** Whether Rowcall may do all that rules want, and could for a while. */
  isLive: () => boolean,
  typed: (tab: Tab, line: SheetLine, field: FieldKey, previous: Cell, cell: Cell) => void,
): History {
  const shadow = new Map<string, Kept>();
  const titles = new Map<string, Family>();
  const names: Set<string>[] = [];
  const everTyped: (readonly [TableKey, FieldKey, Cell])[] = [];

  const idOf = (tab: Tab, line: SheetLine): string | null => {
    if (!ownIds) return line.rec;
    const cell = sheet.cell(tab, line, '_id');
    return cell === null || cell === '' ? null : cellText(cell);
  };
  const keptOf = (tab: Tab, line: SheetLine): Kept | null => {
    const id = idOf(tab, line);
    return id === null ? null : (shadow.get(recordKey(tab.table.key, id)) ?? null);
  };
  const isKnown = (tab: Tab, line: SheetLine): boolean => {
    const kept = keptOf(tab, line);
    if (kept === null || kept.gone) return false;
    if (tab.lines.some((other) => other !== line && idOf(tab, other) === kept.id)) return false;
    return theirs(tab.table).every((field) => sameCell(sheet.cell(tab, line, field), kept.seen[field] ?? null));
  };

  /** A row without an id is known by what it holds: half of it typed anew is another one. */
  function bare(tab: Tab, line: SheetLine, field: FieldKey): void {
    const { who } = line;
    if (!ownIds || idOf(tab, line) !== null) {
      who.bare.clear();
      return;
    }
    who.bare.add(field);
    const filled = theirs(tab.table).filter((one) => sheet.cell(tab, line, one) !== null).length;
    if (who.bare.size * 2 >= filled) who.family.excuses.add('changed while it had no id');
  }

  /** Somebody does something to a line while Rowcall may not know any more which one it is. */
  function touch(tab: Tab, line: SheetLine): void {
    if (!line.who.tampered) return;
    if (isKnown(tab, line)) line.who.tampered = false;
    // Where ids were left behind in a sort, a change of one row leaves the others in doubt as well.
    else for (const { who } of tab.lines) if (who.tampered) who.family.excuses.add('changed while its id was in doubt');
  }

  function name(tab: Tab, line: SheetLine, field: FieldKey, cell: Cell): void {
    if (field !== tab.table.label) return;
    const text = cellText(cell);
    titles.set(text, line.who.family);
    if (tab.table.key !== 'companies') return;
    const old = cellText(sheet.cell(tab, line, field));
    const known = names.find((set) => set.has(old) || set.has(text));
    if (known === undefined) names.push(new Set([text]));
    else known.add(text);
  }

  function comes(line: SheetLine, stage: Cell, isOwed: boolean): void {
    const { family } = line.who;
    const kind = kinds[cellText(stage)];
    for (const other of Object.values(kinds)) if (other !== kind) family.owed.get(other)?.delete(line.who);
    if (kind === undefined) return;
    family.allowed.set(kind, (family.allowed.get(kind) ?? 0) + 1);
    if (!isOwed || !isLive()) return;
    if (!family.owed.has(kind)) family.owed.set(kind, new Set());
    family.owed.get(kind)!.add(line.who);
  }

  const isBegun = (table: TableKey) => [...shadow.values()].some((kept) => kept.table === table);

  return {
    shadow,
    posts: [],
    typed: everTyped,
    titles,
    names,
    idOf,
    isKnown,
    familyOf(title, record) {
      const line = sheet.lines().find(([tab, one]) => recordKey(tab.table.key, idOf(tab, one) ?? '') === record);
      return titles.get(title) ?? line?.[1].who.family ?? null;
    },
    type(tab, line, field, cell) {
      touch(tab, line);
      const previous = sheet.cell(tab, line, field);
      bare(tab, line, field);
      everTyped.push([tab.table.key, field, cell]);
      name(tab, line, field, cell);
      line.cells[sheet.at(tab, field)] = cell;
      sheet.version++;
      typed(tab, line, field, previous, cell);
      const { owner } = tab.table.byKey.get(field)!;
      if (owner === 'rowcall') return;
      line.who.typed.set(field, cell);
      if (field !== 'stage' || sameCell(previous, cell)) return;
      const kept = keptOf(tab, line);
      const isKnownOther =
        kept !== null && !kept.gone && kept.accepted['stage'] !== formOf(model, 'deals', 'stage', cell);
      comes(line, cell, isKnownOther && !line.who.tampered);
    },
    write(tab, at, cells, copied) {
      const line = sheet.fresh(tab.table.key, cells, false, copied ?? freshFamily());
      const own = new Map<FieldKey, Cell>();
      for (const field of theirs(tab.table)) if ((cells[field] ?? null) !== null) own.set(field, cells[field]!);
      line.who.typed.clear();
      for (const [field, cell] of own) {
        line.who.typed.set(field, cell);
        everTyped.push([tab.table.key, field, cell]);
      }
      name(tab, line, tab.table.label, cells[tab.table.label] ?? null);
      tab.lines.splice(at, 0, line);
      sheet.version++;
      comes(line, cells['stage'] ?? null, copied === undefined && isBegun(tab.table.key));
      for (const [field, cell] of own) typed(tab, line, field, null, cell);
      return line;
    },
    remove(tab, line) {
      touch(tab, line);
      tab.lines.splice(tab.lines.indexOf(line), 1);
      sheet.version++;
      this.bury(line);
    },
    tamper(tab, line) {
      const isFresh = idOf(tab, line) === null && !line.who.tampered;
      touch(tab, line);
      sheet.version++;
      if (isFresh || !ownIds) return;
      if (!isKnown(tab, line)) line.who.family.excuses.add('its id was lost while it was changed');
      line.who.tampered = true;
    },
    mix(tab) {
      const isClean = tab.lines.every((line) => isKnown(tab, line));
      for (const line of tab.lines) {
        this.tamper(tab, line);
        if (!isClean) line.who.family.excuses.add('sorted without its id among rows that were not known');
      }
    },
    asked(tab, line, field, cell) {
      line.who.typed.set(field, cell);
      name(tab, line, field, cell);
      if (field === 'stage') comes(line, cell, false);
    },
    wentOver(line, stage) {
      comes(line, stage, false);
    },
    disown() {
      for (const { who } of sheet.lines().map(([, line]) => line)) who.family.owed.clear();
    },
    bury(line) {
      line.who.alive = false;
      for (const owed of line.who.family.owed.values()) owed.delete(line.who);
    },
  };
}
