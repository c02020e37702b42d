/**
 * Looks at a live account for what is not known yet, and prints what was found: the questions stand in docs/live.md.
 * Usage: node test/live/probe.ts google-sheets|airtable|notion
 */
import type { Clock } from '../../core/clock.ts';
import { airtableProbes } from './probes/airtable.ts';
import { googleProbes } from './probes/google-sheets.ts';
import { notionProbes } from './probes/notion.ts';
import type { Probing } from './probes/probing.ts';
import type { Given } from './sandbox.ts';

/** Every vendor of which something is not known. */
export const probings: readonly Probing[] = [googleProbes, airtableProbes, notionProbes];

/** Finds an answer to every question; one that could not be tried is told as such. */
export async function findOut(
  { open }: Probing,
  given: Given,
  clock: Clock,
): Promise<readonly { readonly question: string; readonly found: string }[]> {
  const answers = [];
  for (const { question, find } of await open(given, clock)) {
    const found = await find().catch((error: unknown) => `could not be tried: ${String(error)}`);
    answers.push({ question, found });
  }
  return answers;
}

if (import.meta.main) {
  const probing = probings.find(({ kind }) => kind === process.argv[2]);
  if (probing === undefined) throw new Error(`Name one of ${probings.map(({ kind }) => kind).join(', ')}.`);
  const missing = probing.needs.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(' and ')}: docs/live.md says what they are.`);
  const clock: Clock = {
    now: () => new Date().toISOString(),
    sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
  };
  for (const { question, found } of await findOut(probing, (name) => process.env[name], clock))
    console.log(`${question}\n  ${found}\n`);
}
