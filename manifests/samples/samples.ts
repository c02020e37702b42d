import { readFileSync, writeFileSync } from 'node:fs';
import type { Book } from './ooxml/book.ts';
import type { Parts } from './ooxml/package.ts';
import { writeBook } from './ooxml/write-book.ts';
import { unzip, zip } from './ooxml/zip.ts';
import { ordersBook } from './orders/book.ts';
import { salesBook } from './sales/book.ts';

/** A sample workbook: the file it stands in, and how it is made. */
interface Sample {
  readonly name: string;
  readonly file: URL;
  book(): Book;
}

/** Every sample workbook. */
export const samples: readonly Sample[] = [
  { name: 'sales', file: new URL('../sales/sample.xlsx', import.meta.url), book: salesBook },
  { name: 'orders', file: new URL('../orders/sample.xlsx', import.meta.url), book: ordersBook },
];

/** The inflated parts of a sample as it stands in its file. */
export function readSample({ file }: Sample): Parts {
  return unzip(readFileSync(file));
}

/** Writes a sample into its file. */
export function writeSample({ file, book }: Sample): void {
  writeFileSync(file, zip(writeBook(book())));
}

/** Names of the parts that are not as the generator makes them; squeezed bytes are not compared, zlib decides on those. */
export function staleParts(sample: Sample): readonly string[] {
  const [made, found] = [writeBook(sample.book()), readSample(sample)];
  const nothing = Buffer.alloc(0);
  const names = [...new Set([...made.keys(), ...found.keys()])];
  return names.filter((name) => Buffer.compare(made.get(name) ?? nothing, found.get(name) ?? nothing) !== 0);
}
