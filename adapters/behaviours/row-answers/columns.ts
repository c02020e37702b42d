import type { TableKey } from '../../../core/cell.ts';
import type { FieldType, Locale } from '../../../core/field.ts';
import type { OwnColumn } from '../../../core/rule.ts';
import { choice } from '../../fields/choice.ts';
import { text } from '../../fields/text.ts';
import { verbNames } from './verb-names.ts';

/** The fields of the columns that come by themselves. No settings can name a field so. */
export const stateField = '_state';
export const noteField = '_note';
export const actionField = '_action';

/** Which of them a table gets. */
export interface OwnAnswers {
  readonly state: boolean;
  readonly note: boolean;
  readonly actions: boolean;
}

/** The columns at the right edge of a table: one sign, a note, and what people may choose. */
export function answerColumns(table: TableKey, own: OwnAnswers, locale: Locale): readonly OwnColumn[] {
  const plain = { table, type: text as unknown as FieldType, options: { max: 500, case: 'as-is' } };
  const options = verbNames.map((key) => ({
    key,
    label: locale.language.say({ code: `report.verb.${key}` }),
    labels: {},
    aliases: locale.languages.map((language) => language.say({ code: `report.verb.${key}` })),
  }));
  return [
    ...(own.state ? [{ ...plain, key: stateField, header: 'report.row.header.state' }] : []),
    ...(own.note ? [{ ...plain, key: noteField, header: 'report.row.header.note' }] : []),
    ...(own.actions
      ? [
          {
            table,
            type: choice as unknown as FieldType,
            key: actionField,
            header: 'report.row.header.action',
            options: { options },
          },
        ]
      : []),
  ];
}
