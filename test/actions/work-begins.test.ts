import { expect, test } from '@jest/globals';
import { workBegins } from '../../adapters/actions/telling/work-begins.ts';

const work = { days: [1, 2, 3, 4, 5], from: 9.5, to: 18, holidays: new Set(['2026-11-23', '11-24', '2026-03-30']) };
const begins = (from: string, zone = 'Europe/Kyiv') => workBegins(from, { zone, work });

test.each([
  ['on a workday: that morning', '2026-11-25T20:00:00.000Z', '2026-11-25T07:30:00.000Z'],
  ['from Saturday, over two holidays', '2026-11-20T22:00:00.000Z', '2026-11-25T07:30:00.000Z'],
  ['over the change of the clocks and a holiday', '2026-03-28T12:00:00.000Z', '2026-03-31T06:30:00.000Z'],
])('a team begins to work %s', (_, from, at) => expect(begins(from)).toBe(at));

test('a team begins by its own clocks', () =>
  expect(begins('2026-11-25T20:00:00.000Z', 'America/New_York')).toBe('2026-11-25T14:30:00.000Z'));
