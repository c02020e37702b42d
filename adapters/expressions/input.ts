import type { FieldKey } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import type { Table } from '../../core/model.ts';

/** Something a condition reads from outside itself. */
export type Input =
  | { readonly is: 'field'; readonly field: Field }
  /** The record that a reference field leads to. */
  | { readonly is: 'record'; readonly field: Field; readonly table: Table }
  /** Records of a table that refer to this one by that field. */
  | { readonly is: 'children'; readonly table: Table; readonly by: FieldKey }
  | { readonly is: 'now' };

/**
 * The name by which the expression knows an input. A colon keeps it apart from every name that people or the
 * language itself may use: a field called `type` or `list` is a field like any other.
 */
export function inputName(input: Input): string {
  switch (input.is) {
    case 'field':
      return `field:${input.field.key}`;
    case 'record':
      return `record:${input.field.key}`;
    case 'children':
      return `children:${input.table.key}`;
    case 'now':
      return 'now:';
  }
}
