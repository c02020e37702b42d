import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { check } from '../../adapters/actions/check.ts';
import { doctor } from '../../adapters/actions/doctor.ts';
import { publications } from '../../adapters/actions/publications.ts';
import { publish } from '../../adapters/actions/publish.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { settingsIn } from './desk.ts';
import { type KeptDesk, keptDesk } from './kept-desk.ts';

const tables = (name = '') => `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name${name} }
      phone: { type: phone, column: Phone }
      check: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: check }
`;
const loose = settingsIn('en', tables());
const strict = settingsIn('en', tables(', required: true'));
const rows = [
  ['Ann', '067 123 45 67'],
  [null, '067 123 45 68'],
  ['Bob', null],
];

interface PublishDesk extends KeptDesk {
  /** Puts another text into the file of the settings. */
  write(text: string): void;
}

const asked = { book: 'b.xlsx' };

async function lay(text: string): Promise<PublishDesk> {
  let file = text;
  const kept = await keptDesk(tables(), [{ title: 'People', headers: ['Name', 'Phone'], rows }]);
  const desk: Desk = { ...kept.desk, readText: async () => file };
  return {
    ...kept,
    desk,
    write(other) {
      file = other;
    },
  };
}

const publishing = (desk: Desk, more: Parameters<typeof publish.run>[1] | object = {}) =>
  perform(publish, desk, { ...asked, yes: true, person: 'Ann', ...more });
const states = (laid: PublishDesk) => laid.column('People', 'Rowcall');

describe('what publishing would do', () => {
  test('is told of the rows there are: which change, what is new to tell, and what is no more', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    laid.write(strict);
    const seen = await perform(publish, laid.desk, asked);

    expect(seen.comparison?.tables).toEqual([
      { table: 'People', records: 3, rows: 1, answers: 1, written: 0, suggested: 0, fresh: 1 },
    ]);
    expect(seen.comparison?.findings).toMatchObject([{ row: 3, column: 'Name', code: 'validation.required' }]);
    expect([seen.comparison?.gone, seen.comparison?.columns, seen.published]).toEqual([0, [], null]);

    await publishing(laid.desk);
    laid.write(loose);
    expect((await perform(publish, laid.desk, asked)).comparison).toMatchObject({ gone: 1, findings: [] });
  });

  test('of the first settings is all that they want, with the first cells in words', async () => {
    const { desk, state } = await lay(loose);
    const { newest, comparison } = await perform(publish, desk, { ...asked, examples: 1 });

    expect(newest).toBeNull();
    expect(comparison?.columns).toEqual([{ table: 'People', columns: ['Rowcall'] }]);
    expect(comparison?.tables).toMatchObject([{ rows: 3, suggested: 2 }]);
    expect(comparison?.changes).toMatchObject([
      { row: 2, column: 'Phone', from: '067 123 45 67', to: '+380 67 123 4567', becomes: 'suggested' },
    ]);
    expect(await state.published()).toBeNull();
  });

  test('is not told of rows that were only answered otherwise before', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    laid.write(`# Only words for people.\n${loose}`);

    expect((await perform(publish, laid.desk, asked)).comparison?.tables).toMatchObject([{ rows: 0, fresh: 0 }]);
  });

  test('is told in full where this Rowcall cannot read what was published before', async () => {
    const laid = await lay(loose);
    await laid.state.publish({ text: 'rowcall: 7\n', person: 'Zoe', note: '', back: null }, 0);

    expect(await perform(publish, laid.desk, asked)).toMatchObject({
      readable: false,
      newest: { version: 1, person: 'Zoe' },
      comparison: { tables: [{ rows: 3 }] },
    });
  });
});

describe('a version', () => {
  test('is made of settings with who, when and why', async () => {
    const { desk, state } = await lay(strict);
    const { published } = await publishing(desk, { note: 'Names at last' });

    expect(published).toMatchObject({ version: 1, person: 'Ann', note: 'Names at last', back: null });
    expect(await state.published()).toMatchObject({ version: 1, text: strict, person: 'Ann' });
  });

  test('is not made of settings that count already, however their lines end', async () => {
    const laid = await lay(strict);
    await publishing(laid.desk);
    laid.write(`\ufeff${strict.replaceAll('\n', '\r\n')}`);

    expect(await publishing(laid.desk)).toMatchObject({ same: true, published: null, comparison: null });
    expect(await laid.state.publications(9)).toHaveLength(1);
  });

  test('is not made of settings with a fault: line and column are told', async () => {
    const laid = await lay(strict.replace('type: phone', 'type: fone'));

    await expect(publishing(laid.desk)).rejects.toMatchObject({
      code: 'settings.invalid',
      message: expect.stringMatching(/^rowcall\.yaml:\d+:\d+: [\s\S]*type: fone/),
    });
    expect(await laid.state.published()).toBeNull();
  });

  test('is not made over one that nobody has looked at, nor of settings other than those looked at', async () => {
    const laid = await lay(loose);
    const seen = await perform(publish, laid.desk, asked);
    laid.write(strict);
    const looked = { over: 0, digest: seen.digest };
    await expect(publishing(laid.desk, looked)).rejects.toMatchObject({ code: 'publish.overtaken' });

    laid.write(loose);
    expect(await publishing(laid.desk, looked)).toMatchObject({ published: { version: 1 }, comparison: null });
    laid.write(strict);
    await expect(publishing(laid.desk, { over: 0 })).rejects.toMatchObject({ code: 'publish.overtaken' });
  });

  test('is made once of those whom two people publish at the same moment; the other is told', async () => {
    const laid = await lay(loose);
    const both = await Promise.allSettled([publishing(laid.desk), publishing(laid.desk)]);

    const told = both.map((one) => (one.status === 'fulfilled' ? one.value.published?.version : one.reason.code));
    expect(told.sort()).toEqual([1, 'publish.overtaken']);
    expect(await laid.state.publications(9)).toHaveLength(1);
  });
});

