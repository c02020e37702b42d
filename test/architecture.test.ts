import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { behaviours } from '../adapters/behaviours/index.ts';
import { fieldTypes } from '../adapters/fields/index.ts';
import { languages } from '../adapters/languages/index.ts';
import { senderKinds } from '../adapters/senders/index.ts';
import { storeKinds } from '../adapters/stores/index.ts';

const root = join(import.meta.dirname, '..');

/** Which rooms and packages a room may import. `pure` rooms know no clock, chance, environment or Node. */
const rooms: Record<
  string,
  { readonly rooms: readonly string[]; readonly packages: readonly string[]; readonly pure: boolean }
> = {
  core: { rooms: [], packages: ['zod'], pure: true },
  'adapters/languages': { rooms: ['core'], packages: ['intl-messageformat', 'lvovich'], pure: true },
  'adapters/fields': {
    rooms: ['core'],
    packages: [
      'zod',
      'luxon',
      'big.js',
      're2js',
      'libphonenumber-js',
      '@zootools/email-spell-checker',
      'disposable-email-domains-js',
      'stdnum',
      'ibantools',
    ],
    pure: true,
  },
  'adapters/expressions': {
    rooms: ['core', 'adapters/fields'],
    packages: ['@marcbachmann/cel-js', 're2js'],
    pure: true,
  },
  'adapters/behaviours': { rooms: ['core', 'adapters/fields', 'adapters/expressions'], packages: ['zod'], pure: true },
  'adapters/state': { rooms: ['core'], packages: ['kysely', 'pg'], pure: false },
  'adapters/senders': { rooms: ['core'], packages: ['zod'], pure: false },
  'adapters/vendors': { rooms: ['core'], packages: ['googleapis', 'airtable', '@notionhq/client'], pure: false },
  'adapters/stores': { rooms: ['core', 'adapters/vendors'], packages: ['zod', 'luxon'], pure: false },
  manifests: {
    rooms: [
      'core',
      'adapters/languages',
      'adapters/fields',
      'adapters/expressions',
      'adapters/behaviours',
      'adapters/senders',
      'adapters/stores',
    ],
    packages: ['zod', 'yaml', 'luxon'],
    pure: false,
  },
  'adapters/actions': {
    rooms: ['core', 'manifests', 'adapters/languages', 'adapters/fields', 'adapters/behaviours', 'adapters/stores'],
    packages: ['zod', 'yaml', 'luxon'],
    pure: true,
  },
  functions: {
    // Of the behaviours only the jobs that threads do for them: they are started here.
    rooms: [
      'core',
      'manifests',
      'adapters/actions',
      'adapters/behaviours',
      'adapters/languages',
      'adapters/state',
      'adapters/stores',
      // People sign in with Google on the pages that are served here.
      'adapters/vendors',
    ],
    packages: ['zod', '@google-cloud/functions-framework', 'rolldown'],
    pure: false,
  },
  cli: {
    rooms: ['core', 'functions', 'adapters/actions', 'adapters/languages'],
    packages: ['commander', '@clack/prompts'],
    pure: false,
  },
  // Runs at Google: what it has is there by itself. It imports nothing at all, which its own test sees to.
  'apps-script': { rooms: [], packages: [], pure: false },
};

interface Source {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return walk(path);
    return /\.[jt]sx?$/.test(entry.name) ? [path] : [];
  });
}

function roomOf(path: string): string {
  return Object.keys(rooms).find((room) => path.startsWith(`${room}/`)) ?? path.split('/')[0]!;
}

const sources: readonly Source[] = ['core', 'adapters', 'manifests', 'functions', 'cli', 'apps-script']
  .flatMap(walk)
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const imports = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)].map((match) => match[1]!);
    return { path, room: roomOf(path), text, imports };
  });

