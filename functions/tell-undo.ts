import * as z from 'zod';
import { perform } from '../adapters/actions/calling/action.ts';
import { lastChange } from '../adapters/actions/last-change.ts';
import { undo } from '../adapters/actions/undo.ts';
import type { Inquiry } from '../core/store.ts';
import { type Conversation, type Reply, sayWhere, told } from './conversation.ts';

/** What a person says yes to: rows may have moved until then, so it names the record. */
const confirmed = z.strictObject({ cause: z.string(), record: z.strictObject({ table: z.string(), id: z.string() }) });

/** Says what would be taken back in a row, and takes it back once a person has said yes to it. */
export async function tellUndo(conversation: Conversation, { rows, confirm }: Inquiry): Promise<Reply> {
  if (confirm !== undefined) return await takeBack(conversation, confirm);
  const { language } = conversation;
  if (rows === null) return told(language.say({ code: 'ui.menu.undo.nothing' }));
  const [only, ...others] = rows.places ?? [];
  if (only === undefined || others.length > 0) return told(language.say({ code: 'ui.menu.one-row' }));
  return await askFirst(conversation, rows.table, String(only));
}

async function askFirst({ desk, asked, language }: Conversation, table: string, row: string): Promise<Reply> {
  const last = await perform(lastChange, desk, { ...asked, table, row });
  const { cause, record, cells, label } = last;
  if (cause === null) return told(language.say({ code: 'ui.menu.undo.nothing' }));
  const quoted = (text: string) => language.say({ code: 'report.quoted', args: { text, isEmpty: text === '' } });
  const lines = [
    language.say({ code: 'ui.menu.undo.ask', args: { where: `${sayWhere(language, last)}: ${label}` } }),
    '',
    ...cells.map(({ column, was, now }) => `${column}: ${quoted(now)} → ${quoted(was)}`),
  ];
  const yes: z.input<typeof confirmed> = { cause, record };
  return { is: 'asks', text: lines.join('\n'), confirm: JSON.stringify(yes) };
}

async function takeBack({ desk, asked, language }: Conversation, confirm: string): Promise<Reply> {
  const { restored, kept, message } = await perform(undo, desk, { ...asked, ...confirmed.parse(JSON.parse(confirm)) });
  const counted = (code: string, count: number) => language.say({ code, args: { count } });
  if (message !== '') return told(language.say({ code: 'report.refused', args: { why: message } }));
  return told(
    restored === 0 && kept.length === 0
      ? language.say({ code: 'ui.menu.undo.done' })
      : counted('report.undo.restored', restored),
    ...(kept.length > 0 ? [counted('report.undo.kept', kept.length)] : []),
    ...kept.map(({ column, now }) => `${column}: ${now}`),
  );
}
