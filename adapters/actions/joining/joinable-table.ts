import { RowcallError } from '../../../core/errors.ts';
import { joinedField } from '../../../core/joined.ts';
import type { Model, Table } from '../../../core/model.ts';
import { findTable } from '../examining/find-record.ts';

/** The table that is meant, or the only one whose records may be joined. Throws `table.not-found` and `request.invalid`. */
export function joinableTable(model: Model, named: string | undefined): Table {
  if (named !== undefined) return findTable(model, named);
  const some = [...model.tables.values()].filter(({ byKey }) => byKey.has(joinedField));
  const [only] = some;
  if (only !== undefined && some.length === 1) return only;
  if (only === undefined)
    throw new RowcallError('join.not-set-up', 'The settings do not say which records may be joined.');
  const titles = some.map(({ title }) => title).join(', ');
  throw new RowcallError('request.invalid', `Say which table the rows are in: ${titles}.`);
}
