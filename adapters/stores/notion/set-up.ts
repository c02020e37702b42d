import type { CellKind } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import type { ColumnHint } from '../../../core/field.ts';
import type { SetUp } from '../../../core/store.ts';
import type { Notion, NotionProperty } from '../../vendors/notion.ts';
import { keyName } from './bind.ts';
import type { Tables, Workspace } from './tables.ts';

/**
 * Adds what tables lack: the properties that are asked for, and `_key`, by which a row that Rowcall made is known again.
 * Nothing that is there is changed. Tables that are not there are left out.
 */
export async function setUpSources(
  { notion, tables: known }: Pick<Workspace, 'notion' | 'tables'>,
  tables: Tables,
  changes: readonly SetUp[],
): Promise<void> {
  for (const { table: key, columns } of changes) {
    const table = known.get(key);
    const source = (await tables.located()).byTable.get(key)?.id;
    const bound = table && source && (await boundNow(tables, table, source));
    if (!bound) continue;
    const properties = dict<NotionProperty>();
    for (const { field, header, hint } of columns)
      if (!bound.at.has(field)) properties[header] = propertyFor(table.byKey.get(field)?.type.cell ?? 'text', hint);
    if (bound.key === null) properties[keyName] = { rich_text: {} };
    if (Object.keys(properties).length > 0) await addTo(notion, bound.source, properties);
    await boundNow(tables, table, bound.source);
  }
}

/** Binds what a data source says of itself now. */
async function boundNow(tables: Tables, table: Parameters<Tables['bound']>[0], source: string) {
  const schema = await tables.schemaOf(source);
  return schema && (await tables.bound(table, source, null, Object.values(schema.properties)));
}

async function addTo(notion: Notion, source: string, properties: Record<string, NotionProperty>): Promise<void> {
  await notion.change((sdk) => sdk.dataSources.update({ data_source_id: source, properties }));
}

/** What Notion has for a column. Choices with a comma in them are text: Notion takes none. */
function propertyFor(kind: CellKind, { choices, format }: ColumnHint): NotionProperty {
  const names = choices?.every((choice) => !choice.includes(',') && choice.length <= 100) ? choices : null;
  const options = names === null ? {} : { options: names.map((name) => ({ name })) };
  switch (kind) {
    case 'number':
      return { number: { format: format === 'percent' ? 'percent' : 'number' } };
    case 'boolean':
      return { checkbox: {} };
    case 'date':
    case 'instant':
      return { date: {} };
    case 'list':
      return choices === undefined || names !== null ? { multi_select: options } : { rich_text: {} };
    case 'text':
      return names !== null ? { select: options } : { rich_text: {} };
  }
}
