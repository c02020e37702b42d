import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { check } from '../../adapters/actions/check.ts';
import { insideWordIn } from '../inside-words.ts';
import { endAll, heard, newFolder, rowcall, startRowcall } from './run.ts';

const sales = join(import.meta.dirname, '..', '..', 'manifests', 'sales');
const settings = `rowcall: 1
name: Clean
store: { kind: workbook, file: clean.csv }
language: en
zone: UTC
currency: EUR
countries: [UA]
tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      stage: { type: choice, column: Stage, options: [New, Won] }
`;

afterEach(endAll);

describe('rowcall', () => {
  let folder: string;

  beforeAll(() => {
    folder = newFolder();
    copyFileSync(join(sales, 'sample.xlsx'), join(folder, 'sample.xlsx'));
    copyFileSync(join(sales, 'rowcall.yaml'), join(folder, 'rowcall.yaml'));
    mkdirSync(join(folder, 'clean', 'deeper'), { recursive: true });
    writeFileSync(join(folder, 'clean', 'rowcall.yaml'), settings);
    writeFileSync(join(folder, 'clean', 'clean.csv'), 'Name,Stage\nAnn,New\nBob,Won\n');
    writeFileSync(join(folder, 'clean', 'deeper', 'book.csv'), 'Name,Stage\nAnn,New\n');
    writeFileSync(join(folder, 'wrong.yaml'), settings.replace('type: text', 'type: txet'));
    writeFileSync(join(folder, 'picture.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    const bytes = readFileSync(join(folder, 'sample.xlsx'));
    writeFileSync(join(folder, 'half.xlsx'), bytes.subarray(0, bytes.length >> 1));
    writeFileSync(join(folder, 'old.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  });

  test('helps, and tells its version', async () => {
    const [help, version, nothing] = await Promise.all([
      rowcall(folder, ['--help']),
      rowcall(folder, ['--version']),
      rowcall(folder, []),
    ]);
    expect(help.code).toBe(0);
    for (const command of ['init', 'check', 'explain', 'apply', 'undo', 'start'])
      expect(help.out).toContain(`  ${command} `);
    expect([version.code, version.out.trim()]).toEqual([0, '0.1.0']);
    expect([nothing.code, nothing.out]).toEqual([2, '']);
  });

  test('ends with 2 and says what was meant when it is misused', async () => {
    const [command, option] = await Promise.all([rowcall(folder, ['chek']), rowcall(folder, ['check', '--jsno'])]);
    expect([command.code, option.code]).toEqual([2, 2]);
    expect(command.err).toContain('Did you mean check?');
    expect(option.err).toContain('Did you mean --json?');
  });

  test('check ends with 1 when something is to be fixed, and tells it in ten plain lines', async () => {
    const { code, out, err } = await rowcall(folder, ['check', 'sample.xlsx']);
    const lines = out.trimEnd().split('\n');
    expect([code, err]).toEqual([1, '']);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^5 tables, 550 records in .* s: \d+ to fix, \d+ questions, [\d,]+ can be put right/);
    expect(out).not.toContain('\u001b');
    expect(insideWordIn(out)).toBeNull();
  });

  test('check --json prints the documented JSON and nothing else', async () => {
    const { code, out, err } = await rowcall(folder, ['check', '--json']);
    expect([code, err]).toEqual([1, '']);
    const checked = check.output.parse(JSON.parse(out));
    expect(checked.tables.map(({ table }) => table)).toEqual(['companies', 'contacts', 'deals', 'tasks', 'notes']);
    for (const { message, remedy } of checked.tables.flatMap(({ findings }) => findings))
      expect(insideWordIn(`${message} ${remedy}`)).toBeNull();
  });

  test('check ends with 0 when there is nothing to fix; settings alone can be checked too', async () => {
    const [clean, alone] = await Promise.all([
      rowcall(folder, ['check', 'clean/clean.csv']),
      rowcall(join(folder, 'clean'), ['check', '--settings']),
    ]);
    expect([clean.code, clean.out]).toEqual([
      0,
      expect.stringMatching(/^1 table, 2 records in .* s: nothing to fix\n$/),
    ]);
    expect([alone.code, alone.out]).toEqual([0, 'The settings are sound: 1 table, 2 columns.\n']);
  });

  test('whatever cannot be read ends with 2, and two lines say why and what to do', async () => {
    const broken: readonly (readonly [readonly string[], string])[] = [
      [['check', 'nowhere.xlsx'], 'nowhere.xlsx.'],
      [['check', 'picture.png'], 'picture'],
      [['check', 'half.xlsx'], 'cut short'],
      [['check', 'old.xls'], 'old format'],
      [['check', 'sample.xlsx', '--manifest', 'nowhere.yaml'], 'There is no file nowhere.yaml.'],
      [['check', 'sample.xlsx', '--manifest', 'wrong.yaml'], 'wrong.yaml:12:21: "txet" is not known here'],
      [['check', 'clean/deeper/book.csv'], '--manifest clean/rowcall.yaml'],
      [['explain', 'sample.xlsx', 'Dels', '3'], 'Did you mean "Deals"?'],
      [['explain', 'sample.xlsx', 'Deals', '1'], 'rows 2 to 141'],
      [['init', 'nowhere.xlsx', '--print'], 'There is no file'],
      [['start', 'half.xlsx'], 'cut short'],
    ];
    const ends = await Promise.all(broken.map(([args]) => rowcall(folder, args)));
    ends.forEach(({ code, out, err }, i) => {
      const [args, said] = broken[i]!;
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).toContain(said);
      expect(err).not.toContain('    at ');
      expect(err.trim().split('\n').length).toBeGreaterThanOrEqual(2);
    });
  });

  test('explain shows a row and what each rule says of it', async () => {
    const { code, out } = await rowcall(folder, ['explain', 'sample.xlsx', 'Deals', '12']);
    expect(code).toBe(1);
    expect(out).toMatch(/^Deals row 12: /);
    expect(out).toContain('The formula in Forecast shows #VALUE!');
    expect(out).toContain('\nvalidation\n');
  });

  test('init writes settings beside the book, once, by which the book can be checked', async () => {
    const shop = newFolder();
    writeFileSync(join(shop, 'book.csv'), 'Name,E-mail\nAnn,ann@example.com\nBob,bob@\n');
    const printed = await rowcall(shop, ['init', 'book.csv', '--print']);
    expect([printed.code, existsSync(join(shop, 'rowcall.yaml'))]).toEqual([0, false]);
    const written = await rowcall(shop, ['init', 'book.csv', '--name', 'Coffee']);
    expect([written.code, written.out]).toEqual([0, expect.stringContaining('rowcall check book.csv')]);
    expect(readFileSync(join(shop, 'rowcall.yaml'), 'utf8')).toBe(printed.out.replace('name: book', 'name: Coffee'));
    const [again, checked] = await Promise.all([
      rowcall(shop, ['init', 'book.csv']),
      rowcall(shop, ['check', 'book.csv']),
    ]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('--force')]);
    expect(checked.code).toBe(1);
  });

  test('a reader who has seen enough is no fault', async () => {
    const child = startRowcall(folder, ['check', '--all']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    let err = '';
    child.stderr?.on('data', (text) => {
      err += text;
    });
    const code = await new Promise((done) => child.on('close', done));
    expect(err).toBe('');
    expect([0, 1]).toContain(code);
  });
});

describe('rowcall under a Node too old for it', () => {
  const pretend = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.19.0"})';

  test('runs again under the one that npm installed beside it', async () => {
    const { code, out } = await rowcall(newFolder(), ['--version'], ['--import', pretend]);
    expect([code, out.trim()]).toEqual([0, '0.1.0']);
  });

  test('says what it needs when that does not help either', async () => {
    const { code, err } = await rowcall(newFolder(), ['--version'], ['--title=rowcall', '--import', pretend]);
    expect([code, err]).toEqual([2, expect.stringContaining('Rowcall needs Node 24 or newer, and this is 18.19.0')]);
  });
});

describe('rowcall start', () => {
  test('--once lays a sample, looks at it, and ends with 0 whatever it finds', async () => {
    const folder = newFolder();
    const { code, out } = await rowcall(folder, ['start', '--once']);
    expect(code).toBe(0);
    expect(out).toContain('A sample to play with is in rowcall-sample/sample.xlsx.');
    expect(out).toMatch(/550 records/);
    expect(existsSync(join(folder, 'rowcall-sample', 'rowcall.yaml'))).toBe(true);
  });

  test('guesses settings where there are none, says so, and keeps no file', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'mine.csv'), 'Name,E-mail\nAnn,ann@example.com\nBob,bob@\n');
    const { code, out } = await rowcall(folder, ['start', 'mine.csv', '--once']);
    expect(code).toBe(0);
    expect(out).toContain('npx rowcall init mine.csv');
    expect(out).toMatch(/1 to fix +mine, E-mail: /);
    expect(existsSync(join(folder, 'rowcall.yaml'))).toBe(false);
  });

  test('answers every save with what is new and what is gone, and ends well with Ctrl-C', async () => {
    const folder = newFolder();
    const book = join(folder, 'clean.csv');
    writeFileSync(join(folder, 'rowcall.yaml'), settings);
    writeFileSync(book, 'Name,Stage\nAnn,New\n,Won\n');
    const child = startRowcall(folder, ['start', 'clean.csv']);
    await heard(child, 'Ctrl-C');

    writeFileSync(book, 'Name,Stage\nAnn,Nwe\nBob,Won\n');
    const news = await heard(child, 'thank you');
    expect(news).toContain('People row 2, Stage: “Nwe” is not on the list for Stage (new)');
    expect(news).toContain('1 thing put right — thank you');

    writeFileSync(join(folder, '.~lock.clean.csv#'), 'me');
    writeFileSync(join(folder, 'clean.csv.tmp'), 'Name,Stage\nAnn,New\nBob,Won\n');
    renameSync(join(folder, 'clean.csv.tmp'), book);
    expect(await heard(child, 'thank you')).not.toContain('(new)');

    const code = new Promise((done) => child.on('close', done));
    child.kill('SIGINT');
    expect(await code).toBe(0);
  });
});
