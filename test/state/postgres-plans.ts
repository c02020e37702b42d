import type pg from 'pg';

/** One step of how PostgreSQL goes about a statement. */
export interface Step {
  readonly type: string;
  /** The table that it reads, if it reads one. */
  readonly table: string | null;
  /** What it looks for in an index. */
  readonly cond: string | null;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Node[];
}

/** How PostgreSQL would go about a statement, without doing it. */
export async function stepsOf(client: pg.Client, text: string, given: readonly unknown[]): Promise<readonly Step[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (format json) ${text}`, [...given]);
  return flat(rows[0]!['QUERY PLAN'][0].Plan);
}

function flat(node: Node): Step[] {
  // A bitmap's index stands below the table that is read by it.
  const index = node['Index Name']?.replace(/_(?:by|key|unique|pkey).*$/, '') ?? null;
  const table = node['Relation Name'] ?? index;
  const step = { type: node['Node Type'], table, cond: node['Index Cond'] ?? null };
  return [step, ...(node.Plans ?? []).flatMap(flat)];
}

const many = 20_000;
const at = `to_char(timestamp '2026-11-22' - i * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"')`;

/** Puts so many rows into every table that grows that PostgreSQL has a reason to choose, and lets it look at them. */
export async function fill(client: pg.Client, workspace: number): Promise<void> {
  const rows = `from generate_series(1, ${many}) i`;
  await client.query(`
    insert into record (workspace, "table", id, revision, seen, marks, accepted, held, pins, off, findings, model, gone, keys, asked)
      select ${workspace}, 'full', 'id' || i, 1, '{"name":"somebody"}', '{}', '{}', '[]', '[]', '[]', '[]', 'm1', 0, '[]', '[]' ${rows};
    insert into key select ${workspace}, i * 7919, i ${rows};
    insert into asked select ${workspace}, i * 7907, i ${rows};
    insert into journal (workspace, plan, cause, "table", id, phase, actor, who, rules, before, after, at)
      select ${workspace}, 'plan' || i / 10, 'cause' || i / 10, 'full', 'id' || i, 'observed', '{}', 'who' || i % 20, '{}', '{}', '{}', ${at} ${rows};
    insert into ledger (workspace, ledger, key, subject, at, amount, about, by)
      select ${workspace}, 'stock', 'key' || i, 'subject' || i / 10, ${at}, 1, 'full/id' || i, 'rule' ${rows};
    insert into inbox (workspace, key, rank, body, at, answered)
      select ${workspace}, 'key' || i, 0, null, ${at}, case when i % 100 > 0 then ${at} end ${rows};
    insert into outbox (workspace, key, lane, card, about, body, state, attempt, since)
      select ${workspace}, 'key' || i, 'lane' || i / 50, 'card' || i / 3, 'full/id' || i, '{}',
        case when i % 100 > 0 then 'sent' else 'waiting' end, 1, ${at} ${rows};
    insert into number select ${workspace}, 'invoice', '2026', i, 'key' || i, 0 ${rows};
    insert into wake select ${workspace}, 'full/id' || i, 'rule', ${at}, 0 ${rows};
    insert into question (workspace, key, kind, about, args, at, answer, answered)
      select ${workspace}, 'key' || i, 'conflict', '[]', '{}', ${at}, 'yes', ${at} ${rows};
    analyze;
  `);
}
