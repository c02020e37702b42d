import type { TableKey } from './cell.ts';
import type { Effect } from './effect.ts';
import type { Field } from './field.ts';
import { cellVerdict, isAllWatched, isWatched, maySend, modeOf, modeOfTable } from './mode.ts';
import type { Model } from './model.ts';
import type { Job } from './ports.ts';

/** What one call may write and send. */
export interface Licence {
  /** A change that a rule wants in a cell is written, suggested to people, or only noted. */
  cell(table: TableKey, field: Field, rule: string): 'write' | 'suggest' | 'note';
  /** Whether rules may add records to a table. */
  mayAdd(table: TableKey): boolean;
  /** Whether not even ids are written into a table. */
  isWatched(table: TableKey): boolean;
  maySend(table: TableKey, effect: Effect): boolean;
}

/** Nothing at all. */
const none: Licence = { cell: () => 'note', mayAdd: () => false, isWatched: () => true, maySend: () => false };

/**
 * What a call may do: nothing while Rowcall is paused; what a person asks for now (`people`), whatever the settings say of
 * modes; else what the settings say. What is sent goes by the settings in any case.
 */
export function licenceOf(model: Model, people: Job['people'], isPaused: boolean): Licence {
  if (isPaused) return none;
  const maySendThere = (table: TableKey, effect: Effect) => maySend(modeOfTable(model, table), effect);
  if (people !== undefined)
    return {
      cell: (_, { owner }) => (owner === 'people' && people === 'suggest' ? 'suggest' : 'write'),
      mayAdd: () => true,
      isWatched: () => false,
      maySend: maySendThere,
    };
  return {
    cell: (table, field, rule) => cellVerdict(modeOf(model, table, field.key, rule), field.owner),
    mayAdd: (table) => modeOfTable(model, table) === 'act',
    isWatched: (table) => isWatched(model, table),
    maySend: maySendThere,
  };
}

/** Whether anything at all may be sent. */
export function mayDeliver(model: Model, isPaused: boolean): boolean {
  return !isPaused && !isAllWatched(model);
}
