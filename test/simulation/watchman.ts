import type { FieldKey, TableKey } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import type { Mode, Modes } from '../../core/mode.ts';
import type { Model } from '../../core/model.ts';
import type { Patches } from '../../core/patch.ts';
import type { Ports } from '../../core/ports.ts';
import type { Violation } from './run.ts';

/** What the settings and a pause allow, told by words of their own rather than by the production code. */
interface Watchman {
  readonly model: Model;
  readonly modes: Modes;
  isPaused(): boolean;
  /** Whether a person has asked for that very cell. */
  isAsked(id: string, field: FieldKey): boolean;
  accuse(violation: Violation): void;
}

/** The ports of one process, with somebody looking over its shoulder: what it must not do is told, and done all the same. */
export function watched(ports: Ports, watchman: Watchman): Ports {
  const { store, state } = ports;
  const { accuse, isPaused } = watchman;
  return {
    ...ports,
    store: {
      ...store,
      async write(part, memo, name) {
        if (isPaused()) accuse({ law: 'I7 pause', what: `wrote ${named(part)} in a pause` });
        for (const what of forbidden(watchman, part)) accuse({ law: 'I7 watch', what });
        return await store.write(part, memo, name);
      },
      async setUp(changes) {
        if (isPaused()) accuse({ law: 'I7 pause', what: 'added columns in a pause' });
        for (const { table } of changes)
          if (isShut(watchman, table)) accuse({ law: 'I7 watch', what: `added columns to ${table}` });
        await store.setUp(changes);
      },
    },
    state: {
      ...state,
      async settle(lease, settlement) {
        for (const effect of settlement.effects)
          if (!maySend(watchman, effect)) accuse({ law: 'I7 watch', what: `wants to send ${effect.key}` });
        await state.settle(lease, settlement);
      },
    },
  };
}

function named({ patches, creates }: Patches): string {
  return [...patches.map(({ table, id }) => `${table}/${id}`), ...creates.map(({ key }) => key)].join(', ');
}

function forbidden(watchman: Watchman, { patches, creates }: Patches): string[] {
  const { modes, model, isAsked } = watchman;
  return [
    ...patches.flatMap(({ table, id, set, because }) => {
      const fields = Object.keys(set).filter((field) => {
        const { rule = '', asked = false } = because[field] ?? {};
        const { owner } = model.tables.get(table)!.byKey.get(field)!;
        const mode = modeAt(modes, table, field, rule);
        if (rule === 'request' || asked || isAsked(id, field)) return isShut(watchman, table);
        return mode === 'watch' || (mode === 'suggest' && owner !== 'rowcall');
      });
      const isBare = fields.length === 0 && isShut(watchman, table);
      return fields.length > 0 || isBare
        ? [
            `wrote ${fields.map((field) => `${field} for ${because[field]?.rule}`).join(', ') || 'an id'} in ${table}/${id}`,
          ]
        : [];
    }),
    ...creates.flatMap(({ table, key, because }) =>
      because.rule === 'request' || modeOfAll(modes, table) === 'act' ? [] : [`made ${key} in ${table}`],
    ),
  ];
}

/** What is said nearest to the cell counts: the column, the rule, the table, everything. */
function modeAt(modes: Modes, table: TableKey, field: FieldKey, rule: string): Mode {
  return modes.fields.get(`${table}.${field}`) ?? modes.rules.get(rule) ?? modeOfAll(modes, table);
}

function modeOfAll({ tables, usual }: Modes, table: TableKey): Mode {
  return tables.get(table) ?? usual;
}

/** Whether nothing that could reach that table says more than watch. */
function isShut({ modes }: Pick<Watchman, 'modes'>, table: TableKey): boolean {
  const fields = [...modes.fields].flatMap(([cell, mode]) => (cell.startsWith(`${table}.`) ? mode : []));
  return [modeOfAll(modes, table), ...fields, ...modes.rules.values()].every((mode) => mode === 'watch');
}

function maySend({ modes }: Watchman, { about, audience }: Effect): boolean {
  const mode = modeOfAll(modes, about.split('/')[0]!);
  return mode === 'act' || (mode === 'suggest' && audience !== 'customer');
}
