import * as z from 'zod';
import type { Diagnosis } from '../../core/diagnosis.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import type { Memo } from '../../core/store.ts';
import type { Loaded } from '../../manifests/load.ts';
import { languageByCode, languages } from '../languages/index.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { nameOf, type Spreadsheet } from './calling/spreadsheet.ts';
import { ago } from './diagnosing/ago.ts';
import { type Checked, checkedInWords, checkedSchema, failedInWords } from './diagnosing/checked.ts';
import { lookAtRules } from './diagnosing/look-at-rules.ts';
import { lookAtSigning } from './diagnosing/look-at-signing.ts';
import { lookAtWork } from './diagnosing/look-at-work.ts';
import { type Asked, bookShape, openSettings, whereabouts } from './examining/open-book.ts';
import { withMemory } from './keeping/with-memory.ts';
import { boardFailureIn } from './telling/shown-board.ts';

const doctoredSchema = z.strictObject({
  language: z.string(),
  book: z.string().nullable().meta({ description: 'Which spreadsheet; null where the settings cannot be read.' }),
  works: z.boolean(),
  line: z.string().meta({ description: 'All of it in one sentence.' }),
  last: z.string().nullable().meta({ description: 'When rows were last looked at to answer them; null: never.' }),
  checks: z
    .array(checkedSchema)
    .meta({ description: 'What was looked at: first what is broken, then what is doubtful.' }),
});
export type Doctored = z.output<typeof doctoredSchema>;

/** A clock that is off by more is worth a word; by minutes, keys are refused. */
const mostOff = 30;
const usualLanguage = 'en';
const tabRefused: Diagnosis = { is: 'doubtful', code: 'tab.refused' };

/** Looks at everything that Rowcall needs, and says of what is not well how to mend it. Writes nothing. */
export const doctor = action({
  name: 'doctor',
  summary: 'Says whether all is well with the way to a spreadsheet and the work in it, and how to mend what is not.',
  input: z.strictObject({
    ...bookShape,
    language: z
      .enum(languages.map(({ code }) => code))
      .optional()
      .meta({ description: 'What it speaks where no settings can be read.' }),
  }),
  output: doctoredSchema,
  async run(desk, { language: wanted = usualLanguage, ...asked }) {
    let loaded: Loaded;
    try {
      loaded = await openSettings(desk, asked);
    } catch (error) {
      return summary(desk, languageByCode(wanted)!, null, [failed(error)], never);
    }
    const book = whereabouts(desk, asked, loaded);
    const { language } = loaded.model.locale;
    const { memo, checks, ...work } = await lookAtMemory(desk, book, language);
    const way = await lookAtWay(desk, book, loaded, memo);
    const rules = await lookAtVersion(desk, asked, book, language);
    const signing = await lookAtNames(desk, book, loaded);
    return summary(desk, language, nameOf(book) ?? book.settings, [...way, ...checks, ...rules, ...signing], work);
  },
});

interface LastWork {
  readonly last: string | null;
  readonly isAtWork: boolean;
}

const never: LastWork = { last: null, isAtWork: false };

function summary(
  { clock }: Desk,
  language: Language,
  book: string | null,
  found: readonly Checked[],
  { last, isAtWork }: LastWork,
): Doctored {
  const order = ['broken', 'doubtful', 'well'];
  const checks = [...found].sort((a, b) => order.indexOf(a.is) - order.indexOf(b.is));
  const [worst] = checks;
  const works = worst?.is !== 'broken';
  const since = isAtWork ? 'now' : last === null ? 'never' : 'then';
  const args = {
    last: since,
    ago: last === null ? '' : ago(language, last, clock.now()),
    count: checks.filter(({ is }) => is === 'doubtful').length,
  };
  const line = works
    ? language.say({ code: 'report.doctor.working', args })
    : language.say({ code: 'report.doctor.broken', args: { why: worst.message } });
  return { language: language.code, book, works, line, last, checks };
}

/** The keys, the vendor, the spreadsheet itself, and the clock. */
async function lookAtWay(
  { reach }: Desk,
  book: Spreadsheet,
  { model }: Loaded,
  memo: Memo | null,
): Promise<readonly Checked[]> {
  const { language, zone } = model.locale;
  const say = (one: Parameters<typeof checkedInWords>[1]) => checkedInWords(language, one);
  try {
    const [diagnoses, ahead] = await Promise.all([
      reach.diagnose(book, { tables: model.tables, zone }, memo),
      reach.ahead(book),
    ]);
    const keys = reach.keysBeside(book.settings);
    const found = diagnoses.map(say);
    if (keys !== null) {
      const { file, isPrivate } = keys;
      found.push(
        say(
          isPrivate
            ? { is: 'well', code: 'report.keys.kept', args: { file } }
            : { is: 'doubtful', code: 'keys.open', args: { file } },
        ),
      );
    }
    if (ahead !== null && Math.abs(ahead) <= mostOff) found.push(say({ is: 'well', code: 'report.clock.right' }));
    else if (ahead !== null)
      found.push(say({ is: 'doubtful', code: 'clock.off', args: { seconds: Math.abs(ahead), isFast: ahead > 0 } }));
    return found;
  } catch (error) {
    return [failed(error)];
  }
}

async function lookAtMemory(
  desk: Desk,
  book: Spreadsheet,
  language: Language,
): Promise<LastWork & { readonly memo: Memo | null; readonly checks: readonly Checked[] }> {
  try {
    return await withMemory(desk, book, async (state) => {
      if (state === null) {
        const checks = [checkedInWords(language, { is: 'well', code: 'report.memory.none' })];
        return { ...never, memo: null, checks };
      }
      const { found, ...work } = await lookAtWork(state, desk.clock.now(), language);
      const memo = await state.memo();
      const all = boardFailureIn(memo) === null ? found : [...found, tabRefused];
      return { ...work, memo, checks: all.map((one) => checkedInWords(language, one)) };
    });
  } catch (error) {
    return { ...never, memo: null, checks: [failed(error)] };
  }
}

/** Whether people can say who they are where that is asked. */
async function lookAtNames(desk: Desk, book: Spreadsheet, loaded: Loaded): Promise<readonly Checked[]> {
  try {
    return (await lookAtSigning(desk, book, loaded)).map((one) => checkedInWords(loaded.model.locale.language, one));
  } catch (error) {
    return [failed(error)];
  }
}

/** That the memory cannot be read has been said. */
async function lookAtVersion(
  desk: Desk,
  asked: Asked,
  book: Spreadsheet,
  language: Language,
): Promise<readonly Checked[]> {
  try {
    return (await lookAtRules(desk, asked, book)).map((one) => checkedInWords(language, one));
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    return [];
  }
}

function failed(error: unknown): Checked {
  if (!(error instanceof RowcallError)) throw error;
  return failedInWords(error);
}
