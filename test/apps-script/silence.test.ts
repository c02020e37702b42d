import { describe, expect, test } from '@jest/globals';
import { connected } from './connected.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
const row = { tab: 7, first: 4, last: 4 };
const silent = () => new Error('DNS error');
const heard = () => ({ code: 200, body: '{"is":"heard"}' });
const kinds = (world: World) => world.requests.map(({ body }) => body['kind']);

describe('every hour', () => {
  test('Rowcall is asked whether it is there, and nothing is looked at for that', () => {
    const world = connected();
    world.pass(3 * hour);
    expect(kinds(world)).toEqual(['alive', 'alive', 'alive']);
    expect(world.open()[0]).toBe('Check this row');
  });

  test('what could not be told is made good by a look at everything', () => {
    const world = connected();
    world.reply = silent;
    world.edit(row);
    world.reply = heard;
    world.requests.length = 0;
    world.pass(2 * hour);
    expect(world.requests.map(({ body }) => body)).toEqual([
      { kind: 'edit', spreadsheetId: 'sheet-1' },
      { kind: 'alive', spreadsheetId: 'sheet-1' },
    ]);
  });

  test('so is what a run gathered that Google has ended', () => {
    const world = connected();
    world.soon(500, () => {
      throw new Error('The run was ended.');
    });
    world.edit(row);
    world.pass(2 * hour);
    expect(kinds(world)).toEqual(['edit', 'alive']);
  });
});

describe('when Rowcall does not answer', () => {
  test('the menu says since when, counted from the first call that failed, in the time of the spreadsheet', () => {
    const world = connected({ zone: 'Europe/Kyiv' });
    world.reply = silent;
    world.edit(row);
    world.pass(hour);
    expect(world.open()[0]).toBe('Rowcall is not answering since 2026-03-02 11:00');
    world.pass(5 * hour);
    expect(world.open()[0]).toBe('Rowcall is not answering since 2026-03-02 11:00');
  });

  test('and uk_UA and ru_RU read it in their own way', () => {
    const world = connected();
    world.reply = silent;
    world.pass(hour);
    world.locale = 'ru_RU';
    expect(world.open()[0]).toBe('Rowcall не отвечает с 02.03.2026 10:00');
    world.locale = 'uk_UA';
    expect(world.open()[0]).toBe('Rowcall не відповідає з 02.03.2026 10:00');
  });

  test('one call that failed alarms nobody before the hourly check has found it so too', () => {
    const world = connected();
    world.reply = silent;
    world.edit(row);
    expect(world.open()[0]).toBe('Check this row');
  });

  test('but does not take the calls, the menu says that instead', () => {
    const world = connected();
    world.reply = () => ({ code: 401, body: '{"is":"unknown"}' });
    world.pass(hour);
    expect(world.open()[0]).toBe('Rowcall takes no calls from here since 2026-03-02 10:00');
  });

  test('the first call that is answered takes the notice away', () => {
    const world = connected();
    world.reply = silent;
    world.pass(2 * hour);
    expect(world.open()[0]).toMatch(/not answering/);
    world.reply = heard;
    world.edit(row);
    expect(world.open()[0]).toBe('Check this row');
    expect([...world.properties.all.keys()]).not.toContain('rowcall.silence');
  });

  test('connecting the spreadsheet anew begins afresh', () => {
    const world = connected();
    world.reply = silent;
    world.pass(2 * hour);
    world.reply = heard;
    world.replies.push('https://rowcall.example.com/hook/elsewhere');
    world.choose('Set up');
    expect(world.menu()[0]).toBe('Check this row');
  });

  test('choosing the notice tries again, says what came of it, and puts the menu right', () => {
    const world = connected();
    world.reply = silent;
    world.pass(hour);
    const notice = world.open()[0]!;
    world.choose(notice);
    expect(world.alerts.at(-1)!.text).toMatch(/^Rowcall does not answer\./);
    world.reply = heard;
    world.choose(notice);
    expect(world.alerts.at(-1)!.text).toBe('Rowcall answers.');
    expect(world.menu()[0]).toBe('Check this row');
  });

  test('that one person’s own calls are refused is no alarm for all', () => {
    const world = connected();
    world.chosen = row;
    world.reply = ({ user }) => (user === 'ben@example.com' ? { code: 401, body: '' } : heard());
    world.choose('Check this row', 'ben@example.com');
    world.pass(hour);
    expect(world.open()[0]).toBe('Check this row');
    expect(kinds(world).at(-1)).toBe('alive');
  });
});

describe('when the person who connected the spreadsheet is gone', () => {
  test('the menu says since when nothing is told, and that somebody else can take it over', () => {
    const world = connected();
    world.pass(2 * hour);
    world.leave('anna@example.com');
    world.pass(4 * hour);
    const [notice] = world.open('ben@example.com');
    expect(notice).toBe('Rowcall has been told nothing since 2026-03-02 11:00');
    world.choose(notice!, 'ben@example.com');
    expect(world.alerts.at(-1)!.text).toMatch(/nobody tells it what changes.*anna@example\.com.*take it over/);
    world.replies.push('https://rowcall.example.com/hook/sales', 'YES');
    world.choose('Set up', 'ben@example.com');
    expect(world.menu('ben@example.com')[0]).toBe('Check this row');
  });
});
