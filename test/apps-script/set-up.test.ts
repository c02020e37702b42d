import { describe, expect, test } from '@jest/globals';
import { address, connected } from './connected.ts';
import { newWorld, type World } from './world.ts';

const anna = 'anna@example.com';
const ben = 'ben@example.com';
const handlers = (world: World, user: string) =>
  world.triggers.filter((one) => one.user === user).map(({ handler }) => handler);
const all = ['rowcallEdited', 'rowcallChanged', 'rowcallHourly'];

function setUp(world: World, ...replies: string[]): string {
  world.replies.push(...replies);
  world.choose('Set up');
  return world.alerts.at(-1)!.text;
}

describe('set up', () => {
  test('asks for the address, tries it, and installs one trigger of each kind', () => {
    const world = newWorld();
    expect(setUp(world, ` ${address}/ `)).toMatch(/^This spreadsheet is connected\./);
    expect(world.requests.map(({ url, body }) => [url, body['kind']])).toEqual([[address, 'alive']]);
    expect(handlers(world, anna)).toEqual(all);
  });

  test('chosen again installs nothing twice', () => {
    const world = connected();
    setUp(world, address);
    setUp(world, address);
    expect(handlers(world, anna)).toEqual(all);
    world.edit({ tab: 7, first: 2, last: 2 });
    expect(world.requests.filter(({ body }) => body['kind'] === 'edit')).toHaveLength(1);
  });

  test('does nothing when the window is closed', () => {
    const world = newWorld();
    world.choose('Set up');
    expect(world.triggers).toEqual([]);
    expect(world.properties.all.size).toBe(0);
  });

  test.each(['http://rowcall.example.com/hook', 'rowcall', 'https://a b', 'https://a/?key=1', 'https://a/#x', ''])(
    'takes no address like “%s”',
    (wrong) => {
      const world = newWorld();
      expect(setUp(world, wrong)).toMatch(/^That is not such an address/);
      expect(world.requests).toEqual([]);
      expect(world.properties.all.size).toBe(0);
    },
  );

  test.each([
    [{ code: 200, body: '<html>Sign in</html>' }],
    [{ code: 200, body: '{"is":"well"}' }],
    [{ code: 404, body: '{"is":"nothing"}' }],
    [{ code: 302, body: '' }],
  ])('keeps no address at which something else answers: %j', (reply) => {
    const world = newWorld();
    world.reply = () => reply;
    expect(setUp(world, address)).toMatch(/it is not Rowcall/);
    expect(world.properties.all.size).toBe(0);
    expect(world.triggers).toEqual([]);
  });

  test('where Rowcall does not know the script yet says what to tell it, and works once it does', () => {
    const world = newWorld();
    world.reply = () => ({ code: 401, body: '{"is":"unknown"}' });
    const said = setUp(world, address);
    expect(said).toContain('GOOGLE_SCRIPT_AUDIENCE=77.apps.googleusercontent.com');
    expect(said).toContain('GOOGLE_SCRIPT_CALLERS=anna@example.com');
    world.reply = () => ({ code: 200, body: '{"is":"heard"}' });
    world.edit({ tab: 7, first: 2, last: 2 });
    expect(world.requests.at(-1)!.body).toMatchObject({ kind: 'edit', rows: [[2, 2]] });
  });

  test.each(['a@example.com', 'ab@example.com', 'abc@example.com', 'abcd@example.com'])(
    'reads for whom Google signs whatever the length of the token: %s',
    (user) => {
      const world = newWorld();
      world.reply = () => ({ code: 401, body: '' });
      world.open(user);
      world.replies.push(address);
      world.choose('Set up', user);
      expect(world.alerts.at(-1)!.text).toContain('GOOGLE_SCRIPT_AUDIENCE=77.apps.googleusercontent.com');
    },
  );

  test('keeps nothing where Google names nobody', () => {
    const world = newWorld();
    world.token = () => '';
    expect(setUp(world, address)).toMatch(/^Google does not tell Rowcall who you are/);
    expect([world.triggers, world.properties.all.size]).toEqual([[], 0]);
  });

  test('asks Google for every permission, and ends where one is left out', () => {
    const world = newWorld();
    world.deny(anna, 'https://www.googleapis.com/auth/script.scriptapp');
    world.replies.push(address);
    world.choose('Set up');
    expect(world.triggers).toEqual([]);
    expect(world.failures).toEqual([]);
  });

  test('where all of the twenty triggers are taken says so, and leaves none half done', () => {
    const world = newWorld();
    for (let i = 0; i < 18; i++) world.install({ handler: 'theirs', event: 'clock', user: anna });
    expect(setUp(world, address)).toMatch(/20 triggers/);
    expect(handlers(world, anna)).toHaveLength(18);
    expect(world.properties.all.size).toBe(0);
  });

  test('leaves the triggers of other scripts’ functions alone', () => {
    const world = newWorld();
    world.install({ handler: 'theirs', event: 'edit', user: anna });
    setUp(world, address);
    setUp(world, '');
    expect(handlers(world, anna)).toEqual(['theirs']);
  });
});

describe('a second person', () => {
  const takeOver = (world: World, answer: string) => {
    world.open(ben);
    world.replies.push(address, answer);
    world.choose('Set up', ben);
  };

  test('takes the connection over after a question, and every edit is told once, in their name', () => {
    const world = connected();
    takeOver(world, 'YES');
    expect(world.alerts.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^anna@example\.com has set this up\. Take it over/),
    );
    world.requests.length = 0;
    world.edit({ tab: 7, first: 2, last: 2 });
    expect(world.requests.map(({ user }) => user)).toEqual([ben]);
  });

  test('who says no changes nothing', () => {
    const world = connected();
    takeOver(world, 'NO');
    expect(handlers(world, ben)).toEqual([]);
    world.edit({ tab: 7, first: 2, last: 2 });
    expect(world.requests.at(-1)!.user).toBe(anna);
  });
});

describe('an empty address', () => {
  test('disconnects: nothing is kept, no trigger is left, nothing is told any more', () => {
    const world = connected();
    expect(setUp(world, '')).toMatch(/disconnected/);
    expect(world.properties.all.size).toBe(0);
    expect(world.triggers).toEqual([]);
    world.edit({ tab: 7, first: 2, last: 2 });
    expect(world.requests).toEqual([]);
  });

  test('given by somebody else also ends what the first one’s triggers tell', () => {
    const world = connected();
    world.open(ben);
    world.replies.push('');
    world.choose('Set up', ben);
    expect(handlers(world, anna)).toEqual(all);
    world.edit({ tab: 7, first: 2, last: 2 });
    expect(world.requests).toEqual([]);
  });
});

test('nothing that is kept in the spreadsheet is a secret', () => {
  const world = connected();
  expect(Object.fromEntries(world.properties.all)).toEqual({
    'rowcall.address': address,
    'rowcall.spreadsheet': 'sheet-1',
    'rowcall.by': anna,
    'rowcall.triggers': world.triggers.map(({ uid }) => uid).join(','),
    'rowcall.checked': expect.stringMatching(/^\d+$/),
  });
});
