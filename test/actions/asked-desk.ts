import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Effect } from '../../core/effect.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import { recordKey } from '../../core/record.ts';
import type { OpenQuestion } from '../../core/state.ts';
import { peopleTables } from '../team-settings.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const rows = [
  ['Ann', '067 123 45 67', 'New'],
  ['Bob', '0677654321', 'Won'],
  ['Cid', null, null],
];

/** A spreadsheet of three people that has been answered once, and questions that are put as the loop would put them. */
export interface AskedDesk extends KeptDesk {
  /** Asks a question; what is not said is empty. */
  ask(question: Partial<OpenQuestion> & Pick<OpenQuestion, 'key' | 'kind'>): Promise<void>;
  /** Two wanted Ann's stage: what stands there, and `other`. */
  askConflict(key: string, kept: string, other: string): Promise<void>;
  /** Holds back what is suggested for phones, under one question. */
  holdBack(key: string): Promise<void>;
  /** Sends something that nobody knows the fate of, or that failed for good. */
  send(key: string, outcome: 'unknown' | 'failed'): Promise<void>;
  /** The record key of somebody by their name. */
  record(name: string): Promise<string>;
}

const effectOf = (key: string, about: string): Effect => ({
  key,
  kind: 'slack',
  about,
  lane: 'slack',
  audience: 'channel',
  payload: null,
});

export async function askedDesk(): Promise<AskedDesk> {
  const kept = await keptDesk(peopleTables, [{ title: 'People', headers: ['Name', 'Phone', 'Stage'], rows }]);
  const { desk, state } = kept;
  await perform(apply, desk, kept.asked);

  const settle = async (more: Partial<typeof nothingSettled>) => {
    const lease = (await state.take('asker', 60))!;
    await state.settle(lease, { ...nothingSettled, plan: desk.ids.fresh(), ...more });
    await state.release(lease);
  };
  const record = async (name: string) => {
    const all = await state.records('people', 'all');
    return recordKey('people', all.find(({ seen }) => seen['name'] === name)!.id);
  };
  const ask: AskedDesk['ask'] = (question) =>
    settle({ questions: [{ about: [], args: {}, at: desk.clock.now(), answer: null, ...question }] });

  return {
    ...kept,
    record,
    ask,
    async askConflict(key, stands, other) {
      const about = await record('Ann');
      const patch = {
        table: 'people',
        id: about.slice('people/'.length),
        expect: { stage: stands },
        set: { stage: other },
        because: { stage: { rule: 'request', reason: null } },
      };
      await ask({
        key,
        kind: 'conflict',
        about: [about],
        args: { field: 'stage', kept: stands, other, by: 'Olena' },
        patch,
      });
    },
    async holdBack(key) {
      const open = await state.questions({ open: true, limit: 100 });
      const held = open.filter(({ patch }) => patch !== undefined && 'phone' in patch.set);
      await settle({
        questions: [
          ...held.map((one) => ({ ...one, args: { ...one.args, guard: key } })),
          {
            key,
            kind: 'guard',
            about: [],
            args: { what: 'cells', count: held.length, records: held.length, table: 'People', cause: 'c' },
            at: desk.clock.now(),
            answer: null,
          },
        ],
      });
    },
    async send(key, outcome) {
      await settle({ effects: [effectOf(key, await record('Bob'))] });
      const [claimed] = await state.claim(desk.clock.now(), 1);
      const { attempt } = claimed!;
      await state.delivered(
        key,
        attempt,
        outcome === 'unknown' ? { is: 'unknown' } : { is: 'failed', why: 'channel_not_found', retryAt: null },
      );
    },
  };
}
