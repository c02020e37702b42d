import { readFileSync, writeFileSync } from 'node:fs';
import type { Book } from './ooxml/book.ts';
import type { Parts } from './ooxml/package.ts';
import { writeBook } from './ooxml/write-book.ts';
import { unzip, zip } from './ooxml/zip.ts';
import { ordersBook } from './orders/book.ts';
import { salesBook } from './sales/book.ts';

/** The sample workbooks by the file they stand in. */
const samples: readonly (readonly [file: URL, book: () => Book])[] = [
  [new URL('../sales/sample.xlsx', import.meta.url), salesBook],
  [new URL('../orders/sample.xlsx', import.meta.url), ordersBook],
];

/** Names of the parts in which two files differ: changed, missing or left over. */
function differing(a: Parts, b: Parts): string[] {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].filter((name) => Buffer.compare(a.get(name) ?? Buffer.of(), b.get(name) ?? Buffer.of()) !== 0);
}

/** Compares the inflated parts, since the squeezed bytes depend on the version of zlib. */
function check(): void {
  for (const [file, book] of samples) {
    const stale = differing(writeBook(book()), unzip(readFileSync(file)));
    if (stale.length === 0) continue;
    console.error(`${file.pathname} is out of date (${stale.join(', ')}): run npm run samples`);
    process.exitCode = 1;
  }
}

function generate(): void {
  for (const [file, book] of samples) writeFileSync(file, zip(writeBook(book())));
}

if (process.argv.includes('--check')) check();
else generate();
