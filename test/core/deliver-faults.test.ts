import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Turn } from '../../adapters/senders/memory/sender.ts';
import type { DeliveryPorts } from '../../core/deliver.ts';
import type { Effect } from '../../core/effect.ts';
import { later } from '../../core/ports.ts';
import { layOutboxDesk, message, noon, type OutboxDesk } from './outbox-desk.ts';

/** Where a process falls: at its so-many-th step, just before or just after it. */
interface Fall {
  readonly step: number;
  readonly before: boolean;
}

interface Process {
  readonly ports: DeliveryPorts;
  readonly steps: () => number;
  readonly fell: () => boolean;
}

/** A process that falls and does nothing from then on, whatever it was about to do. */
function processOf(ports: DeliveryPorts, fall: Fall): Process {
  let steps = 0;
  let isDead = false;
  const falling = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        // A sender makes words of many effects without leaving the process.
        const isStep = typeof member === 'function' && (port === ports.state || name !== 'gather');
        if (!isStep) return member;
        return async (...given: unknown[]) => {
          if (isDead) throw new Error('no power');
          isDead = ++steps === fall.step;
          if (isDead && fall.before) throw new Error('power cut before the step');
          const done: unknown = await Reflect.apply(member, target, given);
          if (isDead) throw new Error('power cut after the step');
          return done;
        };
      },
    });
  const senders = new Map([...ports.senders].map(([kind, sender]) => [kind, falling(sender)]));
  return { ports: { ...ports, state: falling(ports.state), senders }, steps: () => steps, fell: () => isDead };
}

const calm: Fall = { step: 0, before: true };

/** Keys of the effects that people see, gatherings by what they say. */
function told(desk: OutboxDesk): readonly string[] {
  return desk.sender.seen.flatMap(({ effect }) => effect.parts ?? [effect.key]);
}

function twice(keys: readonly string[]): readonly string[] {
  return keys.filter((key, at) => keys.indexOf(key) !== at);
}

describe('a process that falls', () => {
  const effects = [
    message('a', { back: { link: 'thread' } }),
    message('b', { number: { sequence: 'invoice', period: '2026' } }),
    message('c', { list: 'overdue' }),
    message('d', { list: 'overdue' }),
    message('x', { lane: 'stock', card: 'deal 1' }),
  ];

  async function story(fall: Fall) {
    const desk = await layOutboxDesk();
    await desk.queue(effects);
    const one = processOf(desk.ports, fall);
    await desk.deliver(60, one.ports).catch(() => {});
    await desk.untilEmpty();
    const requests = (await desk.state.inbox(99)).length;
    const end = { told: told(desk).toSorted(), ends: Object.values(desk.ends()).toSorted(), requests };
    const numbers = desk.sender.seen.flatMap(({ number }) => number ?? []);
    const order = told(desk).filter((key) => key !== 'x');
    await desk.close();
    return { end, numbers, order, steps: one.steps(), fell: one.fell() };
  }

  test('at any step loses nothing and says nothing twice: the next one brings it to the same end', async () => {
    const whole = await story(calm);
    expect(whole).toMatchObject({ order: ['a', 'b', 'c', 'd'], numbers: ['1'], end: { requests: 1 } });
    expect(whole.steps).toBeGreaterThan(8);

    for (let step = 1; step <= whole.steps; step++)
      for (const before of [true, false]) {
        const { end, numbers, order, fell } = await story({ step, before });
        expect([step, before, fell]).toEqual([step, before, true]);
        expect([step, before, end]).toEqual([step, before, whole.end]);
        expect([step, before, numbers, order]).toEqual([step, before, whole.numbers, whole.order]);
      }
  });
});

