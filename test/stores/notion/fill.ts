import { encode } from '../../../adapters/stores/notion/encode.ts';
import { type Cell, type CellKind, dict, type TableKey } from '../../../core/cell.ts';
import { headerKey, idHeader } from '../../../core/columns.ts';
import type { Table } from '../../../core/model.ts';
import type { Tab } from '../../contracts/store-fixture.ts';
import type { NotionEmulator } from '../../emulators/notion/notion.ts';
import type { GivenProperty } from '../../emulators/notion/person.ts';
import type { PropertyType } from '../../emulators/notion/world.ts';

/** The id of Notion's that stands for the short one of a test. */
export function pageIdOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').padEnd(20, '0').slice(0, 20);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18).padEnd(12, '0')}`;
}

const typeOf: Readonly<Record<CellKind, PropertyType>> = {
  text: 'rich_text',
  number: 'number',
  boolean: 'checkbox',
  date: 'date',
  instant: 'date',
  list: 'multi_select',
};

/** What a column of a tab is in Notion: what the tab says it holds, else what the settings say. */
export function propertiesOf(
  { headers, kinds, computed = [] }: Tab,
  tables: ReadonlyMap<TableKey, Table>,
): GivenProperty[] {
  const fields = [...tables.values()].flatMap(({ fields }) => fields);
  const kindAt = (at: number): CellKind => {
    const field = fields.find(({ headers: names }) =>
      names.some((name) => headerKey(name) === headerKey(headers[at]!)),
    );
    return kinds?.[at] ?? (kinds === undefined ? field?.type.cell : undefined) ?? 'text';
  };
  const kept = headers.flatMap((name, at) => (name === idHeader ? [] : [{ name, at }]));
  const title = kept.find(({ at }) => kindAt(at) === 'text' && !computed.includes(at));
  const properties = kept.map(({ name, at }): GivenProperty => {
    if (at === title?.at) return { name, type: 'title' };
    return { name, type: computed.includes(at) ? 'formula' : typeOf[kindAt(at)] };
  });
  const untitled: GivenProperty[] = title === undefined ? [{ name: 'Untitled', type: 'title' }] : [];
  const key: GivenProperty[] = headers.includes(idHeader) ? [{ name: '_key', type: 'rich_text' }] : [];
  return [...properties, ...untitled, ...key];
}

/** Only what a tab itself may hold is put there. */
function kindOf(cell: Cell, type: PropertyType): CellKind {
  if (type === 'multi_select') return 'list';
  return typeof cell === 'number' ? 'number' : typeof cell === 'boolean' ? 'boolean' : 'text';
}

/** What a row of a tab holds, as it is sent to Notion: by property, without its type. */
export function valuesOf(
  { headers }: Tab,
  row: readonly Cell[],
  properties: readonly GivenProperty[],
): Record<string, unknown> {
  const values = dict<unknown>();
  headers.forEach((name, at) => {
    const property = properties.find((one) => one.name === name);
    const cell = row[at] ?? null;
    if (name === idHeader || property === undefined || cell === null || property.type === 'formula') return;
    const nobody = { user: () => null, page: () => null };
    values[name] = Object.values(encode(property.type, cell, kindOf(cell, property.type), nobody) ?? {})[0];
  });
  return values;
}

/** Makes a table out of a tab of the contract: what stands below `_id` becomes the ids of the pages. */
export function fillTable({ person }: NotionEmulator, tab: Tab, tables: ReadonlyMap<TableKey, Table>): void {
  const properties = propertiesOf(tab, tables);
  person.makeTable({ title: tab.title, properties });
  const idAt = tab.headers.indexOf(idHeader);
  for (const [number, row] of tab.rows.entries()) {
    const id = row[idAt] ?? `${number} ${tab.title}`;
    const cells = valuesOf(tab, row, properties);
    const formulas = tab.headers.flatMap((name, at): [string, Cell][] => {
      const cell = row[at] ?? null;
      const isFormula = properties.find((one) => one.name === name)?.type === 'formula';
      return isFormula && cell !== null ? [[name, cell]] : [];
    });
    const page = person.add(tab.title, cells, pageIdOf(String(id)));
    for (const [name, cell] of formulas) person.put(tab.title, page, name, { type: 'number', number: cell });
  }
}
