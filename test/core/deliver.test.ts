import { afterEach, describe, expect, test } from '@jest/globals';
import { consoleSender } from '../../adapters/senders/console/sender.ts';
import type { MemorySetting, Turn } from '../../adapters/senders/memory/sender.ts';
import { memorySender } from '../../adapters/senders/memory/sender.ts';
import { deliver } from '../../core/deliver.ts';
import { later } from '../../core/ports.ts';
import type { Sender } from '../../core/sender.ts';
import type { OutboxDesk } from './outbox-desk.ts';
import { layOutboxDesk, message, noon } from './outbox-desk.ts';

const laid: OutboxDesk[] = [];

afterEach(async () => {
  for (const desk of laid.splice(0)) await desk.close();
});

async function lay(setting: Omit<MemorySetting, 'clock'> = {}, others: readonly Sender[] = []): Promise<OutboxDesk> {
  const desk = await layOutboxDesk(setting, others);
  laid.push(desk);
  return desk;
}

/** The turns of the calls, one after another; then everything goes well. */
function script(...turns: readonly Turn[]): Pick<MemorySetting, 'turn'> & { readonly calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    turn({ key }) {
      calls.push(key);
      return turns[calls.length - 1] ?? 'done';
    },
  };
}

const secondsAfterNoon = (moment: string) => (Date.parse(moment) - Date.parse(noon)) / 1000;

describe('sending', () => {
  test('goes lane by lane in order, and is counted', async () => {
    const desk = await lay();
    await desk.queue([message('a'), message('x', { lane: 'stock' }), message('b'), message('c')]);

    expect(await desk.deliver()).toEqual({ sent: 4, gathered: 0, failed: 0, unknown: 0, left: 0 });
    expect(desk.seen().filter((key) => key !== 'x')).toEqual(['a', 'b', 'c']);
    expect(await desk.deliver()).toEqual({ sent: 0, gathered: 0, failed: 0, unknown: 0, left: 0 });
  });

  test('passes on the number and what people see of the card', async () => {
    const desk = await lay();
    const invoice = { number: { sequence: 'invoice', period: '2026' }, card: 'deal 1' };
    await desk.queue([message('a', invoice), message('b')]);
    await desk.deliver();
    await desk.queue([message('c', invoice)]);
    await desk.deliver();

    expect(desk.sender.seen.map(({ number, previous }) => [number, previous?.id ?? null])).toEqual([
      ['1', null],
      [null, null],
      ['2', 'a'],
    ]);
  });

  test('leaves a pause between two of a lane, and waits for it within the call', async () => {
    const desk = await lay({ pace: 1500 });
    await desk.queue([message('a'), message('b'), message('c'), message('x', { lane: 'stock' })]);
    await desk.deliver();

    const times = Object.fromEntries(desk.sender.seen.map(({ effect, at }) => [effect.key, secondsAfterNoon(at)]));
    expect(times['x']).toBeLessThan(1);
    expect(times['b']! - times['a']!).toBeGreaterThanOrEqual(1.5);
    expect(times['c']! - times['b']!).toBeGreaterThanOrEqual(1.5);
  });

  test('begins nothing that might not end before the time is over', async () => {
    const desk = await lay();
    await desk.queue([message('a')]);

    expect(await desk.deliver(9)).toMatchObject({ sent: 0, left: 1 });
    expect(desk.ends()).toEqual({ a: 'waiting' });
    expect(await desk.deliver(10)).toMatchObject({ sent: 1, left: 0 });
  });

  test('comes to its end where the clock stands still', async () => {
    const desk = await lay({ turn: () => ({ busy: 3 }) });
    await desk.queue([message('a')]);
    const clock = { now: () => noon, sleep: async () => {} };

    expect(await deliver({ ...desk.ports, clock }, later(noon, 60_000))).toMatchObject({ sent: 0, left: 1 });
  });

  test('does not begin what was claimed too long ago, since others may take it for lost', async () => {
    const { calls, turn } = script();
    const desk = await lay({ turn: turn! });
    await desk.queue([message('a')]);
    let isSlow = true;
    const slow = {
      ...desk.state,
      async claim(...given: Parameters<typeof desk.state.claim>) {
        const claims = await desk.state.claim(...given);
        if (isSlow) await desk.clock.sleep(6_000);
        isSlow = false;
        return claims;
      },
    };
    await desk.deliver(15, { ...desk.ports, state: slow });

    expect([calls, desk.ends()]).toEqual([[], { a: 'waiting' }]);
    await desk.deliver();
    expect(desk.seen()).toEqual(['a']);
  });

  test('tells the row what the receipt says, as a request that is known by its effect', async () => {
    const desk = await lay();
    const back = { link: 'thread', at: 'told', number: 'no' };
    await desk.queue([message('a', { back, number: { sequence: 'act', period: '2026' } }), message('b')]);
    await desk.deliver();

    const [{ at } = { at: '' }] = desk.sender.seen;
    expect((await desk.state.inbox(9)).map(({ work }) => work)).toEqual([
      {
        is: 'request',
        request: {
          key: 'receipt/a',
          cause: 'a',
          actor: { is: 'program', name: 'memory' },
          edits: [{ table: 'deals', id: 'a', set: { thread: 'memory:a', told: at, no: '1' } }],
          creates: [],
        },
      },
    ]);
  });
});

