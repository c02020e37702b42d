import type { Cell, Cells } from '../../core/cell.ts';
import { dict } from '../../core/cell.ts';
import { isAllWatched } from '../../core/mode.ts';
import type { Model } from '../../core/model.ts';
import { wishLedger } from '../../core/note-wishes.ts';
import { pauseIn } from '../../core/pause.ts';
import type { Ports } from '../../core/ports.ts';
import { recordKey } from '../../core/record.ts';
import type { Sender } from '../../core/sender.ts';
import type { Lease, Settlement, State } from '../../core/state.ts';
import type { Outcome, Store } from '../../core/store.ts';

import type { profiles } from './profiles.ts';
import type { StoreName } from './run.ts';

/** A fault put in on purpose by wrapping what the production code is given, to see that it is found. */
export interface Mutant {
  readonly name: string;
  /** In which stories it matters; absent: in those that are looked at. */
  readonly profile?: keyof typeof profiles;
  /** Where it matters; absent: in every store. */
  readonly stores?: readonly StoreName[];
  /** The store writes without looking what stands there. */
  readonly blind?: boolean;
  /** Messages are sent without a look whether all is paused. */
  readonly heedless?: boolean;
  /** Other settings than those that count. */
  model?(model: Model): Model;
  ports?(ports: Ports, memory: Map<string, unknown>): Ports;
  sender?(sender: Sender): Sender;
}

const withState = (ports: Ports, more: Partial<State>): Ports => ({ ...ports, state: { ...ports.state, ...more } });
const withStore = (ports: Ports, more: Partial<Store>): Ports => ({ ...ports, store: { ...ports.store, ...more } });

