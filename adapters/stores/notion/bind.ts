import type { Cell, Cells, FieldKey } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import { bindColumns, headerKey } from '../../../core/columns.ts';
import type { Finding } from '../../../core/finding.ts';
import { derivedId } from '../../../core/id.ts';
import type { Table } from '../../../core/model.ts';
import type { Mark } from '../../../core/record.ts';
import type { Found } from '../../../core/store.ts';
import type { NotionPage } from '../../vendors/notion.ts';
import type { Decoded } from './decode.ts';
import { decode } from './decode.ts';
import type { PropertyType } from './encode.ts';
import { textOf } from './texts.ts';

/** The property that holds under which id of ours a page was made. */
export const keyName = '_key';

/** A property of a data source, by the id that stays when it is renamed. */
export interface Property {
  readonly id: string;
  readonly name: string;
  readonly type: PropertyType;
}

/** A data source as a table of the settings sees it. */
export interface Bound {
  readonly table: Table;
  readonly source: string;
  readonly zone: string;
  readonly at: ReadonlyMap<FieldKey, Property>;
  /** Where `_key` is kept; `null` before it was set up. */
  readonly key: Property | null;
  readonly findings: readonly Finding[];
}

interface Given {
  readonly table: Table;
  readonly source: string;
  readonly zone: string;
  /** Property ids by field, as bound before: so a renamed property stays bound. */
  readonly before: Readonly<Record<FieldKey, string>>;
}

/** Binds properties to fields: as before where they are still there, else by their names. */
export function bind({ before, ...given }: Given, properties: readonly Property[]): Bound {
  const { table } = given;
  const byId = new Map(properties.map((property) => [property.id, property]));
  const kept = new Map(
    table.fields.flatMap(({ key }) => {
      const property = byId.get(before[key] ?? '');
      return property === undefined ? [] : [[key, property] as const];
    }),
  );
  const taken = new Set(kept.values());
  const names = properties.map((property) => (taken.has(property) ? '' : property.name));
  const binding = bindColumns(table, names);
  const at = new Map(
    table.fields.flatMap(({ key }) => {
      const property = kept.get(key) ?? properties[binding.at.get(key) ?? -1];
      return property === undefined ? [] : [[key, property] as const];
    }),
  );
  return {
    ...given,
    at,
    key: properties.find(({ name, type }) => headerKey(name) === keyName && type === 'rich_text') ?? null,
    findings: binding.findings.filter(({ field }) => field === undefined || !at.has(field)),
  };
}

/** The properties that a page shows: all that its data source has. */
export function propertiesOf({ properties }: NotionPage): readonly Property[] {
  return Object.entries(properties).map(([name, { id, type }]) => ({ id, name, type }));
}

/** What a page holds in bound properties. */
export interface Held {
  readonly cells: Cells;
  readonly marks: Readonly<Record<FieldKey, Mark>>;
  /** The id of ours under which it was made, if it was. */
  readonly made: string | null;
}

export function heldIn({ table, zone, at, key }: Bound, page: NotionPage): Held {
  const byId = new Map(Object.values(page.properties).map((value) => [value.id, value]));
  const cells = dict<Cell>();
  const marks = dict<Mark>();
  for (const [field, { id }] of at) {
    const value = byId.get(id);
    const kind = table.byKey.get(field)!.type.cell;
    const { cell, mark }: Decoded = value === undefined ? { cell: null } : decode(value, { kind, zone });
    cells[field] = cell;
    if (mark !== undefined) marks[field] = mark;
  }
  const made = key === null ? undefined : byId.get(key.id);
  return { cells, marks, made: made?.type === 'rich_text' ? textOf(made.rich_text) || null : null };
}

/** A page as a record; `null` where nothing is filled: an unticked box is nothing. */
export function foundIn(bound: Bound, page: NotionPage): Found | null {
  const { cells, marks, made } = heldIn(bound, page);
  if (Object.values(cells).every((cell) => cell === null || cell === false)) return null;
  return {
    id: page.id,
    place: page.id,
    cells,
    ...(made !== null && { made }),
    ...(Object.keys(marks).length > 0 && { marks }),
  };
}

/** What bound properties of a page hold, as one short text: equal content, equal text. */
export function printOf(bound: Bound, page: NotionPage): string {
  const { cells, marks, made } = heldIn(bound, page);
  return derivedId(JSON.stringify([Object.entries(cells), Object.entries(marks), made]));
}
