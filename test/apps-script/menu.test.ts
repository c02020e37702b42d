import { describe, expect, test } from '@jest/globals';
import { connected } from './connected.ts';
import { newWorld, type World } from './world.ts';

const told = (body: unknown) => () => ({ code: 200, body: JSON.stringify(body) });
const last = (world: World) => world.alerts.at(-1)?.text;

describe('the menu', () => {
  test.each([
    ['en_GB', ['Check this row', 'What is waiting', 'Undo Rowcall’s last change here', 'Set up', 'Help']],
    [
      'ru_RU',
      [
        'Проверить эту строку',
        'Что ждёт решения',
        'Отменить последнее изменение Rowcall здесь',
        'Подключение',
        'Справка',
      ],
    ],
    [
      'uk_UA',
      ['Перевірити цей рядок', 'Що чекає на рішення', 'Скасувати останню зміну Rowcall тут', 'Підключення', 'Довідка'],
    ],
    ['de_DE', ['Check this row', 'What is waiting', 'Undo Rowcall’s last change here', 'Set up', 'Help']],
  ])('is there as soon as the spreadsheet is open, in its language: %s', (locale, items) => {
    const world = newWorld({ locale });
    expect(world.open()).toEqual(items);
    expect(world.failures).toEqual([]);
  });

  test('says where there is no connection yet, whatever is chosen', () => {
    const world = newWorld();
    for (const item of ['Check this row', 'What is waiting', 'Undo Rowcall’s last change here', 'Help']) {
      world.choose(item);
      expect(last(world)).toContain('not connected to Rowcall yet');
    }
    expect(world.requests).toEqual([]);
  });

  test('Help says who has connected the spreadsheet, and to what', () => {
    const world = connected();
    world.choose('Help');
    expect(last(world)).toContain('Connected to https://rowcall.example.com/hook/sales by anna@example.com.');
  });
});

describe('Check this row', () => {
  test('has Rowcall look at the chosen rows at once, in the name of who chose it', () => {
    const world = connected();
    world.chosen = { tab: 7, first: 4, last: 6 };
    const begun = world.now();
    world.choose('Check this row', 'ben@example.com');
    expect(world.requests).toMatchObject([
      {
        body: { kind: 'check', spreadsheetId: 'sheet-1', sheetId: 7, rows: [[4, 6]] },
        at: begun,
        user: 'ben@example.com',
      },
    ]);
    expect(world.toasts.map(({ text }) => text)).toEqual([
      'Rowcall is looking at rows 4 to 6. Its answers appear in the rows in a few seconds.',
    ]);
  });

  test('has Google ask again for a permission that was left out, and does nothing without it', () => {
    const world = connected();
    world.chosen = { tab: 7, first: 4, last: 6 };
    world.deny('ben@example.com', 'https://www.googleapis.com/auth/script.external_request');
    world.choose('Check this row', 'ben@example.com');
    expect([world.requests, world.alerts, world.toasts, world.failures]).toEqual([[], [], [], []]);
  });

  test('asks to choose a cell where none is', () => {
    const world = connected();
    world.choose('Check this row');
    expect(last(world)).toBe('Choose a cell first, then try again.');
    expect(world.requests).toEqual([]);
  });

  test.each([
    [503, /^Rowcall does not answer\. What you have typed is kept/],
    [401, /does not take calls of anna@example\.com/],
    [404, /it is not Rowcall/],
  ])('says what is wrong, and what to do, when the answer is %i', (code, text) => {
    const world = connected();
    world.chosen = { tab: 7, first: 4, last: 4 };
    world.reply = () => ({ code, body: '' });
    world.choose('Check this row');
    expect(last(world)).toMatch(text);
    expect(world.toasts).toEqual([]);
  });

  test('says that Google names nobody where that was not allowed', () => {
    const world = connected();
    world.chosen = { tab: 7, first: 4, last: 4 };
    world.token = () => '';
    world.choose('Check this row');
    expect(last(world)).toMatch(/^Google does not tell Rowcall who you are/);
    expect(world.requests).toEqual([]);
  });
});

describe('What is waiting', () => {
  test('shows what Rowcall tells', () => {
    const world = connected();
    world.locale = 'uk_UA';
    world.open();
    world.reply = told({ is: 'told', text: 'Два питання:\n1. …' });
    world.choose('Що чекає на рішення');
    expect(world.requests.at(-1)!.body).toEqual({ kind: 'waiting', spreadsheetId: 'sheet-1' });
    expect(last(world)).toBe('Два питання:\n1. …');
  });

  test.each([[{ is: 'unsupported' }], [{ is: 'heard' }]])(
    'says in plain words that this Rowcall cannot tell it yet: %j',
    (body) => {
      const world = connected();
      world.reply = told(body);
      world.choose('What is waiting');
      expect(last(world)).toMatch(/^This Rowcall cannot show here yet what is waiting\..*rowcall questions$/);
    },
  );

  test('cuts a text that would fill the screen', () => {
    const world = connected();
    world.reply = told({ is: 'told', text: 'x'.repeat(100_000) });
    world.choose('What is waiting');
    expect(last(world)).toHaveLength(4000);
  });
});

describe('Undo Rowcall’s last change here', () => {
  const asking = (world: World) => {
    world.chosen = { tab: 7, first: 4, last: 4 };
    world.reply = ({ body }) =>
      body['confirm'] === undefined
        ? told({ is: 'asks', text: 'Phone: +380… back to 044…?', confirm: 'change-9' })()
        : told({ is: 'told', text: 'Taken back.' })();
  };
  const undo = 'Undo Rowcall’s last change here';

  test('first says what would be taken back; a yes takes it back', () => {
    const world = connected();
    asking(world);
    world.replies.push('YES');
    world.choose(undo);
    expect(world.requests.map(({ body }) => body['confirm'])).toEqual([undefined, 'change-9']);
    expect(world.requests[1]!.body).toMatchObject({ kind: 'undo', sheetId: 7, rows: [[4, 4]] });
    expect(world.alerts.map(({ text }) => text)).toEqual(['Phone: +380… back to 044…?', 'Taken back.']);
  });

  test.each(['NO', 'closed window'])('takes nothing back on anything else: %s', (reply) => {
    const world = connected();
    asking(world);
    world.replies.push(reply);
    world.choose(undo);
    expect(world.requests).toHaveLength(1);
  });

  test('says in plain words that this Rowcall cannot do it yet', () => {
    const world = connected();
    world.chosen = { tab: 7, first: 4, last: 4 };
    world.reply = told({ is: 'unsupported' });
    world.choose(undo);
    expect(last(world)).toMatch(/^This Rowcall cannot undo from here yet; nothing was changed\./);
  });
});
