import { describe, expect, test } from '@jest/globals';
import { address, connected } from './connected.ts';
import { newWorld, type World } from './world.ts';

const row = (first: number, last = first, tab = 7) => ({ tab, first, last });
const told = (world: World) => world.requests.map(({ body }) => body);
const silent = () => new Error(`Address unavailable: ${address}`);

describe('an edit', () => {
  test('is told two seconds later: which spreadsheet, which tab, which rows, and nothing of what was typed', () => {
    const world = connected();
    const begun = world.now();
    world.edit(row(12), 'Secret customer');
    expect(told(world)).toEqual([{ kind: 'edit', spreadsheetId: 'sheet-1', sheetId: 7, rows: [[12, 12]] }]);
    expect(world.requests[0]).toMatchObject({ url: address, at: begun + 2000, startedBy: 'installable' });
    expect(world.requests[0]!.headers['Authorization']).toMatch(/^Bearer /);
    expect(world.requests[0]!.payload).not.toContain('Secret');
  });

  test('of many cells at once, of which Google tells no value, is told by its rows', () => {
    const world = connected();
    world.edit(row(8, 307));
    expect(told(world)).toMatchObject([{ rows: [[8, 307]] }]);
  });

  test('of which Google does not say where is told as one of the whole spreadsheet', () => {
    const world = connected();
    world.fire('edit', {});
    expect(told(world)).toEqual([{ kind: 'edit', spreadsheetId: 'sheet-1' }]);
  });

  test('makes no call from a spreadsheet that nobody has connected', () => {
    const world = newWorld();
    world.open();
    world.edit(row(1));
    expect(told(world)).toEqual([]);
  });

  test('in the copy of a connected spreadsheet is not told in the name of the original', () => {
    const world = connected();
    world.id = 'the-copy';
    world.edit(row(1));
    expect(told(world)).toEqual([]);
    expect(world.failures).toEqual([]);
  });
});

describe('several edits', () => {
  test('within two seconds become one call, neighbouring rows one range', () => {
    const world = connected();
    world.soon(500, () => world.edit(row(6)));
    world.soon(900, () => world.edit(row(9, 10)));
    world.soon(1500, () => world.edit(row(5)));
    world.soon(1600, () => world.edit(row(5, 6)));
    world.soon(1700, () => world.edit(row(6)));
    world.edit(row(7));
    expect(told(world)).toEqual([
      {
        kind: 'edit',
        spreadsheetId: 'sheet-1',
        sheetId: 7,
        rows: [
          [5, 7],
          [9, 10],
        ],
      },
    ]);
  });

  test('let only the first run wait: the others end at once', () => {
    const world = connected();
    for (let at = 100; at < 2000; at += 100) world.soon(at, () => world.edit(row(at)));
    world.edit(row(1));
    // Two seconds of gathering and the call itself, not twenty times so much.
    expect(world.runtime.get('anna@example.com')).toBe(2000 + world.latency);
  });

  test('that go on while Rowcall is being told are told by the next call', () => {
    const world = connected();
    world.soon(2100, () => world.edit(row(30)));
    world.edit(row(3));
    expect(told(world)).toMatchObject([{ rows: [[3, 3]] }, { rows: [[30, 30]] }]);
  });

  test('in two tabs are told tab by tab', () => {
    const world = connected();
    world.soon(500, () => world.edit(row(2, 2, 8)));
    world.edit(row(3));
    expect(told(world)).toMatchObject([
      { sheetId: 7, rows: [[3, 3]] },
      { sheetId: 8, rows: [[2, 2]] },
    ]);
  });

  test('in very many places of a tab are told as the whole tab, in many tabs as the whole spreadsheet', () => {
    const scattered = connected();
    for (let i = 1; i <= 101; i++) scattered.soon(i, () => scattered.edit(row(i * 10)));
    scattered.edit(row(5000));
    expect(told(scattered)).toEqual([{ kind: 'edit', spreadsheetId: 'sheet-1', sheetId: 7 }]);
    const tabs = connected();
    for (let i = 1; i <= 4; i++) tabs.soon(i, () => tabs.edit(row(2, 2, 100 + i)));
    tabs.edit(row(2));
    expect(told(tabs)).toEqual([{ kind: 'edit', spreadsheetId: 'sheet-1' }]);
  });

  test('that Google’s cache has forgotten meanwhile are made good by a look at everything', () => {
    const world = connected();
    world.soon(500, () => world.edit(row(6)));
    world.soon(1000, () => world.cache.forget());
    world.edit(row(7));
    expect(told(world)).toEqual([{ kind: 'edit', spreadsheetId: 'sheet-1' }]);
  });

  test('whose first run Google has ended early are told by the next', () => {
    const world = connected();
    world.soon(500, () => {
      throw new Error('The run was ended.');
    });
    world.edit(row(7));
    expect(told(world)).toEqual([]);
    world.pass(20_000);
    world.edit(row(9));
    expect(told(world)).toMatchObject([
      {
        rows: [
          [7, 7],
          [9, 9],
        ],
      },
    ]);
  });

  test('are left to the run that has taken them over from one that Google held up', () => {
    const world = connected();
    const taken = { teller: 'another run', since: world.now(), where: { everywhere: false, tabs: { 7: [[7, 7]] } } };
    world.soon(1000, () => world.cache.put('rowcall.gathering', JSON.stringify(taken), 60));
    world.edit(row(7));
    expect(told(world)).toEqual([]);
  });

  test('in two tabs are not both tried where nobody answers: the next hour makes good for both', () => {
    const world = connected();
    world.reply = silent;
    world.soon(500, () => world.edit(row(2, 2, 8)));
    world.edit(row(3));
    expect(told(world)).toMatchObject([{ sheetId: 7 }, { sheetId: 7 }]);
  });

  test('are told each by itself while Google’s lock or cache is not to be had', () => {
    const world = connected();
    world.lockedBy = 'somebody else';
    world.edit(row(3));
    world.lockedBy = null;
    world.cache.isBroken = true;
    world.edit(row(4));
    expect(told(world)).toMatchObject([{ rows: [[3, 3]] }, { rows: [[4, 4]] }]);
  });
});