/** Every fault that the simulator must find, each named after what it leaves out. */
export const mutants: readonly Mutant[] = [
  {
    name: 'no lease',
    ports(ports, memory) {
      const { state } = ports;
      const latest = () => memory.get('lease') as Lease;
      return withState(ports, {
        async take(owner, seconds) {
          const lease = await state.take(owner, seconds);
          if (lease !== null) memory.set('lease', lease);
          return lease ?? (memory.has('lease') ? { ...latest(), owner } : null);
        },
        renew: async () => true,
        async release() {},
        intend: (_lease, ...rest) => state.intend(latest(), ...rest),
        settle: (_lease, settlement) => state.settle(latest(), settlement),
      });
    },
  },
  { name: 'no comparing before a write', blind: true, stores: ['sheets', 'workbook'] },
  {
    name: 'whole rows written',
    blind: true,
    ports(ports) {
      const { store } = ports;
      const seen = new Map<string, Cells>();
      return withStore(ports, {
        async read(asked, memo) {
          const snapshot = await store.read(asked, memo);
          for (const [table, { records }] of snapshot.tables)
            for (const { id, cells } of records) if (id !== null) seen.set(recordKey(table, id), cells);
          return { ...snapshot, overwritten: [] };
        },
        async write({ patches, creates }, memo, name) {
          const whole = patches.map((patch) => {
            const cells = seen.get(recordKey(patch.table, patch.id)) ?? {};
            return { ...patch, expect: { ...cells, ...patch.expect }, set: { ...cells, ...patch.set } };
          });
          return await store.write({ patches: whole, creates }, memo, name);
        },
      });
    },
  },
  {
    name: 'sent, then marked',
    ports(ports) {
      const { state } = ports;
      return withState(ports, {
        async claim(now, limit) {
          const claimed = await state.claim(now, limit);
          for (const { effect, attempt } of claimed)
            await state.delivered(effect.key, attempt, { is: 'failed', why: 'not marked', retryAt: now });
          return claimed;
        },
      });
    },
  },
  { name: 'marked, never looked up', ports: (ports) => withState(ports, { stranded: async () => [] }) },
  {
    name: 'looked up in the wrong place',
    sender: (sender) => (sender.find ? { ...sender, find: async () => null } : sender),
  },
  { name: 'nobody is told of neighbours', ports: (ports) => withState(ports, { askers: async () => [] }) },
  {
    name: 'no quarantine for writes',
    stores: ['records', 'airtable'],
    ports(ports) {
      const { late: _, ...capabilities } = ports.store.capabilities;
      return withStore(ports, { capabilities });
    },
  },
  {
    name: 'what nobody has answered is not revoked',
    stores: ['sheets', 'google-sheets'],
    ports: (ports) => withStore(ports, { revoke: async () => 'never' }),
  },
  { name: 'no quarantine for messages', sender: (sender) => ({ ...sender, late: 0 }) },
  {
    name: 'a row without an id is always new',
    stores: ['sheets', 'workbook', 'google-sheets'],
    ports(ports) {
      const { store } = ports;
      const given = new Set<string>();
      return withStore(ports, {
        async read(asked, memo) {
          const snapshot = await store.read(asked, memo);
          const tables = new Map(
            [...snapshot.tables].map(([table, found]) => {
              const records = found.records.map((one) => {
                if (one.id !== null) return one;
                const id = ports.ids.fresh();
                given.add(recordKey(table, id));
                return { ...one, id };
              });
              return [table, { ...found, records }] as const;
            }),
          );
          return { ...snapshot, tables };
        },
        async write({ patches, creates }, memo, name) {
          const carried = patches.map((patch) =>
            given.has(recordKey(patch.table, patch.id)) ? { ...patch, carries: null } : patch,
          );
          return await store.write({ patches: carried, creates }, memo, name);
        },
      });
    },
  },
  { name: 'nothing noted before a write', ports: (ports) => withState(ports, { intend: async () => {} }) },
  {
    name: 'taken for written before it is',
    ports(ports) {
      const { store } = ports;
      return withStore(ports, {
        async write(part, memo, name) {
          void store.write(part, memo, name).catch(() => {});
          const outcomes = new Map<string, Outcome>();
          for (const { table, id } of part.patches) outcomes.set(recordKey(table, id), { is: 'applied', id });
          for (const { key, id } of part.creates) outcomes.set(key, { is: 'applied', id });
          return { outcomes, memo };
        },
      });
    },
  },
  {
    name: 'an unknown outcome taken for written',
    ports: (ports) =>
      withOutcomes(ports, (outcome, id) => (outcome.is === 'unknown' ? { is: 'applied', id } : outcome)),
  },
  {
    name: 'an unknown outcome taken for not written',
    ports: (ports) =>
      withOutcomes(ports, (outcome) => (outcome.is === 'unknown' ? { is: 'conflict', now: dict<Cell>() } : outcome)),
  },
  {
    name: 'a conflict taken for written',
    ports: (ports) =>
      withOutcomes(ports, (outcome, id) => (outcome.is === 'conflict' ? { is: 'applied', id } : outcome)),
  },
  {
    name: 'watching that writes ids',
    profile: 'letting',
    model(model) {
      const { modes } = model;
      if (modes === undefined || !isAllWatched(model)) return model;
      return { ...model, modes: { ...modes, fields: new Map([...modes.fields, ['deals.rank', 'suggest'] as const]) } };
    },
  },
  {
    name: 'what would have been done is not noted',
    profile: 'letting',
    ports: (ports) =>
      withSettled(ports, (settlement) => ({
        ...settlement,
        entries: settlement.entries.filter(({ ledger }) => ledger !== wishLedger),
      })),
  },
  { name: 'a pause that nobody remembers', profile: 'letting', ports: (ports) => withoutMemo(ports, 'rowcall.pause') },
  {
    name: 'a pause that lets messages out',
    profile: 'letting',
    heedless: true,
    ports(ports) {
      const { state } = ports;
      return withState(ports, {
        async claim(now, limit) {
          const claimed = await state.claim(now, limit);
          if (claimed.length > 0 || pauseIn(await state.memo()) === null) return claimed;
          const waiting = await state.waiting(limit);
          return waiting.map(({ effect }) => ({
            ...{ effect, parts: [], number: null, previous: null },
            ...{ attempt: 1, failures: 0, at: now },
          }));
        },
      });
    },
  },
  {
    name: 'added columns that nobody notes',
    profile: 'letting',
    ports: (ports) => withoutMemo(ports, 'rowcall.columns'),
  },
  {
    name: 'taking out what people had made',
    profile: 'letting',
    ports: (ports) =>
      withStore(ports, {
        takeOut: async (columns, memo) =>
          (await ports.store.takeOut?.(
            columns.map(({ table, fields }) => ({ table, fields: [...new Set([...fields, 'check'])] })),
            memo,
          )) ?? [],
      }),
  },
  {
    name: 'a part of a table taken for the whole',
    ports(ports) {
      const { store } = ports;
      return withStore(ports, {
        async read(asked, memo) {
          const snapshot = await store.read(asked, memo);
          const tables = new Map([...snapshot.tables].map(([key, found]) => [key, { ...found, complete: true }]));
          return { ...snapshot, tables };
        },
      });
    },
  },
];

function withSettled(ports: Ports, change: (settlement: Settlement) => Settlement): Ports {
  const { state } = ports;
  return withState(ports, { settle: (lease, settlement) => state.settle(lease, change(settlement)) });
}

function withoutMemo(ports: Ports, name: string): Ports {
  return withSettled(ports, (settlement) => {
    const { [name]: _, ...memo } = settlement.memo;
    return { ...settlement, memo };
  });
}

function withOutcomes(ports: Ports, change: (outcome: Outcome, id: string) => Outcome): Ports {
  const { store } = ports;
  return withStore(ports, {
    async write(part, memo, name) {
      const written = await store.write(part, memo, name);
      const ids = new Map([
        ...part.patches.map(({ table, id }) => [recordKey(table, id), id] as const),
        ...part.creates.map(({ key, id }) => [key, id] as const),
      ]);
      const outcomes = [...written.outcomes].map(([key, one]) => [key, change(one, ids.get(key) ?? '')] as const);
      return { ...written, outcomes: new Map(outcomes) };
    },
  });
}