describe('whatever goes wrong', () => {
  /** One thing that is wanted; `after` so many seconds. */
  interface Wanted {
    readonly effect: Effect;
    readonly after: number;
  }

  const anyWanted = (key: number): fc.Arbitrary<Wanted> =>
    fc.record({
      after: fc.nat({ max: 240 }),
      effect: fc
        .record({
          lane: fc.constantFrom('sales', 'sales', 'stock', 'boss'),
          until: fc.option(fc.integer({ min: 60, max: 1500 }), { nil: null, freq: 4 }),
          kind: fc.constantFrom('plain', 'plain', 'card', 'list', 'number'),
          which: fc.constantFrom('1', '2'),
        })
        .map(({ lane, until, kind, which }) =>
          message(`e${key}`, {
            lane,
            back: { link: 'thread' },
            ...(until !== null && { until: later(noon, until * 1000) }),
            ...(kind === 'card' && { card: `${lane} ${which}` }),
            ...(kind === 'list' && { list: which }),
            ...(kind === 'number' && { number: { sequence: which, period: '2026' } }),
          }),
        ),
    });

  const anyTurn: fc.Arbitrary<Turn> = fc.oneof(
    { weight: 6, arbitrary: fc.constant<Turn>('done') },
    { weight: 5, arbitrary: fc.constantFrom<Turn>('lost', 'dropped', 'silent', 'down', 'refused') },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((seconds) => ({ late: seconds * 1000 })) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map((busy) => ({ busy })) },
  );

  const anyFall = fc.record({ step: fc.integer({ min: 1, max: 40 }), before: fc.boolean() });

  const anyStory = fc.record({
    wanted: fc
      .integer({ min: 1, max: 14 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyWanted(at)))),
    turns: fc.array(anyTurn, { maxLength: 40 }),
    deaf: fc.array(fc.boolean(), { maxLength: 20 }),
    falls: fc.array(anyFall, { maxLength: 8 }),
    pauses: fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 8, maxLength: 12 }),
  });

  type Story = typeof anyStory extends fc.Arbitrary<infer S> ? S : never;

  async function play({ wanted, turns, deaf, falls, pauses }: Story, late = 60_000): Promise<OutboxDesk> {
    const script = { turns: [...turns], deaf: [...deaf], falls: [...falls] };
    const desk = await layOutboxDesk({
      turn: () => script.turns.shift() ?? 'done',
      finds() {
        if (script.deaf.shift()) throw new Error('no look-up now');
      },
      late,
    });
    const rest = new Set(wanted);
    const begin = () => processOf(desk.ports, script.falls.shift() ?? calm);
    let workers = [begin(), begin()];
    for (const pause of pauses) {
      const due = [...rest].filter(({ after }) => later(noon, after * 1000) <= desk.clock.now());
      for (const one of due) rest.delete(one);
      await desk.queue(due.map(({ effect }) => effect));
      await Promise.all([
        desk.deliver(25, workers[0]!.ports).catch(() => {}),
        desk.deliver(25, workers[1]!.ports).catch(() => {}),
      ]);
      workers = workers.map((one) => (one.fell() ? begin() : one));
      await desk.clock.pass(pause * 1000);
    }
    await desk.queue([...rest].map(({ effect }) => effect));
    await desk.untilEmpty();
    await desk.clock.pass(300_000);
    return desk;
  }

  test('nobody sees an effect twice, lanes keep their order, and every effect comes to an end that people can see', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => {
        const desk = await play(story);
        try {
          await check(desk, story.wanted);
        } finally {
          await desk.close();
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('but a sender that says its calls are never late, and they are, is seen twice', async () => {
    const story = { wanted: [{ effect: message('e0'), after: 0 }], turns: [{ late: 60_000 }] as Turn[], falls: [] };
    const desk = await play({ ...story, deaf: [], pauses: Array<number>(8).fill(20) }, 0);

    expect(twice(told(desk))).toEqual(['e0']);
    await desk.close();
  });

  async function check(desk: OutboxDesk, wanted: readonly Wanted[]): Promise<void> {
    const seen = told(desk);
    expect(twice(seen)).toEqual([]);

    const ends = desk.ends();
    const questions = await desk.state.questions({ open: true, limit: 999 });
    const gathered = new Map(
      desk.sender.seen.flatMap(({ effect }) => (effect.parts ?? []).map((part) => [part, effect.key])),
    );
    const into = new Set(gathered.values());
    for (const { effect } of wanted) {
      const end = ends[effect.key]!;
      expect(['sent', 'expired', 'replaced', 'gathered', 'failed']).toContain(end);
      if (end !== 'gathered')
        expect([effect.key, end, seen.includes(effect.key)]).toEqual([effect.key, end, end === 'sent']);
    }
    for (const [key, end] of Object.entries(ends))
      if (end === 'failed')
        expect(questions.filter((one) => one.key.startsWith(`alarm/effect/${key}/`))).toMatchObject([
          { kind: 'alarm' },
        ]);
    for (const key of into) expect(ends[key]).toBe('sent');

    const said = (await desk.state.inbox(999)).flatMap(({ work }) => (work.is === 'request' ? work.request.key : []));
    expect(said.toSorted()).toEqual(seen.map((key) => `receipt/${key}`).toSorted());

    const lanes = Map.groupBy(
      desk.sender.seen.filter(({ effect }) => effect.list === undefined && !isList(effect, wanted)),
      ({ effect }) => effect.lane,
    );
    for (const shown of lanes.values()) {
      const places = shown.flatMap(({ effect }) => effect.parts ?? [effect.key]).map((key) => desk.queued.indexOf(key));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }

    const numbers = Map.groupBy(
      desk.sender.seen.filter(({ number }) => number !== null),
      ({ effect }) => effect.number!.sequence,
    );
    for (const taken of numbers.values()) expect(twice(taken.map(({ number }) => number!))).toEqual([]);
  }

  function isList({ parts = [] }: Effect, wanted: readonly Wanted[]): boolean {
    return wanted.some(({ effect }) => parts.includes(effect.key) && effect.list !== undefined);
  }
});
