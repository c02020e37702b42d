import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { programWith } from '../../cli/main.ts';
import { faultsOf } from '../deploy/gcloud-commands.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const pages: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Everything that is written as code, a line of a block or a piece of a sentence. */
function codeOf(page: string): readonly string[] {
  const text = read(page);
  const blocks = [...text.matchAll(/^ *```[a-z]*\n([\s\S]*?)^ *```/gmu)].flatMap((found) => found[1]!.split('\n'));
  const pieces = [...text.replace(/^ *```[\s\S]*?^ *```/gmu, '').matchAll(/`([^`\n]+)`/gu)].map((found) => found[1]!);
  return [...blocks, ...pieces.map((piece) => piece.replaceAll('\\|', '|'))].map((line) => line.trim());
}

/** The commands of a line: those that are piped, and those that follow one another. */
const partsOf = (line: string) =>
  line.split(/\s*(?:\|\|?|&&|;|\s{3,}|^\$\s)\s*/u).map((part) => part.replace(/^(?:[A-Z_]+=\S+\s+)*/u, ''));

const commands = new Map<string, Command>(programWith(() => {}).commands.map((one) => [one.name(), one]));

/** What is wrong with a command of Rowcall's as it is written there. */
function faultsOfRowcall(line: string): readonly string[] {
  const found = /^(?:npx |node cli\/)?rowcall(?:\.js)? ([a-z][a-z-]*)(.*)$/u.exec(line);
  if (found === null) return [];
  const [, name = '', rest = ''] = found;
  const command = commands.get(name);
  if (command === undefined) return [`there is no command ${name}: ${line}`];
  const taken = new Set([...command.options.map(({ long }) => long), '--help', '--debug']);
  return [...rest.matchAll(/(?:^|[\s[])(--[a-z-]+)/gu)].flatMap(([, flag]) =>
    taken.has(flag) ? [] : [`${name} takes no ${flag}: ${line}`],
  );
}

/** As it becomes an anchor on the page. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[`*]/gu, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

function anchorsOf(page: string): ReadonlySet<string> {
  return new Set([...read(page).matchAll(/^#+ (.+)$/gmu)].map((found) => anchorOf(found[1]!)));
}

describe.each(pages)('%s', (page) => {
  test('leads only to pages and places that there are', () => {
    const links = [
      ...read(page)
        .replace(/^ *```[\s\S]*?^ *```/gmu, '')
        .matchAll(/\]\(([^)\s]+)\)/gu),
    ].map((found) => found[1]!);
    const wrong = links
      .filter((link) => !/^[a-z]+:/u.test(link))
      .filter((link) => {
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? page : relative(root, join(root, dirname(page), file));
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && !anchorsOf(target).has(anchor);
      });
    expect(wrong).toEqual([]);
  });

  test('names only commands and options that there are', () => {
    const parts = codeOf(page).flatMap(partsOf);
    expect(parts.flatMap(faultsOfRowcall)).toEqual([]);
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const run = parts.flatMap((part) => /^npm run (?:--silent )?([a-z-]+)/u.exec(part)?.[1] ?? []);
    expect(run.filter((name) => !scripts.includes(name))).toEqual([]);
    const files = parts.flatMap(
      (part) => /^node ((?:bench|test|functions|manifests|cli)\/\S+\.[jt]s)/u.exec(part)?.[1] ?? [],
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('names only commands of Google’s tool and services that there are', () => {
    const parts = codeOf(page).flatMap(partsOf);
    const gcloud = parts.filter((part) => part.startsWith('gcloud ')).map((part) => part.split(' ').slice(1));
    expect(gcloud.flatMap(faultsOf)).toEqual([]);
    const services = Object.keys(parse(read('compose.yaml')).services);
    const named = parts.flatMap((part) => {
      const [, verb, rest = ''] = /^docker compose (logs|stop|start|exec)(.*)$/u.exec(part) ?? [];
      const words = rest
        .trim()
        .split(' ')
        .filter((word) => word !== '' && !word.startsWith('-'));
      return verb === 'exec' ? words.slice(0, 1) : words;
    });
    expect(named.filter((name) => !services.includes(name))).toEqual([]);
  });
});

test('a slip would be found', () => {
  expect(faultsOfRowcall('npx rowcall publihs')).toHaveLength(1);
  expect(faultsOfRowcall('rowcall publish --notes x')).toHaveLength(1);
  expect(faultsOfRowcall('rowcall publish [BOOK] [--note TEXT] --yes')).toEqual([]);
  expect(anchorOf('1. An office computer')).toBe('1-an-office-computer');
});
