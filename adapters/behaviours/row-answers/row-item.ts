import type { Cell, FieldKey } from '../../../core/cell.ts';
import { cellText } from '../../../core/cell.ts';
import type { Finding, Reason } from '../../../core/finding.ts';
import type { Table } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentCell, presentFinding, short } from '../../../core/present.ts';
import type { Row } from '../../../core/record.ts';
import type { RowQuestion } from '../../../core/row-story.ts';
import type { Tables } from '../../../core/rule.ts';

/** One thing that a row is to tell, before it is in words. */
export type RowItem =
  /** What somebody who chose a word in the row is answered. */
  | { readonly is: 'answer'; readonly reason: Reason }
  | { readonly is: 'found'; readonly finding: Finding }
  /** Only a person can decide it. */
  | { readonly is: 'asked'; readonly question: RowQuestion }
  /** A rule wants something else there, and a person is asked. */
  | { readonly is: 'wanted'; readonly field: FieldKey; readonly from: Cell; readonly to: Cell }
  /** A rule would change it, and Rowcall only looks on there. */
  | { readonly is: 'idle'; readonly field: FieldKey }
  | { readonly is: 'rewritten'; readonly field: FieldKey; readonly was: Cell };

/** It in words: everything, and only what to do. Both begin with what stands above the column. */
export interface WordedItem {
  readonly whole: string;
  readonly brief: string;
}

/** What stands above a column may be a sentence; its beginning tells which it is. */
const longestHeader = 28;

/** So long an answer with a link may be, with how many more things there are beside it. */
const roomForLink = 120;

/** Says one thing; `longest`: what is put into the sentences is cut to so many characters. */
export function wordItem(item: RowItem, row: Row, tables: Tables, hasVerbs: boolean, longest: number): WordedItem {
  const table = tables.tables.get(row.table)!;
  const viewer: Viewer = { audience: 'staff', language: tables.locale.language };
  const { say } = viewer.language;
  const cell = (field: FieldKey, value: Cell) => cut(presentCell(table.byKey.get(field), viewer, value), longest);
  const told = (field: FieldKey | undefined, brief: string, whole = brief) => {
    const label = headerOf(table, field);
    return { whole: headed(label, whole), brief: headed(label, brief) };
  };
  switch (item.is) {
    case 'answer': {
      const { link } = item.reason.args ?? {};
      const words = told(undefined, say(item.reason));
      // A link that is cut leads nowhere; without a word nobody knows where it leads.
      return typeof link === 'string' && words.whole.length > roomForLink ? { ...words, brief: link } : words;
    }
    case 'found': {
      const { finding } = item;
      const present = (alone: boolean) =>
        presentFinding(tables, viewer, { ...finding, args: { ...finding.args, verbs: hasVerbs, alone } }, row, longest);
      const { message, remedy } = present(false);
      // What to do says nothing by itself where it is why that matters.
      const brief = finding.reasons === undefined ? remedy : present(true).remedy;
      return told(finding.field, brief, `${ended(message)} ${remedy}`);
    }
    case 'asked': {
      const { question } = item;
      if (question.is !== 'conflict') return told(undefined, say({ code: `report.row.${question.is}` }));
      const args = { other: cut(question.other, longest), isEmpty: question.other === '', verbs: hasVerbs };
      return told(question.field, say({ code: 'report.row.conflict', args }));
    }
    case 'wanted': {
      const args = { from: cut(cellText(item.from), longest), to: cell(item.field, item.to), verbs: hasVerbs };
      return told(item.field, say({ code: 'report.row.wanted', args }));
    }
    case 'idle':
      return told(item.field, say({ code: 'report.row.idle' }));
    case 'rewritten': {
      const was = cut(cellText(item.was), longest);
      const code = was === '' ? 'report.row.filled' : 'report.row.rewritten';
      return told(item.field, say({ code, args: { was, verbs: hasVerbs } }));
    }
  }
}

/** Where no column is meant, the one that names the row stands for all of it. */
function headerOf({ byKey, label }: Table, field: FieldKey | undefined): string {
  return short((byKey.get(field ?? label) ?? byKey.get(label))?.label ?? '', longestHeader);
}

/** Many sentences begin with the column themselves. */
function headed(label: string, text: string): string {
  return text.startsWith(label) ? text : `${label}: ${text}`;
}

function ended(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

function cut(text: string, longest: number): string {
  return longest === Number.POSITIVE_INFINITY ? text : short(text, longest);
}