describe('what certainly was not sent', () => {
  test('is tried again, each time after a longer while, and holds up its lane only', async () => {
    const { calls, turn } = script('down', 'down');
    const desk = await lay({ turn: turn! });
    await desk.queue([message('a'), message('b')]);
    await desk.untilEmpty();

    expect(calls).toEqual(['a', 'a', 'a', 'b']);
    expect(desk.seen()).toEqual(['a', 'b']);
    expect(secondsAfterNoon(desk.sender.seen[0]!.at)).toBeGreaterThanOrEqual(7.5 + 22.5);
  });

  test('is given up after eight failures, and people are told', async () => {
    const { calls, turn } = script(...Array<Turn>(8).fill('down'));
    const desk = await lay({ turn: turn! });
    await desk.queue([message('a'), message('b')]);
    await desk.untilEmpty();

    expect(calls).toEqual([...Array(8).fill('a'), 'b']);
    expect(desk.ends()).toEqual({ a: 'failed', b: 'sent' });
    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([
      { kind: 'alarm', about: ['deals/a'], args: { what: 'effect', kind: 'memory', why: 'sender.unreachable' } },
    ]);
  });

  test('is given up at once where trying again is of no use', async () => {
    const desk = await lay(script('refused'));
    await desk.queue([message('a'), message('b')]);

    expect(await desk.deliver()).toMatchObject({ sent: 1, failed: 1, left: 0 });
    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([{ args: { why: 'sender.refused' } }]);
  });

  test('because the other side takes nothing now waits as long as it says, however often', async () => {
    const { calls, turn } = script(...Array<Turn>(20).fill({ busy: 120 }));
    const desk = await lay({ turn: turn! });
    await desk.queue([message('a')]);
    await desk.untilEmpty();

    expect([calls.length, desk.ends()]).toEqual([21, { a: 'sent' }]);
    expect(secondsAfterNoon(desk.sender.seen[0]!.at)).toBeGreaterThanOrEqual(20 * 120);
  });

  test('because nothing here sends its kind is not lost: another process may', async () => {
    const desk = await lay();
    await desk.queue([message('a', { kind: 'slack' })]);
    expect(await desk.deliver(10)).toMatchObject({ sent: 0, failed: 0, left: 1 });

    const slack = { ...memorySender({ clock: desk.clock }), kind: 'slack' };
    await desk.clock.pass(60_000);
    expect(await desk.deliver(10, { ...desk.ports, senders: new Map([['slack', slack]]) })).toMatchObject({ sent: 1 });
  });
});

