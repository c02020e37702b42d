import { describe, expect, test } from '@jest/globals';
import { accept } from '../../adapters/actions/accept.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { decline } from '../../adapters/actions/decline.ts';
import { history } from '../../adapters/actions/history.ts';
import { preview } from '../../adapters/actions/preview.ts';
import { suggestions } from '../../adapters/actions/suggestions.ts';
import { undo } from '../../adapters/actions/undo.ts';
import { RowcallError } from '../../core/errors.ts';
import { ownStageTables } from '../team-settings.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const rows = [
  ['Ann', '067 123 45 67', 'new'],
  ['Bob', '0677654321', 'Won'],
  ['Cid', null, 'Wno'],
];
const typedPhones = ['067 123 45 67', '0677654321'];
const neatPhones = ['+380 67 123 4567', '+380 67 765 4321'];

const lay = () => keptDesk(ownStageTables, [{ title: 'People', headers: ['Name', 'Phone', 'Stage'], rows }]);
const phones = (kept: KeptDesk) => kept.column('People', 'Phone');
const [ann, bob] = [2, 3];

describe('preview', () => {
  test('says what would be added, written and suggested, and touches neither the spreadsheet nor the memory of it', async () => {
    const kept = await lay();
    const before = JSON.stringify(await kept.store.describe(100));

    const seen = await perform(preview, { ...kept.desk, remembers: async () => false }, kept.asked);

    expect(preview.output.parse(seen)).toEqual(seen);
    expect(seen.columns).toEqual([{ table: 'People', columns: ['Rowcall', 'Rowcall says'] }]);
    expect(seen.tables).toEqual([{ table: 'People', records: 3, written: 4, suggested: 3 }]);
    expect(seen.changes.find(({ column, row }) => column === 'Phone' && row === ann)).toMatchObject({
      label: 'Ann',
      from: '067 123 45 67',
      to: '+380 67 123 4567',
      becomes: 'suggested',
    });
    expect([JSON.stringify(await kept.store.describe(100)), kept.opened()]).toEqual([before, 0]);
  });
});

describe('apply', () => {
  test('answers in columns of its own and leaves people’s cells alone; a second time there is nothing to write', async () => {
    const kept = await lay();

    const first = await perform(apply, kept.desk, kept.asked);
    const second = await perform(apply, kept.desk, kept.asked);

    expect(apply.output.parse(first)).toEqual(first);
    expect(first).toMatchObject({ read: 3, answers: 4, changed: 0, waiting: 3, causes: [] });
    expect(second).toMatchObject({ columns: [], read: 3, answers: 0, changed: 0, waiting: 3 });
    expect(await kept.column('People', 'Rowcall')).toEqual(['? 2', '! 1']);
    expect(await phones(kept)).toEqual(typedPhones);
  });

  test('writes people’s cells when that is asked for, be they suggested before or not', async () => {
    const [fresh, later] = [await lay(), await lay()];
    await perform(apply, later.desk, later.asked);

    const one = await perform(apply, fresh.desk, { ...fresh.asked, people: true });
    const two = await perform(apply, later.desk, { ...later.asked, people: true });

    expect([one.changed, one.waiting, two.changed, two.waiting]).toEqual([3, 0, 3, 0]);
    expect([await phones(fresh), await phones(later)]).toEqual([neatPhones, neatPhones]);
  });

  test('tells how many answers wait while another program has the book open', async () => {
    const kept = await lay();
    const open = async () => {
      throw new RowcallError('book.open', 'Somebody has it open.');
    };
    const desk = {
      ...kept.desk,
      openBook: async () => ({ ...kept.store, setUp: open, write: open, close: async () => {} }),
    };

    await expect(perform(apply, desk, kept.asked)).rejects.toMatchObject({
      code: 'book.open',
      message: '2 answers are waiting: close the book',
    });
    expect(await perform(apply, kept.desk, kept.asked)).toMatchObject({ answers: 4 });
  });

  test('refuses a spreadsheet that cannot be written, and remembers nothing of it', async () => {
    const kept = await lay();
    const guard = { rowcall: 'none', shared: 'none', people: 'none' } as const;
    const capabilities = { ...kept.store.capabilities, guard };
    const desk = { ...kept.desk, openBook: async () => ({ ...kept.store, capabilities, close: async () => {} }) };

    await expect(perform(apply, desk, kept.asked)).rejects.toMatchObject({ code: 'store.read-only' });
    expect(kept.opened()).toBe(0);
  });
});

