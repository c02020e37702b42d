import { perform } from '../adapters/actions/calling/action.ts';
import { check } from '../adapters/actions/check.ts';
import type { Worded } from '../adapters/actions/examining/wording.ts';
import { explain } from '../adapters/actions/explain.ts';
import type { Inquiry } from '../core/store.ts';
import { type Conversation, type Reply, sayWhere, told } from './conversation.ts';

/** More than these nobody reads in a small window. */
const mostFindings = 15;

/**
 * Tells how the rows are in which somebody chose to be told; one that is not one of a table known yet is answered in
 * the row, once it was looked at.
 */
export async function tellCheck(conversation: Conversation, { rows }: Pick<Inquiry, 'rows'>): Promise<Reply> {
  const { language } = conversation;
  if (rows === null) return told(language.say({ code: 'ui.menu.no-table' }));
  const { table, places } = rows;
  const [only, ...others] = places ?? [];
  if (only !== undefined && others.length === 0) return await tellRow(conversation, table, String(only));
  return await tellRows(conversation, table, places === undefined ? null : new Set(places.map(String)));
}

async function tellRow({ desk, asked, language }: Conversation, table: string, row: string): Promise<Reply> {
  const explained = await perform(explain, desk, { ...asked, table, row });
  const { label, findings } = explained;
  return told(
    `${sayWhere(language, { table: explained.table, row: explained.row })}: ${label}`,
    '',
    ...(findings.length === 0
      ? [language.say({ code: 'report.row-fine' })]
      : findings.map((one) => `${language.say({ code: `report.state.${one.severity}` })} — ${sentence(one)}`)),
  );
}

async function tellRows(
  { desk, asked, language }: Conversation,
  table: string,
  rows: ReadonlySet<string> | null,
): Promise<Reply> {
  const { tables } = await perform(check, desk, asked);
  const all = tables.find((one) => one.table === table)?.findings ?? [];
  const findings = all.filter(({ row }) => rows === null || (row !== null && rows.has(String(row))));
  if (findings.length === 0) return told(language.say({ code: 'ui.menu.check.fine' }));
  const left = findings.length - mostFindings;
  const numbered = ({ row }: Worded) =>
    row === null ? '' : `${language.say({ code: 'report.rows', args: { count: 1, rows: String(row) } })} — `;
  return told(
    ...findings.slice(0, mostFindings).map((one) => `${numbered(one)}${sentence(one)}`),
    ...(left > 0 ? [language.say({ code: 'report.more', args: { count: left } })] : []),
  );
}

function sentence({ column, message, remedy }: Worded): string {
  return [column === '' ? `${message}.` : `${column}: ${message}.`, remedy].join(' ').trim();
}
