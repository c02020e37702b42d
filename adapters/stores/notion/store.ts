import type { Guard } from '../../../core/capabilities.ts';
import type { TableKey } from '../../../core/cell.ts';
import type { Clock } from '../../../core/clock.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Owner } from '../../../core/field.ts';
import { later } from '../../../core/ports.ts';
import type { Outcome, Store, TableSnapshot } from '../../../core/store.ts';
import type { Notion } from '../../vendors/notion.ts';
import { refuseAll, writesByTable } from '../binding/table-writes.ts';
import { wantedByTable } from '../binding/wanted.ts';
import { printOf, propertiesOf } from './bind.ts';
import { notionBoard } from './board.ts';
import { describeSources } from './describe.ts';
import { type Recall, recallOf, recallSome } from './memo.ts';
import { onePage } from './pages.ts';
import { openPeople } from './people.ts';
import { readTable } from './read-table.ts';
import { openReferences } from './references.ts';
import { setUpSources } from './set-up.ts';
import { openTables, type Workspace } from './tables.ts';
import { takeOutOfNotion } from './take-out.ts';
import { writeTable } from './write-table.ts';

/** What a workspace is opened with, and its clock. */
export interface NotionStoreSetting extends Workspace {
  readonly clock: Clock;
}

/** Nothing can be compared and written in one step: people's own columns are left to them. */
const guard: Readonly<Record<Owner, Guard>> = { rowcall: 'checked', shared: 'checked', people: 'none' };
/** Notion may take a minute over a request that nobody waits for any more. */
const late = 60_000;
/** About three calls a second, and two for each record. */
const mostInPass = 15;
const mostInWrite = 100;
/** After so many milliseconds no further record is begun: the call as a whole is over within thirty seconds. */
const writingTime = 12_000;

/** Databases of Notion as a store: records are pages, known by Notion's own ids. */
export function notionStore(setting: NotionStoreSetting): Store {
  const { notion, root, tables: known, clock } = setting;
  const tables = openTables(setting);
  const references = openReferences(notion, tables);
  const people = openPeople(notion);

  return {
    capabilities: {
      ids: 'theirs',
      guard,
      guardOf: (owner) => guard[owner],
      batch: mostInWrite,
      pass: mostInPass,
      late,
    },

    describe: (sample = 0) => describeSources(setting, tables, sample),

    setUp: (changes) => setUpSources(setting, tables, changes),

    async read(asked, memo) {
      const found = new Map<TableKey, TableSnapshot>();
      const next: Record<TableKey, string> = {};
      for (const [key, wanted] of wantedByTable(asked, known)) {
        const recall = recallOf(memo?.[key]);
        const reader = { notion, tables, now: clock.now };
        const read = await readTable(reader, known.get(key)!, wanted, recall);
        found.set(key, read.snapshot);
        if (read.recall !== null) next[key] = JSON.stringify(read.recall);
      }
      return { tables: found, memo: next };
    },

    async write(part, memo) {
      const until = Date.parse(later(clock.now(), writingTime));
      const writer = {
        notion,
        references,
        people,
        boundNow: tables.boundNow,
        left: () => until - Date.parse(clock.now()),
        progress: { hasWritten: false },
      };
      const outcomes = new Map<string, Outcome>();
      const next = { ...memo };
      for (const writes of writesByTable(part)) {
        const table = known.get(writes.table);
        const recall = recallOf(memo[writes.table]);
        const source = await tables.sourceOf(writes.table, recall);
        const bound = table && source !== null ? await tables.bound(table, source, recall) : null;
        const written = bound ? await writeTable(writer, bound, writes) : null;
        for (const [key, outcome] of written?.outcomes ?? refuseAll(writes, 'table.missing'))
          outcomes.set(key, outcome);
        if (bound && written && recall !== null)
          next[writes.table] = JSON.stringify(afterWrite(bound, written, recall));
      }
      return { outcomes, memo: next };
    },

    takeOut: (columns, memo = null) => takeOutOfNotion(setting, tables, columns, memo),

    board: notionBoard(setting),

    async identity() {
      return root;
    },

    async stands(identity) {
      return await isThere(notion, identity);
    },

    async touched(memo) {
      for (const key of known.keys()) {
        const recall = recallOf(memo?.[key]);
        if (recall === null || (await isTouched(setting, key, recall))) return true;
      }
      return false;
    },

    async close() {},
  };

  async function isTouched(workspace: Workspace, key: TableKey, recall: Recall): Promise<boolean> {
    const { source, edited, prints, over } = recall;
    if (prints === null && !over) return true;
    const on = prints === null ? { after: edited } : { on_or_after: edited };
    const { pages, next } = await onePage(workspace.notion, source, {
      size: 100,
      ...(edited !== '' && { filter: { timestamp: 'last_edited_time', last_edited_time: on } }),
    });
    if (next !== null) return true;
    for (const page of pages) {
      const bound = await tables.bound(known.get(key)!, source, recall, propertiesOf(page));
      if (bound === null || prints?.[page.id] !== printOf(bound, page)) return true;
    }
    return false;
  }
}

function afterWrite(
  bound: Parameters<typeof recallSome>[0],
  { pages }: Awaited<ReturnType<typeof writeTable>>,
  recall: Recall,
): Recall {
  const us = pages.at(-1)?.last_edited_by.id ?? recall.us;
  return { ...recallSome(bound, pages, recall), ...(us !== undefined && { us }) };
}

async function isThere(notion: Notion, id: string): Promise<boolean> {
  try {
    return await notion.ask(async (sdk) => {
      const page = await sdk.blocks.retrieve({ block_id: id });
      return !('in_trash' in page) || !page.in_trash;
    });
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.not-found') return false;
    throw error;
  }
}
