import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { tick } from '../../adapters/actions/tick.ts';
import type { MemorySender, Turn } from '../../adapters/senders/memory/sender.ts';
import { memorySender } from '../../adapters/senders/memory/sender.ts';
import type { Effect } from '../../core/effect.ts';
import { RowcallError } from '../../core/errors.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import { recordKey } from '../../core/record.ts';
import type { Settlement } from '../../core/state.ts';
import type { Store } from '../../core/store.ts';
import { phoneTables } from '../team-settings.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { virtualClock } from '../virtual-clock.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const rows = [
  ['Ann', '067 123 45 67'],
  ['Bob', null],
];

interface TickDesk extends KeptDesk {
  readonly sender: MemorySender;
  readonly clock: VirtualClock;
  /** What a pass of the loop leaves behind. */
  leave(what: Partial<Settlement>): Promise<void>;
  /** The same desk over a spreadsheet that behaves otherwise. */
  over(store: Partial<Store>): Desk;
}

/** A spreadsheet of two people, and messages that go as they are told to. */
async function lay(more = '', turn: (effect: Effect) => Turn = () => 'done'): Promise<TickDesk> {
  const clock = virtualClock('2026-11-22T09:00:00.000Z');
  const kept = await keptDesk(`${phoneTables}${more}`, [{ title: 'People', headers: ['Name', 'Phone'], rows }], clock);
  const sender = memorySender({ clock, turn, finds: false });
  const desk: Desk = { ...kept.desk, openSenders: async () => new Map([['memory', sender]]) };
  return {
    ...kept,
    desk,
    sender,
    clock,
    async leave(what) {
      const lease = (await kept.state.take('loop', 60))!;
      await kept.state.settle(lease, { ...nothingSettled, plan: desk.ids.fresh(), ...what });
      await kept.state.release(lease);
    },
    over: (other) => ({ ...desk, openBook: async () => ({ ...kept.store, ...other, close: async () => {} }) }),
  };
}

const message = (key: string, lane = key): Effect => ({
  key,
  kind: 'memory',
  about: 'people/somebody',
  lane,
  audience: 'staff',
  payload: { reason: { code: 'report.new', args: { what: key } } },
});

const call = (kept: TickDesk, desk = kept.desk) => kept.clock.run(() => perform(tick, desk, kept.asked));
const keys = ({ sender }: TickDesk) => sender.seen.map(({ effect }) => effect.key);

const open = async () => {
  throw new RowcallError('book.open', 'Somebody has it open.');
};

