import { baseOf } from '../../adapters/stores/airtable/address.ts';
import { airtable } from '../../adapters/stores/airtable/index.ts';
import type { Cell, CellKind, TableKey } from '../../core/cell.ts';
import { headerKey, idHeader } from '../../core/columns.ts';
import type { Table } from '../../core/model.ts';
import type { Columns } from '../../core/store.ts';
import { asInTab } from '../contracts/as-in-tab.ts';
import type { Tab } from '../contracts/store-fixture.ts';
import type { SandboxKind } from './sandbox.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly options?: object;
}

interface MadeTable {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly Field[];
}

/** Five calls a second are for all of it, the store's own among them. */
const between = 400;
/** After a call too many Airtable takes none for so long. */
const penalty = 31_000;
const mostInCall = 10;
const unused = 'unused ';
const usualRoot = 'https://api.airtable.com';

/**
 * A base of Airtable, in which tables are made, emptied and used again: the API can remove none, so they stay under other
 * names.
 */
export const sandboxAirtable: SandboxKind = {
  kind: 'airtable',
  needs: ['AIRTABLE_TOKEN', 'LIVE_AIRTABLE_BASE'],
  lacks: [
    'formulas',
    'columns without a name',
    'columns of one name',
    'boxes that may be empty',
    'rows that are no records',
  ],
  able: {
    ids: 'theirs',
    guard: { rowcall: 'checked', shared: 'checked', people: 'none' },
    tab: true,
    leavesColumns: true,
  },

  async openSandbox(given, clock) {
    const address = given('LIVE_AIRTABLE_BASE') ?? '';
    const base = baseOf(address) ?? address;
    const root = (given('AIRTABLE_ENDPOINT_URL') ?? usualRoot).replace(/\/+$/u, '');
    const meta = `meta/bases/${base}/tables`;
    const known = new Map<string, string>();

    async function call<T>(method: string, path: string, body?: object, tries = 3): Promise<T> {
      await clock.sleep(between);
      const response = await fetch(`${root}/v0/${path}`, {
        method,
        headers: { authorization: `Bearer ${given('AIRTABLE_TOKEN')}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.status === 429 && tries > 1) {
        await clock.sleep(penalty);
        return await call(method, path, body, tries - 1);
      }
      if (!response.ok) throw new Error(`${method} was answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    }

    /** Puts every table out of the way, so that none is known by what is said of it, and answers them all. */
    async function putAway(): Promise<MadeTable[]> {
      const { tables } = await call<{ tables: MadeTable[] }>('GET', meta);
      for (const { id, name } of tables)
        if (!name.startsWith(unused))
          await call('PATCH', `${meta}/${id}`, { name: `${unused}${id}`, description: 'Put away.' });
      return tables;
    }

    async function empty({ id }: MadeTable): Promise<void> {
      for (;;) {
        const { records } = await call<{ records: { id: string }[] }>('GET', `${base}/${id}?pageSize=${mostInCall}`);
        if (records.length === 0) return;
        const named = records.map((one) => `records[]=${one.id}`).join('&');
        await call('DELETE', `${base}/${id}?${named}`);
      }
    }

    async function lay(tab: Tab, tables: ReadonlyMap<TableKey, Table>, there: MadeTable[]): Promise<void> {
      if (tab.computed !== undefined) throw new Error('The API makes no formulas.');
      const fields = fieldsOf(tab, tables);
      const at = there.findIndex((one) => shapeOf(one.fields) === shapeOf(fields));
      const [found] = at < 0 ? [] : there.splice(at, 1);
      if (found !== undefined) await empty(found);
      const table =
        found === undefined
          ? await call<MadeTable>('POST', meta, { name: tab.title, fields })
          : await call<MadeTable>('PATCH', `${meta}/${found.id}`, { name: tab.title });
      for (let from = 0; from < tab.rows.length; from += mostInCall) {
        const some = tab.rows.slice(from, from + mostInCall);
        const records = some.map((row) => ({ fields: valuesOf(tab, row) }));
        const made = await call<{ records: { id: string }[] }>('POST', `${base}/${table.id}`, {
          records,
          typecast: true,
        });
        for (const [n, row] of some.entries()) {
          const name = row[tab.headers.indexOf(idHeader)];
          known.set(made.records[n]!.id, typeof name === 'string' ? name : `${tab.title} ${from + n}`);
        }
      }
    }

    return {
      async open(tabs, tables) {
        known.clear();
        const there = await putAway();
        for (const tab of tabs) await lay(tab, tables, there);
        // The store begins with all of its calls.
        await clock.sleep(3 * between);
        const options = airtable.options.parse({ base });
        const store = await airtable.open(options, { tables, zone: 'UTC', folder: '.', given, clock });
        return asInTab({ ...store, describe: async (sample) => inUse(await store.describe(sample)) }, known);
      },
      async clean() {
        await putAway();
      },
    };
  },
};

const offered = ['one', 'two', 'with space', 'with, comma', 'b', 'a', 'one only', 'one, only'];
const choices = offered.map((name) => ({ name }));
const iso = { name: 'iso' };

function fieldOf(name: string, kind: CellKind): Field {
  switch (kind) {
    case 'text':
      return { name, type: 'multilineText' };
    case 'number':
      return { name, type: 'number', options: { precision: 8 } };
    case 'boolean':
      return { name, type: 'checkbox', options: { icon: 'check', color: 'greenBright' } };
    case 'date':
      return { name, type: 'date', options: { dateFormat: iso } };
    case 'instant':
      return { name, type: 'dateTime', options: { dateFormat: iso, timeFormat: { name: '24hour' }, timeZone: 'utc' } };
    case 'list':
      return { name, type: 'multipleSelects', options: { choices } };
    default:
      return kind satisfies never;
  }
}

/** The fields of a tab; the first of them names its records, and so is one of text. */
function fieldsOf({ headers, kinds }: Tab, tables: ReadonlyMap<TableKey, Table>): readonly Field[] {
  const settings = [...tables.values()].flatMap(({ fields }) => fields);
  const kindAt = (header: string, at: number): CellKind =>
    kinds?.[at] ??
    settings.find((one) => one.headers.some((name) => headerKey(name) === headerKey(header)))?.type.cell ??
    'text';
  const all = headers.flatMap((header, at) => (header === idHeader ? [] : [fieldOf(header, kindAt(header, at))]));
  const key = headers.includes(idHeader) ? [{ name: '_key', type: 'singleLineText' }] : [];
  const first = all.find(({ type }) => type === 'multilineText') ?? { name: 'Untitled', type: 'multilineText' };
  return [first, ...all.filter((one) => one !== first), ...key];
}

/** What is there but for what was put away. */
function inUse({ tables, ...others }: Columns): Columns {
  return { ...others, tables: tables.filter(({ title }) => !title.startsWith(unused)) };
}

/** Tables with the same fields are as good as each other. */
function shapeOf(fields: readonly Field[]): string {
  return JSON.stringify(fields.map(({ name, type }) => `${name}/${type}`).sort());
}

function valuesOf({ headers }: Tab, row: readonly Cell[]): object {
  return Object.fromEntries(
    headers.flatMap((header, at) => {
      const cell = row[at] ?? null;
      return header === idHeader || cell === null ? [] : [[header, cell]];
    }),
  );
}
