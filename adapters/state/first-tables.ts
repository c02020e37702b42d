import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

interface Shape {
  /** `serial` numbers its own rows; a question mark allows nothing. Times are UTC text, JSON is text, truth is 0 or 1. */
  readonly columns: Readonly<Record<string, 'serial' | 'integer' | 'bigint' | 'text' | 'text?' | 'double precision?'>>;
  readonly key?: readonly string[];
  readonly unique?: readonly string[];
  /** Each within its workspace. */
  readonly indexes?: readonly (readonly string[])[];
  /** Stored in the order of its key, its rows being a few numbers of records. */
  readonly clustered?: true;
}

/** No foreign key to the record: it would cost a fifth of the time, and rows of `record` are never removed. */
const hashes: Shape = {
  columns: { workspace: 'integer', hash: 'bigint', n: 'bigint' },
  key: ['workspace', 'hash', 'n'],
  clustered: true,
};

/** The first thirteen tables, each keyed by workspace. */
const shapes: Readonly<Record<Exclude<keyof Tables, 'migration' | 'settings'>, Shape>> = {
  lease: {
    columns: { workspace: 'serial', name: 'text', owner: 'text', fence: 'integer', expires: 'text', clean: 'integer' },
    unique: ['name'],
  },
  memo: {
    columns: { workspace: 'integer', table: 'text', body: 'text' },
    key: ['workspace', 'table'],
  },
  record: {
    columns: {
      n: 'serial',
      workspace: 'integer',
      table: 'text',
      id: 'text',
      revision: 'integer',
      seen: 'text',
      marks: 'text',
      accepted: 'text',
      held: 'text',
      pins: 'text',
      off: 'text',
      findings: 'text',
      model: 'text',
      gone: 'integer',
      keys: 'text',
      asked: 'text',
    },
    unique: ['workspace', 'table', 'id'],
  },
  key: hashes,
  asked: hashes,
  plan: {
    columns: { workspace: 'integer', plan: 'text', cause: 'text', fence: 'integer', body: 'text', at: 'text' },
    key: ['workspace', 'plan'],
  },
  journal: {
    columns: {
      seq: 'serial',
      workspace: 'integer',
      plan: 'text',
      cause: 'text',
      table: 'text',
      id: 'text',
      phase: 'text',
      actor: 'text',
      who: 'text',
      rules: 'text',
      before: 'text',
      after: 'text',
      at: 'text',
    },
    indexes: [
      ['plan', 'phase', 'table', 'id'],
      ['at', 'seq'],
      ['table', 'at', 'seq'],
      ['table', 'id', 'at', 'seq'],
      ['cause', 'at', 'seq'],
      ['who', 'at', 'seq'],
    ],
  },
  ledger: {
    columns: {
      seq: 'serial',
      workspace: 'integer',
      ledger: 'text',
      key: 'text',
      subject: 'text',
      at: 'text',
      amount: 'double precision?',
      about: 'text',
      by: 'text',
      data: 'text?',
    },
    unique: ['workspace', 'ledger', 'key'],
    indexes: [['ledger', 'subject', 'seq', 'amount'], ['about']],
  },
  inbox: {
    columns: {
      n: 'serial',
      workspace: 'integer',
      key: 'text?',
      rank: 'integer',
      body: 'text?',
      at: 'text',
      answered: 'text?',
      finding: 'text?',
    },
    unique: ['workspace', 'key'],
    indexes: [['answered', 'rank', 'n']],
  },
  outbox: {
    columns: {
      seq: 'serial',
      workspace: 'integer',
      key: 'text',
      lane: 'text',
      card: 'text?',
      about: 'text',
      body: 'text',
      state: 'text',
      attempt: 'integer',
      retry: 'text?',
      until: 'text?',
      claimed: 'text?',
      receipt: 'text?',
      why: 'text?',
    },
    unique: ['workspace', 'key'],
    indexes: [['state', 'seq'], ['lane', 'state', 'seq'], ['card', 'state', 'seq'], ['about']],
  },
  number: {
    columns: {
      workspace: 'integer',
      sequence: 'text',
      period: 'text',
      n: 'integer',
      effect: 'text',
      voided: 'integer',
    },
    key: ['workspace', 'sequence', 'period', 'n'],
    unique: ['workspace', 'effect'],
  },
  wake: {
    columns: { workspace: 'integer', record: 'text', rule: 'text', at: 'text' },
    key: ['workspace', 'record', 'rule', 'at'],
    indexes: [['at', 'record']],
  },
  question: {
    columns: {
      workspace: 'integer',
      key: 'text',
      kind: 'text',
      about: 'text',
      args: 'text',
      patch: 'text?',
      at: 'text',
      answer: 'text?',
    },
    key: ['workspace', 'key'],
    indexes: [['answer', 'at', 'key']],
  },
};

/** Makes every table of an empty database. */
export async function firstTables(db: Kysely<Tables>, engine: Engine): Promise<void> {
  for (const [name, shape] of Object.entries(shapes)) {
    await makeTable(db, engine, name, shape);
    for (const columns of shape.indexes ?? [])
      await db.schema
        .createIndex(`${name}_by_${columns.join('_')}`)
        .on(name)
        .columns(['workspace', ...columns])
        .execute();
  }
}

async function makeTable(
  db: Kysely<Tables>,
  { serial, text, clustered }: Engine,
  name: string,
  shape: Shape,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, type] of Object.entries(shape.columns))
    if (type === 'serial') table = table.addColumn(column, serial, (made) => made.primaryKey());
    else if (type === 'text?') table = table.addColumn(column, text);
    else if (type === 'double precision?') table = table.addColumn(column, 'double precision');
    else table = table.addColumn(column, type === 'text' ? text : type, (made) => made.notNull());
  if (shape.key) table = table.addPrimaryKeyConstraint(`${name}_key`, [...shape.key]);
  if (shape.unique) table = table.addUniqueConstraint(`${name}_unique`, [...shape.unique]);
  if (shape.clustered && clustered !== null) table = table.modifyEnd(clustered);
  await table.execute();
}
