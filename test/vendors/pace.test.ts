import { describe, expect, test } from '@jest/globals';
import { pace } from '../../adapters/vendors/pace.ts';
import { virtualClock } from '../virtual-clock.ts';

const start = '2026-11-22T09:00:00.000Z';
const minute = 60_000;

function given(calls: number, within: number) {
  const clock = virtualClock(start);
  const passed = () => Date.parse(clock.now()) - Date.parse(start);
  return { clock, passed, door: pace('The vendor', clock, { calls, within }, () => 0.5) };
}

describe('the pace of calls', () => {
  test('as many calls as are allowed go in at once, and the next waits until the first is long enough ago', async () => {
    const { clock, passed, door } = given(3, minute);
    const times = await clock.run(async () => {
      const at: number[] = [];
      for (let call = 0; call < 7; call++) {
        await door.turn(10 * minute);
        at.push(passed());
      }
      return at;
    });
    expect(times).toEqual([0, 0, 0, minute, minute, minute, 2 * minute]);
  });

  test('whoever comes together goes in one after another, in the order in which they came', async () => {
    const { clock, passed, door } = given(1, 200);
    const at: [string, number][] = [];
    await clock.run(() =>
      Promise.all(['a', 'b', 'c'].map((name) => door.turn(minute).then(() => at.push([name, passed()])))),
    );
    expect(at).toEqual([
      ['a', 0],
      ['b', 200],
      ['c', 400],
    ]);
  });

  test('whoever would wait too long is told at once when to come again', async () => {
    const { clock, passed, door } = given(1, minute);
    await door.turn(0);
    await clock.pass(10_000);
    await expect(door.turn(20_000)).rejects.toMatchObject({ code: 'vendor.busy', details: { retryAfter: 50 } });
    expect(passed()).toBe(10_000);
  });

  test('after a refusal nobody goes in for as long as the vendor said', async () => {
    const { clock, passed, door } = given(5, 1000);
    door.refused(30_000);
    await clock.run(() => door.turn(minute));
    expect(passed()).toBe(30_000);
  });

  test('refusals in a row double the pause up to 64 seconds, and a call that went well ends the row', async () => {
    const { clock, passed, door } = given(1000, 1000);
    const pauses: number[] = [];
    const next = async () => {
      const before = passed();
      door.refused();
      await clock.run(() => door.turn(2 * minute));
      pauses.push((passed() - before) / 1000);
    };
    for (let again = 0; again < 8; again++) await next();
    door.taken();
    await next();
    expect(pauses).toEqual([1.5, 2.5, 4.5, 8.5, 16.5, 32.5, 64, 64, 1.5]);
  });

  test('whoever was waiting already waits on when the vendor refuses somebody meanwhile', async () => {
    const { clock, passed, door } = given(1, 1000);
    await door.turn(0);
    const waiting = clock.run(() => door.turn(minute));
    door.refused(5000);
    await waiting;
    expect(passed()).toBe(5000);
  });
});