describe('suggestions', () => {
  test('are accepted by column, row or key, and all the others wait on', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, kept.asked);
    const { suggestions: all } = await perform(suggestions, kept.desk, kept.asked);

    const byRow = await perform(accept, kept.desk, { ...kept.asked, table: 'People', row: String(bob) });
    const byKey = await perform(decline, kept.desk, {
      ...kept.asked,
      key: all.find(({ column }) => column === 'Stage')!.key,
    });

    expect(byRow.accepted).toMatchObject([{ row: bob, column: 'Phone', from: '0677654321', to: '+380 67 765 4321' }]);
    expect(byKey.declined).toMatchObject([{ label: 'Ann', column: 'Stage', from: 'new', to: 'New' }]);
    expect(await phones(kept)).toEqual([typedPhones[0], neatPhones[1]]);
    const { suggestions: left } = await perform(suggestions, kept.desk, kept.asked);
    expect(left).toMatchObject([{ label: 'Ann', column: 'Phone' }]);
  });

  test('that are declined are not made again', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, kept.asked);

    const { declined } = await perform(decline, kept.desk, kept.asked);
    await perform(apply, kept.desk, kept.asked);

    expect(declined).toHaveLength(3);
    expect((await perform(apply, kept.desk, { ...kept.asked, people: true })).changed).toBe(0);
    expect(await phones(kept)).toEqual(typedPhones);
  });

  test('whose cell was changed since are told and dropped', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, kept.asked);
    kept.store.person.type('people', ann, 'phone', '+380 50 111 2233');

    const { accepted, late } = await perform(accept, kept.desk, { ...kept.asked, column: 'Phone' });

    expect(late).toMatchObject([{ label: 'Ann', column: 'Phone', to: '+380 67 123 4567' }]);
    expect(accepted).toMatchObject([{ label: 'Bob' }]);
    expect(await phones(kept)).toEqual(['+380 50 111 2233', neatPhones[1]]);
    expect((await perform(accept, kept.desk, { ...kept.asked, column: 'Phone' })).late).toEqual([]);
  });

  test('that a rule refuses do not hold up the others', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, kept.asked);
    const writes = kept.store.write;
    const desk = {
      ...kept.desk,
      openBook: async () => ({
        ...kept.store,
        close: async () => {},
        async write(...[part, memo]: Parameters<typeof writes>) {
          const mine = part.patches.filter(({ set }) => set['phone'] !== neatPhones[0]);
          const written = await writes({ ...part, patches: mine }, memo);
          const outcomes = new Map(written.outcomes);
          for (const { table, id, expect: now } of part.patches)
            if (!outcomes.has(`${table}/${id}`)) outcomes.set(`${table}/${id}`, { is: 'conflict', now });
          return { ...written, outcomes };
        },
      }),
    };

    const { accepted, refused } = await perform(accept, desk, { ...kept.asked, column: 'Phone' });

    expect(accepted).toMatchObject([{ label: 'Bob' }]);
    expect(refused).toMatchObject([{ label: 'Ann', message: expect.stringContaining('at the same moment') }]);
  });

  test('of an unknown column, or of a row without its table, are not guessed', async () => {
    const kept = await lay();
    for (const choice of [{ column: 'Phon' }, { row: '2' }])
      await expect(perform(accept, kept.desk, { ...kept.asked, ...choice })).rejects.toMatchObject({
        code: 'request.invalid',
      });
  });
});