describe('what is not an edit', () => {
  test.each(['INSERT_ROW', 'REMOVE_ROW', 'INSERT_COLUMN', 'REMOVE_COLUMN', 'INSERT_GRID', 'REMOVE_GRID', 'OTHER'])(
    '%s may have moved anything: the whole spreadsheet is to be looked at',
    (changeType) => {
      const world = connected();
      world.change(changeType);
      expect(told(world)).toEqual([{ kind: 'edit', spreadsheetId: 'sheet-1' }]);
    },
  );

  test('a format is not told', () => {
    const world = connected();
    world.change('FORMAT');
    expect(told(world)).toEqual([]);
  });

  test('a sort together with an edit is one call', () => {
    const world = connected();
    world.soon(300, () => world.change('OTHER'));
    world.edit(row(4));
    expect(told(world)).toEqual([{ kind: 'edit', spreadsheetId: 'sheet-1' }]);
  });
});

describe('a call that fails', () => {
  test.each([408, 429, 500, 503])('with %i is made once more, a second and a half later, and no more', (code) => {
    const world = connected();
    world.reply = () => ({ code, body: '' });
    world.edit(row(4));
    expect(world.requests).toHaveLength(2);
    expect(world.requests[1]!.at - world.requests[0]!.at).toBe(1500 + world.latency);
  });

  test.each([401, 403, 404, 413, 302])('with %i is not made again: nothing would change', (code) => {
    const world = connected();
    world.reply = () => ({ code, body: '' });
    world.edit(row(4));
    expect(world.requests).toHaveLength(1);
  });

  test('disturbs nobody: no window opens, no letter is written, nothing names the address or the token', () => {
    const world = connected();
    world.reply = silent;
    world.edit(row(4));
    world.callsLeft = 0;
    world.edit(row(5));
    world.deny('anna@example.com', 'openid');
    world.edit(row(6));
    expect([world.alerts, world.toasts, world.failures, world.warnings]).toEqual([[], [], [], []]);
  });

  test('because the script may not even look at the spreadsheet any more is noted by its kind alone', () => {
    const world = connected();
    world.deny('anna@example.com', 'https://www.googleapis.com/auth/spreadsheets.currentonly');
    world.edit(row(4));
    expect(world.failures).toEqual([]);
    expect(world.warnings).toEqual(['Rowcall was not told: Error']);
  });
});
