import type { Cell, CellKind } from '../../../core/cell.ts';
import { bindColumns } from '../../../core/columns.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Table } from '../../../core/model.ts';
import type { FoundColumn, FoundTable } from '../../../core/store.ts';
import { columnName } from './area.ts';
import type { Kind } from './codec.ts';
import { findHeader, type Header, isForeign, knownHeaders } from './header.ts';
import { boundFields } from './records.ts';
import { rowJudge } from './rows.ts';
import type { Tab } from './tab.ts';

/** What was seen of one column. */
interface Seen {
  readonly sample: Cell[];
  readonly kinds: Set<Kind>;
  computed: number;
  filled: boolean;
}

export interface Described {
  readonly table: FoundTable;
  readonly findings: readonly Finding[];
}

/**
 * Describes one tab: its header, how many records it has, and of each column what stands above it, the first filled
 * cells below it and the choices a drop-down allows. `table` is the table that the settings bind to it, if any; `bind`
 * finds its columns, by their headers if not said.
 */
export async function describeTab(
  tab: Tab,
  table: Table | null,
  sample: number,
  bind: typeof bindColumns = bindColumns,
): Promise<Described> {
  const header = findHeader(tab, table && knownHeaders(table));
  const binding = table && bind(table, header?.headers ?? []);
  if (!header) return { table: emptyTab(tab, table), findings: binding?.findings ?? [] };
  const fields = new Map<number, string>();
  if (table && binding)
    for (const field of boundFields(table, binding)) fields.set(binding.at.get(field.key)! + 1, field.key);

  const { seen, rows } = seeColumns(tab, header, table ? [...fields.keys()] : headed(header), sample);
  const findings = [...(binding?.findings ?? [])];
  const columns: FoundColumn[] = [];
  for (const column of [...seen.keys()].sort((a, b) => a - b)) {
    const above = header.headers[column - 1] ?? '';
    const { filled, ...shown } = seen.get(column)!;
    if (above === '' && !filled) continue;
    const choices = await tab.choices(column);
    const kind = tab.typed ? kindOf(shown.kinds) : null;
    columns.push({
      header: above,
      place: columnName(column),
      field: fields.get(column) ?? null,
      hidden: tab.isHidden(column),
      sample: shown.sample,
      computed: shown.computed > 0 && shown.computed * 2 >= shown.sample.length,
      ...(choices && { choices }),
      ...(kind && { kind }),
    });
    if (above === '' && table) findings.push(blankHeader(table, columnName(column)));
  }
  if (table) findings.push(...mergedDown(tab, table, header, fields));
  return { table: { title: tab.title, table: table?.key ?? null, header: header.row, rows, columns }, findings };
}

const emptyTab = (tab: Tab, table: Table | null): FoundTable => ({
  title: tab.title,
  table: table?.key ?? null,
  header: null,
  rows: 0,
  columns: [],
});

const blankHeader = (table: Table, place: string): Finding => ({
  code: 'column.blank',
  severity: 'note',
  table: table.key,
  record: '',
  args: { place },
});

/** Of cells merged over several rows only the uppermost holds anything: one finding a column, with the first of them. */
function mergedDown(tab: Tab, table: Table, header: Header, fields: ReadonlyMap<number, string>): readonly Finding[] {
  const down = tab.merged.filter(({ top, bottom, left }) => top > header.row && bottom > top && fields.has(left));
  return [...Map.groupBy(down, ({ left }) => left)].map(([column, areas]): Finding => {
    const { top, bottom } = areas.reduce((first, area) => (area.top < first.top ? area : first));
    const field = fields.get(column)!;
    const args = { header: table.byKey.get(field)?.label ?? '', from: top, to: bottom, count: areas.length };
    return { code: 'column.merged', severity: 'warning', table: table.key, record: '', field, args };
  });
}

const headed = (header: Header): number[] => header.headers.flatMap((text, i) => (text === '' ? [] : [i + 1]));

/** Rows after which a look without samples has seen which columns are filled. */
const mostUnsampled = 1000;

interface Columns {
  readonly seen: ReadonlyMap<number, Seen>;
  /** How many records there are. */
  readonly rows: number;
}

function seeColumns(tab: Tab, header: Header, counted: readonly number[], sample: number): Columns {
  const seen = new Map<number, Seen>();
  const foreign = new Set<number>();
  const see = (column: number): Seen | null => {
    const known = seen.get(column);
    if (known || foreign.has(column)) return known ?? null;
    if (isForeign(column, header.row, header.table, tab.regions)) {
      foreign.add(column);
      return null;
    }
    const fresh = { sample: [], kinds: new Set<Kind>(), computed: 0, filled: false };
    seen.set(column, fresh);
    return fresh;
  };
  headed(header).forEach(see);
  const counts = new Set(counted);
  const judge = rowJudge(tab, header, counted, (column) => counts.has(column));
  const rows = { typed: 0, calculated: 0 };

  tab.scan(null, (line) => {
    const kind = judge(line);
    if (kind === 'beyond') return false;
    if (kind === 'blank') return true;
    rows[kind]++;
    if (sample === 0 && rows.typed > mostUnsampled) return false;
    for (let i = 0; i < line.count; i++) {
      const known = see(line.at[i]!);
      if (!known) continue;
      known.filled = true;
      if (known.sample.length >= sample) continue;
      known.sample.push(line.cells[i]!);
      known.kinds.add(line.kinds[i]!);
      if (line.marks[i] === 'computed') known.computed++;
    }
    return true;
  });
  return { seen, rows: rows.typed || rows.calculated };
}

/** The one kind of all sampled cells; a time of day is text. */
function kindOf(kinds: ReadonlySet<Kind>): CellKind | null {
  const [kind, another] = kinds;
  if (kind === undefined || another !== undefined) return null;
  return kind === 'time' ? 'text' : kind;
}

/** A tab of which only the name is known. */
export function unopened(title: string): FoundTable {
  return { title, table: null, header: null, rows: 0, columns: [] };
}
