import type { Cell, CellKind } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Columns, FoundColumn, FoundTable } from '../../../core/store.ts';
import type { Notion, NotionPage, NotionSource } from '../../vendors/notion.ts';
import { type Bound, keyName, propertiesOf } from './bind.ts';
import { decode } from './decode.ts';
import { isComputed, type PropertyType } from './encode.ts';
import { onePage } from './pages.ts';
import type { FoundSource } from './sources.ts';
import type { Tables, Workspace } from './tables.ts';

/** Rows that are looked at for samples; the counting stops there too. */
const mostRows = 1000;

/** Tables and columns as people see them, with the first filled cells of each column. */
export async function describeSources(
  { notion, tables: known, zone }: Workspace,
  tables: Tables,
  sample: number,
): Promise<Columns> {
  const { all, byTable } = await tables.located(true);
  const owners = new Map([...byTable].map(([key, { id }]) => [id, known.get(key) ?? null]));
  const found: FoundTable[] = [];
  const findings: Finding[] = [];
  for (const source of all) {
    const schema = await tables.schemaOf(source.id);
    if (schema === null) continue;
    const table = owners.get(source.id) ?? null;
    const bound = table && (await tables.bound(table, source.id, null, Object.values(schema.properties)));
    found.push(await describeSource(notion, source, schema, { bound, sample, zone }));
    findings.push(...(bound?.findings ?? []));
  }
  for (const [key, { title }] of known)
    if (!byTable.has(key))
      findings.push({ code: 'table.missing', severity: 'error', table: key, record: '', args: { title } });
  return { tables: found, findings };
}

interface Look {
  readonly bound: Bound | null;
  readonly sample: number;
  readonly zone: string;
}

async function describeSource(
  notion: Notion,
  { id, title }: FoundSource,
  { properties }: NotionSource,
  { bound, sample, zone }: Look,
): Promise<FoundTable> {
  const pages = await firstPages(notion, id, sample);
  const fields = new Map([...(bound?.at ?? [])].map(([field, property]) => [property.id, field]));
  const columns = Object.entries(properties).map(([header, property]): FoundColumn => {
    const kind = kindOf(property.type);
    const choices = optionsOf(property);
    return {
      header: header.trim(),
      place: property.id,
      field: fields.get(property.id) ?? null,
      hidden: header === keyName,
      sample: samplesOf(pages, property.id, kind ?? 'text', zone).slice(0, sample),
      computed: isComputed(property.type),
      ...(choices !== null && { choices }),
      ...(kind !== null && { kind }),
    };
  });
  return {
    title: title.trim(),
    table: bound?.table.key ?? null,
    header: null,
    rows: pages.length,
    columns,
    ...(bound?.key === null && { unready: true }),
  };
}

async function firstPages(notion: Notion, source: string, sample: number): Promise<readonly NotionPage[]> {
  const pages: NotionPage[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { pages: some, next } = await onePage(notion, source, { cursor, size: 100 });
    pages.push(...some);
    if (next === null || sample === 0 || pages.length >= mostRows) return pages;
    cursor = next;
  }
}

function samplesOf(pages: readonly NotionPage[], id: string, kind: CellKind, zone: string): readonly Cell[] {
  return pages.flatMap((page) => {
    const property = propertiesOf(page).find((one) => one.id === id);
    const value = property && page.properties[property.name];
    const cell = value === undefined ? null : decode(value, { kind, zone }).cell;
    return cell === null ? [] : [cell];
  });
}

function optionsOf(property: NotionSource['properties'][string]): readonly string[] | null {
  switch (property.type) {
    case 'select':
      return property.select.options.map(({ name }) => name);
    case 'multi_select':
      return property.multi_select.options.map(({ name }) => name);
    case 'status':
      return property.status.options.map(({ name }) => name);
    default:
      return null;
  }
}

/** What a property always holds; `null` where that is not known. */
function kindOf(type: PropertyType): CellKind | null {
  switch (type) {
    case 'number':
      return 'number';
    case 'checkbox':
      return 'boolean';
    case 'created_time':
    case 'last_edited_time':
      return 'instant';
    case 'multi_select':
      return 'list';
    case 'title':
    case 'rich_text':
    case 'select':
    case 'status':
    case 'url':
    case 'email':
    case 'phone_number':
      return 'text';
    default:
      return null;
  }
}