describe('a lost answer', () => {
  test('is looked up when nothing can come of the call any more, and what arrived is not sent again', async () => {
    const { calls, turn } = script('lost');
    const desk = await lay({ turn: turn! });
    await desk.queue([message('a', { back: { link: 'thread' } }), message('b')]);

    expect(await desk.deliver()).toMatchObject({ sent: 0, left: 2 });
    await desk.clock.pass(74_000);
    expect(await desk.deliver(10)).toMatchObject({ sent: 0, left: 2 });
    await desk.clock.pass(2_000);
    expect(await desk.deliver()).toMatchObject({ sent: 2, left: 0 });
    expect([calls, desk.seen()]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(await desk.state.inbox(9)).toHaveLength(1);
  });

  test.each<Turn>(['dropped', 'silent'])('of a call that did nothing (%s): it is sent then', async (turn) => {
    const desk = await lay(script(turn));
    await desk.queue([message('a')]);
    await desk.untilEmpty();

    expect([desk.seen(), desk.ends()]).toEqual([['a'], { a: 'sent' }]);
  });

  test('of a call that takes effect late: it is seen once', async () => {
    const desk = await lay(script({ late: 65_000 }));
    await desk.queue([message('a')]);
    await desk.untilEmpty();

    expect(desk.seen()).toEqual(['a']);
    expect(secondsAfterNoon(desk.sender.seen[0]!.at)).toBe(65);
  });

  test('is waited for as long as the sender says that calls may be late', async () => {
    const clock = { now: () => noon, sleep: async () => {} };
    const prompt = { ...memorySender({ clock }), kind: 'prompt', late: 0 };
    const desk = await lay({ ...script({ late: 290_000 }), late: 300_000 }, [prompt]);
    await desk.queue([message('a')]);
    await desk.untilEmpty();

    expect(desk.seen()).toEqual(['a']);
  });

  test('where nothing can be looked up is asked about, and nothing is sent again without a word', async () => {
    const { calls, turn } = script('lost');
    const desk = await lay({ turn: turn!, finds: false });
    await desk.queue([message('a'), message('b')]);
    await desk.untilEmpty();

    expect([calls, desk.ends()]).toEqual([['a', 'b'], { a: 'unknown', b: 'sent' }]);
    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([
      { key: 'unknown-effect/a/1', kind: 'unknown-effect', about: ['deals/a'] },
    ]);
    await desk.state.delivered('a', 1, { is: 'failed', why: 'asked', retryAt: desk.clock.now() });
    await desk.untilEmpty();
    expect(calls).toEqual(['a', 'b', 'a']);
  });

  test('of which the look-up fails is looked up later, and after a day a person is asked', async () => {
    let deaf = true;
    const finds = () => {
      if (deaf) throw new Error('no history now');
    };
    const desk = await lay({ ...script('lost', 'lost'), finds });
    await desk.queue([message('a'), message('b', { lane: 'stock' })]);
    await desk.deliver();
    await desk.clock.pass(3600_000);
    expect(await desk.deliver()).toMatchObject({ sent: 0, unknown: 0, left: 2 });
    await desk.clock.pass(24 * 3600_000);
    expect(await desk.deliver()).toMatchObject({ sent: 0, unknown: 2, left: 0 });

    deaf = false;
    expect(desk.ends()).toEqual({ a: 'unknown', b: 'unknown' });
  });

  test('time and again leads to an end that people are told of', async () => {
    const desk = await lay({ turn: () => 'dropped' });
    await desk.queue([message('a')]);
    await desk.untilEmpty();

    expect(desk.ends()).toEqual({ a: 'failed' });
    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([{ args: { why: 'sender.lost' } }]);
  });
});

describe('a storm', () => {
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

  test('after an outage is one message, which says everything in order', async () => {
    const desk = await lay();
    await desk.queue(seven.map((key) => message(key)));
    await desk.clock.pass(16 * 60_000);

    expect(await desk.deliver()).toEqual({ sent: 1, gathered: 7, failed: 0, unknown: 0, left: 0 });
    expect(desk.sender.seen[0]!.effect.payload).toMatchObject({
      reason: { code: 'report.messages', args: { count: 7 } },
      items: seven.map((key) => ({ record: `deals/${key}`, reason: { args: { what: key } } })),
    });
    expect(desk.ends()).toMatchObject(Object.fromEntries(seven.map((key) => [key, 'gathered'])));
  });

  test('is none while messages can leave in time, nor where few wait', async () => {
    const desk = await lay();
    await desk.queue(seven.map((key) => message(key)));
    expect(await desk.deliver()).toMatchObject({ sent: 7, gathered: 0 });

    await desk.queue(['1', '2', '3'].map((key) => message(key)));
    await desk.clock.pass(16 * 60_000);
    expect(await desk.deliver()).toMatchObject({ sent: 3, gathered: 0 });
  });

  test('leaves alone what has a number, changes a message that people see, or is for others; order stays', async () => {
    const desk = await lay();
    await desk.queue([message('0', { card: 'seen' })]);
    await desk.deliver();
    await desk.queue([
      message('a'),
      message('b'),
      message('c', { number: { sequence: 'act', period: '2026' } }),
      message('d'),
      message('e'),
      message('f', { card: 'seen' }),
      message('g', { audience: 'channel' }),
      message('h'),
    ]);
    await desk.clock.pass(16 * 60_000);

    expect(await desk.deliver()).toMatchObject({ sent: 6, gathered: 4 });
    expect(desk.seen().map((key) => key.replace(/^gathered.*/, '*'))).toEqual(['0', '*', 'c', '*', 'f', 'g', 'h']);
  });

  test('of a way of sending that cannot say many things at once goes one by one', async () => {
    const desk = await lay({ gathers: false, pace: 1000 });
    await desk.queue(seven.map((key) => message(key)));
    await desk.clock.pass(16 * 60_000);

    expect(await desk.deliver()).toMatchObject({ sent: 7, gathered: 0 });
    expect(desk.seen()).toEqual(seven);
  });

  test('what belongs to one list leaves as one message, whenever', async () => {
    const desk = await lay();
    const list = { list: 'overdue' };
    await desk.queue([message('a', list), message('b'), message('c', list), message('d', { list: 'other' })]);

    expect(await desk.deliver()).toMatchObject({ sent: 3, gathered: 2 });
    expect(desk.sender.seen.map(({ effect }) => effect.parts ?? effect.key)).toEqual([['a', 'c'], 'b', 'd']);
  });

  test('tells each row what the one receipt says', async () => {
    const desk = await lay();
    const part = { list: 'overdue', back: { link: 'thread' } };
    await desk.queue([message('a', part), message('b', part)]);
    await desk.deliver();

    const link = `memory:${desk.seen()[0]}`;
    expect((await desk.state.inbox(9)).map(({ work }) => work)).toMatchObject(
      ['a', 'b'].map((id) => ({ request: { key: `receipt/${id}`, edits: [{ id, set: { thread: link } }] } })),
    );
  });

  test('whose one message cannot be sent is told of with every record in it', async () => {
    const desk = await lay(script('refused'));
    await desk.queue([message('a', { list: 'x' }), message('b', { list: 'x' })]);
    await desk.deliver();

    const [alarm] = await desk.state.questions({ open: true, limit: 9 });
    expect([...alarm!.about].sort()).toEqual(['deals/a', 'deals/b']);
  });
});

test('several ways of sending work side by side', async () => {
  const lines: string[] = [];
  const say = () => ({ text: 'Привіт', link: null, items: [] });
  const clock = { now: () => noon, sleep: async () => {} };
  const desk = await lay({}, [consoleSender({ say, print: (line) => lines.push(line), folder: '', clock })]);
  await desk.queue([message('a'), message('b', { kind: 'console', lane: 'screen' })]);

  expect(await desk.deliver()).toMatchObject({ sent: 2, left: 0 });
  expect([desk.seen(), lines]).toEqual([['a'], ['Привіт']]);
});
