import * as z from 'zod';
import type { TableKey } from '../../core/cell.ts';
import { dict } from '../../core/cell.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import type { Viewer } from '../../core/present.ts';
import { presentFinding } from '../../core/present.ts';
import type { Row } from '../../core/record.ts';
import type { ConfigIssue, Tables } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';

const mostLines = 5;
const ranks: readonly Severity[] = ['error', 'warning', 'note'];

const Columns = z.strictObject({
  state: z.string().meta({ description: 'The column for one word: fine, a question, to fix.' }),
  note: z.string().optional().meta({ description: 'The column for what is so and what to do.' }),
});

/** All that was found in a visit, as one word and a short note in the row, in the team's language. */
export const status = behaviour({
  name: 'status',
  version: 1,
  summary: 'Says in the row itself what is to be fixed or asked: one word and a note.',
  config: z.record(z.string(), Columns).optional(),
  bind(config, tables) {
    if (config === undefined) return { rule: null };
    const issues = Object.entries(config).flatMap(([table, columns]) => issuesOf(table, columns, tables));
    if (issues.length > 0) return { issues };
    return {
      rule: {
        name: 'status',
        tables: Object.keys(config),
        indexes: [],
        writes: Object.entries(config).flatMap(([table, { state, note }]) =>
          [state, ...(note ? [note] : [])].map((field) => `${table}.${field}` as const),
        ),
        reads: [],
        joined: true,
        visit({ row, findings }) {
          const { state, note } = config[row.table]!;
          const set = dict<unknown>();
          set[state] = word(findings, tables);
          if (note !== undefined) set[note] = lines(findings, row, tables);
          return { set };
        },
      },
    };
  },
});

function issuesOf(table: TableKey, columns: z.output<typeof Columns>, { tables }: Tables): ConfigIssue[] {
  const known = tables.get(table);
  if (known === undefined)
    return [{ path: [table], message: `There is no table ${table}`, word: table, known: [...tables.keys()] }];
  const ours = known.fields.filter((field) => field.owner === 'rowcall' && field.type.cell === 'text');
  return Object.entries(columns).flatMap(([name, field]): ConfigIssue[] =>
    field === undefined || ours.some((one) => one.key === field)
      ? []
      : [
          {
            path: [table, name],
            message: `${table}.${field} is not a text column with owner: rowcall`,
            word: field,
            known: ours.map((one) => one.key),
          },
        ],
  );
}

function word(findings: readonly Finding[], { locale }: Tables): string {
  const worst = ranks.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'fine';
  return locale.language.say({ code: `report.state.${worst}` });
}

function lines(findings: readonly Finding[], row: Row, tables: Tables): string | null {
  if (findings.length === 0) return null;
  const viewer: Viewer = { audience: 'staff', language: tables.locale.language };
  const ranked = [...findings].sort((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity));
  const told = ranked.slice(0, mostLines).map((finding) => {
    const said = presentFinding(tables, viewer, finding, row);
    return `${said.message}${/[.!?…]$/u.test(said.message) ? '' : '.'} ${said.remedy}`;
  });
  if (ranked.length > mostLines)
    told.push(tables.locale.language.say({ code: 'report.more', args: { count: ranked.length - mostLines } }));
  return told.join('\n');
}