describe('going back', () => {
  test('makes the one before count again, as a version of its own', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    laid.write(strict);
    await publishing(laid.desk);
    const { back, comparison, published } = await publishing(laid.desk, { back: 'previous' });

    expect([back, published]).toMatchObject([1, { version: 3, back: 1 }]);
    expect(comparison).toMatchObject({ gone: 1 });
    expect((await laid.state.published())?.text).toBe(loose);
  });

  test('leads to any version there was, and to no other', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    expect(await publishing(laid.desk, { back: 1 })).toMatchObject({ same: true, published: null });
    for (const back of ['previous', 2])
      await expect(publishing(laid.desk, { back })).rejects.toMatchObject({ code: 'publish.not-found' });
  });

  test('needs no sound file', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    laid.write(strict);
    await publishing(laid.desk);
    laid.write(strict.replace('type: phone', 'type: fone'));

    expect(await publishing(laid.desk, { back: 1 })).toMatchObject({ published: { version: 3, back: 1 } });
  });
});

describe('what was published', () => {
  test('counts from then on, and a check of the file looks at the file', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    await perform(apply, laid.desk, asked);
    expect(await states(laid)).toEqual(['? 1', '? 1', '✓']);

    laid.write(strict);
    await perform(tick, laid.desk, asked);
    const findings = async (more: object) =>
      (await perform(check, laid.desk, { ...asked, ...more })).tables[0]!.findings.filter(
        ({ code }) => code === 'validation.required',
      );
    expect([await states(laid), await findings({}), (await findings({ draft: true })).length]).toEqual([
      ['? 1', '? 1', '✓'],
      [],
      1,
    ]);
  });

  test('is noticed by the next call: rows that nobody has touched are judged anew', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    await perform(tick, laid.desk, asked);
    laid.write(strict);
    await publishing(laid.desk);
    await perform(tick, laid.desk, asked);

    expect(await states(laid)).toEqual(['? 1', '! 1', '✓']);
    await publishing(laid.desk, { back: 'previous' });
    await perform(tick, laid.desk, asked);
    expect(await states(laid)).toEqual(['? 1', '? 1', '✓']);
  });

  test('in the middle of a call changes nothing of it: one call goes by one version', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    const versions = new Set<unknown>();
    const desk: Desk = {
      ...laid.desk,
      async openBook(book, setting) {
        versions.add(setting.tables);
        laid.write(strict);
        await publishing(laid.desk);
        return await laid.desk.openBook(book, setting);
      },
      async openSenders(loaded) {
        versions.add(loaded.model.tables);
        return new Map();
      },
    };
    await perform(tick, desk, asked);

    expect(versions.size).toBe(1);
    expect(await states(laid)).toEqual(['? 1', '? 1', '✓']);
    await perform(tick, laid.desk, asked);
    expect(await states(laid)).toEqual(['? 1', '! 1', '✓']);
  });

  test('counts on while the file is being edited and is not sound', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    laid.write(strict.replace('type: phone', 'type: fone'));
    await perform(tick, laid.desk, asked);

    expect(await states(laid)).toEqual(['? 1', '? 1', '✓']);
  });

  test('with a fault that an older Rowcall could not see is told as that version, and nothing is done', async () => {
    const laid = await lay(loose);
    await laid.state.publish({ text: `${loose}oddity: 1\n`, person: 'Zoe', note: '', back: null }, 0);

    await expect(perform(tick, laid.desk, asked)).rejects.toMatchObject({
      code: 'settings.invalid',
      message: expect.stringContaining('rowcall.yaml (version 1):'),
    });
    expect(await states(laid)).toEqual([]);
  });
});

describe('the file', () => {
  const standing = async ({ desk }: PublishDesk) => (await perform(publications, desk, asked)).standing;

  test('counts where nothing was published; then it is told whether it is what counts', async () => {
    const laid = await lay(loose);
    expect(await standing(laid)).toEqual({ is: 'unpublished' });
    await publishing(laid.desk);
    expect(await standing(laid)).toEqual({ is: 'same' });
    laid.write(strict);
    expect(await standing(laid)).toEqual({ is: 'changed' });
    await publishing(laid.desk);
    laid.write(loose);
    expect(await standing(laid)).toEqual({ is: 'older', version: 1 });
  });

  test('that is not what counts is worth knowing to whoever asks whether all is well', async () => {
    const laid = await lay(loose);
    const rules = async () =>
      (await perform(doctor, laid.desk, asked)).checks
        .filter(({ code }) => code.includes('rules'))
        .map(({ code }) => code);
    expect(await rules()).toEqual([]);
    await publishing(laid.desk);
    expect(await rules()).toEqual(['report.rules.published']);
    laid.write(strict);
    expect(await rules()).toEqual(['rules.changed']);
    await publishing(laid.desk);
    laid.write(loose);
    expect(await rules()).toEqual(['rules.older']);
  });

  test('can be had again in the text of any version', async () => {
    const laid = await lay(loose);
    await publishing(laid.desk);
    laid.write(strict);
    await publishing(laid.desk, { note: 'Names' });
    const { versions, text } = await perform(publications, laid.desk, { ...asked, version: 1 });

    expect([text, versions.map(({ version, note }) => [version, note])]).toEqual([
      loose,
      [
        [2, 'Names'],
        [1, ''],
      ],
    ]);
    await expect(perform(publications, laid.desk, { ...asked, version: 3 })).rejects.toMatchObject({
      code: 'publish.not-found',
    });
  });
});
