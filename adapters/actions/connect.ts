import * as z from 'zod';
import type { Diagnosis } from '../../core/diagnosis.ts';
import type { GuideStep } from '../../core/guide.ts';
import type { Language } from '../../core/language.ts';
import { languageByCode, languages } from '../languages/index.ts';
import { action } from './calling/action.ts';
import { addressed, nameOf } from './calling/spreadsheet.ts';
import { checkedInWords, checkedSchema } from './diagnosing/checked.ts';
import { settingsFor, spreadsheetAt } from './examining/open-book.ts';

const stepSchema = z.strictObject({
  step: z.string().meta({ description: 'Its name, the same in every language.' }),
  is: z.enum(['done', 'open', 'unknown']).meta({ description: 'Unknown until a key is there that opens anything.' }),
  what: z.string().meta({ description: 'What is to be done, in words.' }),
  page: z.string().meta({ description: 'Where it is done.' }),
  gives: z.string().nullable().meta({ description: 'The name of the key that comes of it.' }),
  asFile: z.boolean().meta({ description: 'Whether that key comes as a file.' }),
  paste: z.string().nullable().meta({ description: 'What is to be pasted there, once it is known.' }),
});
export type ConnectStep = z.output<typeof stepSchema>;

const connectedSchema = z.strictObject({
  language: z.string(),
  book: z.string().meta({ description: 'How the spreadsheet is named to other commands.' }),
  connected: z.boolean(),
  steps: z
    .array(stepSchema)
    .meta({ description: 'What a person does once, in this order; none where nothing is to be done.' }),
  problem: checkedSchema.nullable().meta({ description: 'What stands in the way.' }),
  accepted: z.array(z.string()).meta({ description: 'The names of the given keys that open something.' }),
});
export type Connected = z.output<typeof connectedSchema>;

/** How far it is with letting Rowcall look at a spreadsheet, and what is to be done next. Writes and keeps nothing. */
export const connect = action({
  name: 'connect',
  summary: 'Says what is still to be done so that Rowcall may look at a spreadsheet.',
  input: z.strictObject({
    book: z.string().min(1).meta({ description: 'The link of the spreadsheet; an id where the kind is said.' }),
    kind: z.string().min(1).optional().meta({ description: 'The kind of spreadsheet. If not said: by its address.' }),
    language: z
      .enum(languages.map(({ code }) => code))
      .default('en')
      .meta({ description: 'What it speaks.' }),
    keys: z
      .record(z.string(), z.string())
      .default({})
      .meta({ description: 'Keys to be tried, by the names of their environment variables. Never answered.' }),
  }),
  output: connectedSchema,
  async run(desk, { book: address, kind: named, language: code, keys }) {
    const language = languageByCode(code)!;
    const found = addressed(desk.storeKinds, address, named);
    const settings = settingsFor(desk, { book: address, ...(named !== undefined && { kind: named }) });
    const spreadsheet = spreadsheetAt(found, settings);
    const book = nameOf(spreadsheet) ?? address;
    const diagnoses = await desk.reach.diagnose(spreadsheet, { tables: new Map(), zone: desk.zone() }, null, keys);
    const guide = found.kind.guide ?? [];
    const broken = diagnoses.filter(({ is }) => is === 'broken');
    const isOpen = ({ until }: GuideStep) => broken.some((one) => until.includes(one.code));
    const lacksKey = guide.some((step) => step.gives !== undefined && isOpen(step));
    const [problem] = broken;
    return {
      language: code,
      book,
      connected: problem === undefined,
      steps: guide.map((step) => ({
        ...stepInWords(language, step, diagnoses, book),
        is: isOpen(step) ? ('open' as const) : lacksKey ? ('unknown' as const) : ('done' as const),
      })),
      problem: problem === undefined ? null : checkedInWords(language, problem),
      accepted: guide.flatMap((step) =>
        step.gives !== undefined && keys[step.gives] !== undefined && !isOpen(step) ? [step.gives] : [],
      ),
    };
  },
});

function stepInWords(
  language: Language,
  { code, page, gives, asFile, paste }: GuideStep,
  diagnoses: readonly Diagnosis[],
  book: string,
): Omit<ConnectStep, 'is'> {
  const [known = null] = diagnoses.flatMap(({ args }) => (paste === undefined ? [] : (args?.[paste] ?? [])));
  return {
    step: code.split('.').slice(-2).join('.'),
    what: language.say({ code }),
    page: page ?? book,
    gives: gives ?? null,
    asFile: asFile === true,
    paste: known === null ? null : String(known),
  };
}