/** Every line of the offenders, so that a failure says where to look. */
function offenders(pick: (source: Source) => readonly string[]): string[] {
  return sources.flatMap((source) => pick(source).map((what) => `${source.path}: ${what}`));
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

describe('the house', () => {
  test('every file stands in a room of the table', () => {
    expect(offenders(({ room }) => (room in rooms ? [] : [`no such room: ${room}`]))).toEqual([]);
  });

  test('imports go one way: a room imports only the rooms it may', () => {
    const wrong = offenders(({ path, room, imports }) =>
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => roomOf(normalize(join(dirname(path), name))))
        .filter((target) => target !== room && !rooms[room]!.rooms.includes(target)),
    );
    expect(wrong).toEqual([]);
  });

  test('packages are imported only by the rooms that own them', () => {
    const wrong = offenders(({ room, imports }) =>
      imports
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .map(packageOf)
        .filter((name) => !rooms[room]!.packages.includes(name)),
    );
    expect(wrong).toEqual([]);
  });

  test('of the library of all Google interfaces only the two that are used are loaded', () => {
    const wrong = offenders(({ imports }) =>
      imports.filter(
        (name) => name.startsWith('googleapis') && !/^googleapis\/build\/src\/apis\/(sheets|drive)\//.test(name),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('Node is named by its prefix, and never in a pure room', () => {
    const wrong = offenders(({ room, imports }) =>
      imports.filter((name) => (name.startsWith('node:') ? rooms[room]!.pure : builtinModules.includes(name))),
    );
    expect(wrong).toEqual([]);
  });

  test('the reader of workbooks needs no Node, so that it can run in a browser', () => {
    const reader = sources.find(
      ({ path }) => path.startsWith('adapters/stores/workbook/') && path.endsWith('/read-workbook.ts'),
    );
    expect(reader).toBeDefined();
    const reached = new Set<string>();
    const follow = (path: string) => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const name of sources.find((source) => source.path === path)?.imports ?? [])
        if (name.startsWith('.')) follow(normalize(join(dirname(path), name)));
    };
    follow(reader!.path);
    expect(
      offenders(({ path, imports }) => (reached.has(path) ? imports.filter((name) => name.startsWith('node:')) : [])),
    ).toEqual([]);
  });

  test('clock, chance, environment and network enter at the edge', () => {
    const outside = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bconsole\./g;
    const wrong = offenders(({ room, text }) =>
      rooms[room]!.pure ? (withoutComments(text).match(outside) ?? []) : [],
    );
    expect(wrong).toEqual([]);
  });

  test('only the composition root reads the environment', () => {
    const wrong = offenders(({ path, text }) =>
      /\bprocess\.env\b/.test(withoutComments(text)) && !/^functions\/(compose|env)\.ts$/.test(path)
        ? ['process.env']
        : [],
    );
    expect(wrong).toEqual([]);
  });

  test('files are short: what passes 300 lines is two things', () => {
    expect(
      offenders(({ text }) => (text.split('\n').length > 301 ? [`${text.split('\n').length} lines`] : [])),
    ).toEqual([]);
  });

  test('files are named in kebab-case, and no folder is a drawer', () => {
    const wrong = offenders(({ path }) =>
      /^[a-z0-9/-]+(?:\.d)?\.[jt]sx?$/.test(path) && !/(^|\/)(src|utils?|helpers?|common|types)(\/|\.)/.test(path)
        ? []
        : ['name'],
    );
    expect(wrong).toEqual([]);
  });

  test('no loose ends: no any, no silenced checks, nothing left for later, no default exports', () => {
    const inCode = /\bas any\b|: any\b|\bexport default\b/g;
    const anywhere = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore|\bTODO\b|\bFIXME\b/g;
    expect(
      offenders(({ text }) => [...(withoutComments(text).match(inCode) ?? []), ...(text.match(anywhere) ?? [])]),
    ).toEqual([]);
  });
});

describe('registries', () => {
  /** The kinds that a registry folder holds: one file or one folder with an index each. */
  function kindsIn(folder: string): string[] {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) =>
        entry.isDirectory()
          ? readdirSync(join(root, folder, entry.name)).includes('index.ts')
          : entry.name !== 'index.ts',
      )
      .map((entry) => relative('.', entry.name.replace(/\.ts$/, '')))
      .sort();
  }

  test.each([
    ['adapters/fields', fieldTypes.map((type) => type.kind)],
    ['adapters/behaviours', behaviours.map((behaviour) => behaviour.name)],
    ['adapters/senders', senderKinds.map((sender) => sender.kind)],
    ['adapters/stores', storeKinds.map((store) => store.kind)],
  ])('every file of %s is registered under its own name', (folder, kinds) => {
    expect([...kinds].sort()).toEqual(kindsIn(folder));
  });

  test('every folder of adapters/languages is registered under its own code', () => {
    const folders = readdirSync(join(root, 'adapters/languages'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(languages.map((language) => language.code).sort()).toEqual(folders.map((entry) => entry.name).sort());
  });
});
