import { joinedIndexName, joinedInto } from '../../../core/joined.ts';
import type { Table } from '../../../core/model.ts';
import type { Index } from '../../../core/rule.ts';

/** Finds, by the id of a record, those that were joined into it. */
export function joinedIndex({ key }: Pick<Table, 'key'>): Index {
  return {
    name: joinedIndexName(key),
    table: key,
    version: 1,
    joined: true,
    keys: (values) => [joinedInto(values) ?? []].flat(),
  };
}
