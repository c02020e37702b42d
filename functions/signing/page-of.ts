import { wayToOne } from '../../adapters/actions/signing/way-to-one.ts';
import type { FoundChoice } from './find-choice.ts';
import { donePage, type FormSetting, otherPage, plainPage, readyPage, whoPage } from './sign-pages.ts';

/** Who is looking, and what has just gone wrong. */
export interface Looking {
  /** `null`: nobody has said yet. */
  readonly email: string | null;
  readonly form: FormSetting;
  readonly hasGoogle: boolean;
  readonly notice: string | null;
}

/** A page and its status. */
export type Shown = readonly [status: number, page: string];

/** The page of where a link leads. */
export function pageOf({ signing }: FoundChoice, { email, form, hasGoogle, notice }: Looking): Shown {
  const { language } = signing.loaded.model.locale;
  switch (signing.is) {
    case 'old':
      return [410, plainPage(language, 'old')];
    case 'done':
      // What came of it may name the row.
      return email === null ? [410, plainPage(language, 'old')] : [200, donePage(language, signing.came)];
    case 'late':
      return [409, plainPage(language, 'late')];
    case 'paused':
    case 'watched':
      return [423, plainPage(language, signing.is)];
    case 'who': {
      const ways = { google: hasGoogle, code: wayToOne(signing.loaded) !== null };
      return [200, whoPage(language, signing, form, ways, notice)];
    }
    case 'other':
      return [403, otherPage(language, email ?? '', form)];
    case 'ready':
      return [200, readyPage(language, signing, email ?? '', form)];
    default:
      return signing satisfies never;
  }
}
