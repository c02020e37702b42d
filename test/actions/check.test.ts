import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { check } from '../../adapters/actions/check.ts';
import { checkSettings } from '../../adapters/actions/check-settings.ts';
import { RowcallError } from '../../core/errors.ts';
import { deskOf, settingsIn } from './desk.ts';

const tables = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      email: { type: text, column: E-mail, unique: true }
      stage: { type: choice, column: Stage, options: [New, Won] }
      due: { type: date, column: Due }
      vip: { type: checkbox, column: VIP }
      check: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: check }
`;
const headers = ['Name', 'E-mail', 'Stage', 'Due', 'Rowcall', 'VIP'];

function book(...rows: (string | number | null)[][]) {
  return [{ title: 'People', headers, rows }];
}

async function findingsIn(rows: ReturnType<typeof book>, language = 'en') {
  const desk = deskOf({
    files: { 'team/rowcall.yaml': settingsIn(language, tables) },
    books: { 'team/book.xlsx': rows },
  });
  const checked = await perform(check, desk, { book: 'team/book.xlsx' });
  expect(check.output.parse(checked)).toEqual(checked);
  return checked.tables[0]!.findings;
}

describe('check', () => {
  test('says of every fault in which row and under which header it stands, in the order of rows and columns', async () => {
    const found = await findingsIn(
      book(
        ['Ann', 'a@b.c', 'Won', '2026-01-05'],
        [null, 'A@b.c', 'Wno', '2026-01-05'],
        ['Bob', 'b@b.c', 'Lost', 'soon'],
      ),
    );
    expect(found.map(({ row, column, severity, code }) => [row, column, severity, code])).toEqual([
      [2, 'E-mail', 'error', 'validation.taken'],
      [3, 'Name', 'error', 'validation.required'],
      [3, 'E-mail', 'error', 'validation.taken'],
      [3, 'Stage', 'error', 'choice.unknown'],
      [4, 'Stage', 'error', 'choice.unknown'],
      [4, 'Due', 'error', 'date.unreadable'],
    ]);
  });

  test('tells what would be put into one form as a note with what stands there and what belongs there', async () => {
    const [note, ...others] = await findingsIn(book(['Ann', 'a@b.c', 'won', '2026-01-05']));
    expect(note).toEqual({
      row: 2,
      column: 'Stage',
      severity: 'note',
      code: 'validation.form',
      message: '“won” → “Won”',
      remedy: 'Write “Won”.',
    });
    expect(others).toEqual([]);
  });

  test.each([
    ['spaces that nobody sees', ['Ann  Lee ', null, null, null], '“Ann Lee” has spaces to spare'],
    ['a date that is only text', ['Ann', null, null, '5.1.2026'], '“5.1.2026” → “5 Jan 2026”'],
  ])('names %s', async (_, row, message) => {
    const [note] = await findingsIn(book(row));
    expect(note?.message).toBe(message);
  });

  test('says nothing of columns that are its own', async () => {
    expect(await findingsIn(book(['Ann', null, null, null, 'nonsense']))).toEqual([]);
  });

  test('tells a missing column once, for no row', async () => {
    const rows = [{ title: 'People', headers: ['E-mail'], rows: [['a@b.c']] }];
    const found = await findingsIn(rows as ReturnType<typeof book>);
    const missing = found.filter(({ row }) => row === null);
    expect(missing.map(({ column, code, severity }) => [column, code, severity])).toEqual([
      ['Name', 'column.missing', 'error'],
      ['Stage', 'column.missing', 'warning'],
      ['Due', 'column.missing', 'warning'],
      ['VIP', 'column.missing', 'warning'],
    ]);
  });

  test('speaks the language of the team', async () => {
    const [russian] = await findingsIn(book([null, 'a@b.c', null, null]), 'ru');
    const [ukrainian] = await findingsIn(book([null, 'a@b.c', null, null]), 'uk');
    expect(russian?.message).toBe('Поле «Name» пустое');
    expect(ukrainian?.message).toBe('Поле «Name» порожнє');
  });

  test('finds the same twice: a look changes nothing', async () => {
    const rows = book(['Ann', 'a@b.c', 'Wno', 'soon'], ['Ann', 'a@b.c', 'won', null]);
    expect(await findingsIn(rows)).toEqual(await findingsIn(rows));
  });
});

describe('the settings of a book', () => {
  const rows = book(['Ann', null, null, null]);
  const text = settingsIn('en', tables);

  async function failure(work: Promise<unknown>): Promise<RowcallError> {
    const error = await work.catch((caught: unknown) => caught);
    if (error instanceof RowcallError) return error;
    throw new Error('Nothing failed as it should');
  }

  test('stand beside it, or where somebody says', async () => {
    const desk = deskOf({ files: { 'other.yaml': text }, books: { 'team/book.xlsx': rows } });
    const {
      tables: [people],
    } = await perform(check, desk, { book: 'team/book.xlsx', manifest: 'other.yaml' });
    expect(people).toMatchObject({ table: 'people', records: 1 });
  });

  test('are missed by name, with a hint when they stand in the folder above', async () => {
    const books = { 'team/book.xlsx': rows };
    const alone = await failure(perform(check, deskOf({ books }), { book: 'team/book.xlsx' }));
    expect([alone.code, alone.message]).toEqual([
      'settings.not-found',
      'There is no rowcall.yaml beside team/book.xlsx.',
    ]);
    const above = deskOf({ files: { 'rowcall.yaml': text }, books });
    expect((await failure(perform(check, above, { book: 'team/book.xlsx' }))).message).toContain(
      '--manifest rowcall.yaml',
    );
  });

  test('are not blamed when it is the book that is missing', async () => {
    expect((await failure(perform(check, deskOf({}), { book: 'nowhere.xlsx' }))).code).toBe('book.not-found');
  });

  test('are judged before the book is opened, every fault with its place', async () => {
    const desk = deskOf({ files: { 'rowcall.yaml': text.replace('type: date', 'type: dote') } });
    const error = await failure(perform(checkSettings, desk, {}));
    expect(error.code).toBe('settings.invalid');
    expect(error.message).toContain('rowcall.yaml:16:20: "dote" is not known here');
    expect(error.message).toContain('Did you mean "date"?');
  });

  test('can be looked at alone', async () => {
    const { tables: known } = await perform(checkSettings, deskOf({ files: { 'rowcall.yaml': text } }), {});
    expect(known).toEqual([{ table: 'people', title: 'People', columns: 6 }]);
  });

  test('what somebody asks for must make sense', async () => {
    expect((await failure(perform(check, deskOf({}), { book: '' }))).code).toBe('request.invalid');
  });
});