describe('undo', () => {
  test('brings back what was typed, and it stays as typed', async () => {
    const kept = await lay();
    const { causes } = await perform(apply, kept.desk, { ...kept.asked, people: true });
    expect(causes).toHaveLength(1);

    const undone = await perform(undo, kept.desk, { ...kept.asked, cause: causes[0]! });
    const again = await perform(apply, kept.desk, { ...kept.asked, people: true });

    expect(undo.output.parse(undone)).toEqual(undone);
    expect(undone).toMatchObject({ restored: 3, kept: [], message: '' });
    expect([await phones(kept), again.changed]).toEqual([typedPhones, 0]);
  });

  test('keeps what a person changed since, and lists it', async () => {
    const kept = await lay();
    const { causes } = await perform(apply, kept.desk, { ...kept.asked, people: true });
    kept.store.person.type('people', ann, 'phone', '+380 50 111 2233');

    const undone = await perform(undo, kept.desk, { ...kept.asked, cause: causes[0]! });

    expect(undone.kept).toEqual([
      { table: 'People', label: 'Ann', column: 'Phone', was: '067 123 45 67', now: '+380 50 111 2233' },
    ]);
    expect([undone.restored, await phones(kept)]).toEqual([2, ['+380 50 111 2233', typedPhones[1]]]);
  });

  test('never takes back what a person typed, only what was made of it', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, { ...kept.asked, people: true });
    kept.store.person.type('people', ann, 'phone', '050 111 22 33');
    const { causes } = await perform(apply, kept.desk, { ...kept.asked, people: true });

    await perform(undo, kept.desk, { ...kept.asked, cause: causes[0]! });

    expect((await phones(kept))[0]).toBe('050 111 22 33');
  });

  test('can be undone, and is in the history with its own cause', async () => {
    const kept = await lay();
    const { causes } = await perform(apply, kept.desk, { ...kept.asked, people: true });
    const { cause } = await perform(undo, kept.desk, { ...kept.asked, cause: causes[0]!, person: 'Oksana' });

    const { lines } = await perform(history, kept.desk, { ...kept.asked, person: 'Oksana' });
    expect(new Set(lines.map((line) => line.cause))).toEqual(new Set([cause]));
    expect(await perform(undo, kept.desk, { ...kept.asked, cause: cause! })).toMatchObject({ restored: 3 });
    expect(await phones(kept)).toEqual(neatPhones);
  });

  test('of a cause that nobody knows is told', async () => {
    const kept = await lay();
    await expect(perform(undo, kept.desk, { ...kept.asked, cause: 'nothing' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('history', () => {
  test('tells who typed what and who made what of it, newest first, without the answers', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, kept.asked);
    kept.store.person.type('people', ann, 'phone', '050 111 22 33');
    await perform(apply, kept.desk, { ...kept.asked, people: true, person: 'Oksana' });

    const told = await perform(history, kept.desk, { ...kept.asked, table: 'People', row: 'Ann' });

    expect(history.output.parse(told)).toEqual(told);
    expect(told.lines.map(({ who, cells, cause }) => [who, cells, cause !== null])).toEqual([
      [
        'Rowcall',
        [
          {
            column: 'Phone',
            from: '050 111 22 33',
            to: '+380 50 111 2233',
            why: 'one way of writing for everybody',
          },
          expect.objectContaining({ column: 'Stage', from: 'new', to: 'New' }),
        ],
        true,
      ],
      ['somebody in the spreadsheet', [expect.objectContaining({ column: 'Phone', to: '050 111 22 33' })], false],
    ]);
  });

  test('is asked for by table, record, person, day and number', async () => {
    const kept = await lay();
    await perform(apply, kept.desk, { ...kept.asked, people: true });
    const count = async (filter: object) =>
      (await perform(history, kept.desk, { ...kept.asked, ...filter })).lines.length;

    expect(await count({})).toBe(2);
    expect(await count({ table: 'people' })).toBe(2);
    expect(await count({ table: 'people', row: String(bob) })).toBe(1);
    expect(await count({ person: 'nobody' })).toBe(0);
    expect(await count({ since: '2026-11-22', until: '2026-11-22' })).toBe(2);
    expect(await count({ until: '2026-11-21' })).toBe(0);
    expect(await count({ since: '2026-11-23' })).toBe(0);
    expect(await count({ limit: 1 })).toBe(1);
  });
});