describe('the scheduler’s call', () => {
  test('answers rows and leaves people’s cells alone; the next one finds nothing to do', async () => {
    const kept = await lay();

    const first = await call(kept);
    const second = await call(kept);

    expect(tick.output.parse(first)).toEqual(first);
    expect(first).toMatchObject({
      columns: [{ table: 'People', columns: ['Rowcall'] }],
      read: 2,
      answers: 2,
      changed: 0,
      waiting: 1,
      questions: 0,
      left: false,
      open: null,
    });
    expect(second).toMatchObject({ columns: [], answers: 0, changed: 0, due: 0, waiting: 1, left: false });
    expect(await kept.column('People', 'Rowcall')).toEqual(['? 1', '✓']);
    expect(await kept.column('People', 'Phone')).toEqual(['067 123 45 67']);
  });

  test('sends what waits once, and tells of what failed and of what nobody knows', async () => {
    const turns: Readonly<Record<string, Turn>> = { refused: 'refused', lost: 'dropped', busy: { busy: 3600 } };
    const kept = await lay('', ({ key }) => turns[key] ?? 'done');
    await kept.leave({ effects: ['good', 'refused', 'lost', 'busy'].map((key) => message(key)) });

    const first = await call(kept);
    await kept.clock.pass(2 * 60_000);
    const second = await call(kept);

    expect(first).toMatchObject({ messages: { sent: 1, failed: 1, unknown: 0, left: 2 }, questions: 1 });
    expect(second).toMatchObject({ messages: { sent: 0, failed: 0, unknown: 1, left: 1 }, questions: 2 });
    expect(keys(kept)).toEqual(['good']);
  });

  test('tells how many came together as one message', async () => {
    const kept = await lay();
    const listed = ['a', 'b', 'c'].map((key) => ({ ...message(key, 'team'), list: 'morning' }));
    await kept.leave({ effects: listed });

    expect((await call(kept)).messages).toEqual({ sent: 1, gathered: 3, failed: 0, unknown: 0, left: 0 });
  });

  test('heeds reminders whose time has come, once', async () => {
    const kept = await lay();
    await call(kept);
    const { id } = (await kept.state.records('people', 'all'))[0]!;
    const wake = (at: string) => ({ rule: 'validation', at });
    await kept.leave({ wakes: new Map([[recordKey('people', id), [wake('2026-11-22T08:00:00.000Z')]]]) });

    const [first, second] = [await call(kept), await call(kept)];

    expect([first.due, second.due]).toEqual([1, 0]);
  });

  test('sends messages while another program has the book open, and tells how many answers wait', async () => {
    const kept = await lay();
    await call(kept);
    kept.store.person.type('people', 2, 'name', null);
    await kept.leave({ effects: [message('reminder')] });

    const ticked = await call(kept, kept.over({ setUp: open, write: open }));

    expect(ticked).toMatchObject({ open: 1, answers: 0, messages: { sent: 1, left: 0 } });
    expect(keys(kept)).toEqual(['reminder']);
    expect(await call(kept)).toMatchObject({ open: null, answers: 1 });
    expect(await kept.column('People', 'Rowcall')).toEqual(['! 1', '✓']);
  });

  test('sends nothing while its columns cannot be added: whose spreadsheet it is has not been looked at yet', async () => {
    const kept = await lay();
    await kept.leave({ effects: [message('reminder')] });

    const ticked = await call(kept, kept.over({ setUp: open }));

    expect(ticked).toMatchObject({ open: 2, columns: [], messages: { sent: 0, left: 1 } });
  });

  test('writes and sends nothing in what may be a copy, and says so', async () => {
    const kept = await lay();
    await call(kept);
    const lease = (await kept.state.take('test', 60))!;
    await kept.state.identify(lease, 'here');
    await kept.state.release(lease);
    await kept.leave({ effects: [message('reminder')] });

    const copied = kept.over({ identity: async () => 'there', stands: async () => true });

    await expect(call(kept, copied)).rejects.toMatchObject({ code: 'store.copied' });
    expect(keys(kept)).toEqual([]);
  });

  test('leaves it for the next time while another Rowcall is at work', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, kept.asked);
    kept.store.person.type('people', 2, 'name', null);
    const lease = (await kept.state.take('other', 60))!;

    const busy = await call(kept);
    await kept.state.release(lease);

    expect(busy).toMatchObject({ left: true, answers: 0 });
    expect(await call(kept)).toMatchObject({ left: false, answers: 1 });
  });

  test('keeps a backup once a day where the settings name a folder, and none elsewhere', async () => {
    const [kept, other] = [await lay('backup: { to: kept }\n'), await lay()];

    const made = [await call(kept), await call(kept), await call(other)];

    expect(made.map(({ backup }) => backup.is)).toEqual(['made', 'none', 'none']);
  });

  test('does all the rest when no backup can be made, and tells why', async () => {
    const kept = await lay('backup: { to: kept }\n');
    await kept.leave({ effects: [message('reminder')] });
    const place = async () => {
      throw new RowcallError('disk.full', 'No room in kept.');
    };

    const ticked = await call(kept, { ...kept.desk, files: { ...kept.files, place } });

    expect(tick.output.parse(ticked)).toEqual(ticked);
    expect(ticked).toMatchObject({
      answers: 2,
      messages: { sent: 1 },
      backup: { is: 'failed', code: 'disk.full', message: 'No room in kept.' },
    });
  });

  test('throws away what was kept for as long as the settings say', async () => {
    const line = {
      plan: 'p',
      cause: 'c',
      table: 'people',
      id: 'long-gone',
      phase: 'observed',
      actor: { is: 'program', name: 'test' },
      rules: {},
      before: { name: 'A' },
      after: { name: 'B' },
      at: '2026-06-22T09:00:00.000Z',
    } as const;
    const [short, usual] = [await lay('history: { keep: 60 }\n'), await lay()];
    for (const kept of [short, usual]) await kept.leave({ journal: [line] });

    expect([(await call(short)).pruned, (await call(usual)).pruned]).toEqual([1, 0]);
  });
});
