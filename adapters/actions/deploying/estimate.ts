import * as z from 'zod';
import type { Choices } from './choices.ts';
import { prices } from './prices.ts';

const dollars = z.number().min(0);

export const costSchema = z.strictObject({
  lines: z.array(
    z.strictObject({
      what: z.enum(['run', 'scheduler', 'secrets', 'images', 'builds', 'database']),
      usual: dollars.meta({ description: 'A month in US dollars, where nothing else uses up what is free.' }),
      most: dollars.meta({ description: 'The same where nothing is free any more.' }),
      source: z.string(),
    }),
  ),
  usual: dollars,
  most: dollars,
  asOf: z.string().meta({ description: 'When the prices were looked up.' }),
  calls: z.int().meta({ description: 'Calls of the scheduler and of the spreadsheet that were reckoned with.' }),
});
export type Cost = z.output<typeof costSchema>;

/** A month of a team of ten, with a hundred edits a day told by the spreadsheet; times as measured on a small machine. */
const usage = {
  ticks: 43_800,
  tickSeconds: 0.6,
  edits: 3000,
  editSeconds: 3,
  gibibytes: 0.5,
  images: 0.4,
  buildMinutes: 8,
  databaseHours: 730,
  databaseGigabytes: 10,
  backupGigabytes: 7,
};

/** What a month costs, roughly. A database that is there already is not reckoned with. */
export function estimate({ database, secrets }: Pick<Choices, 'database' | 'secrets'>): Cost {
  const lines = [
    runLine(),
    line('scheduler', 1, prices.scheduler.free, prices.scheduler.job),
    line('secrets', secrets.length + 1, prices.secrets.free, prices.secrets.version),
    line('images', usage.images, prices.images.free, prices.images.gigabyte),
    line('builds', usage.buildMinutes, prices.builds.free, prices.builds.minute),
    ...(database === 'cloud-sql' ? [databaseLine()] : []),
  ];
  const sum = (of: 'usual' | 'most') => cents(lines.reduce((all, one) => all + one[of], 0));
  return {
    lines,
    usual: sum('usual'),
    most: sum('most'),
    asOf: prices.asOf,
    calls: usage.ticks + usage.edits,
  };
}

type Line = Cost['lines'][number];

function line(what: 'scheduler' | 'secrets' | 'images' | 'builds', used: number, free: number, each: number): Line {
  return {
    what,
    usual: cents(Math.max(0, used - free) * each),
    most: cents(used * each),
    source: prices[what].source,
  };
}

function runLine(): Line {
  const { cpuSecond, gibSecond, millionCalls, free, source } = prices.run;
  const calls = usage.ticks + usage.edits;
  const cpu = usage.ticks * usage.tickSeconds + usage.edits * usage.editSeconds;
  const memory = cpu * usage.gibibytes;
  const costOf = (cpuSeconds: number, gibSeconds: number, count: number) =>
    cents(cpuSeconds * cpuSecond + gibSeconds * gibSecond + (count / 1_000_000) * millionCalls);
  const beyond = (used: number, most: number) => Math.max(0, used - most);
  return {
    what: 'run',
    usual: costOf(beyond(cpu, free.cpuSeconds), beyond(memory, free.gibSeconds), beyond(calls, free.calls)),
    most: costOf(cpu, memory, calls),
    source,
  };
}

function databaseLine(): Line {
  const { hour, gigabyte, backupGigabyte, source } = prices.database;
  const cost = cents(
    usage.databaseHours * hour + usage.databaseGigabytes * gigabyte + usage.backupGigabytes * backupGigabyte,
  );
  return { what: 'database', usual: cost, most: cost, source };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
