import type { Connected } from '../adapters/actions/connect.ts';
import type { Language } from '../core/language.ts';
import { compactKey } from './key-in.ts';

/** Which spreadsheet is to be connected. */
export interface What {
  readonly book: string;
  readonly kind?: string;
}

type Keys = Readonly<Record<string, string>>;

/** The way to a spreadsheet as it stands now. */
export interface Door {
  /** Looks how far it is; keys that open something are kept beside the settings. */
  look(keys: Keys): Promise<Connected>;
  /** The file in which keys were kept; `null`: none were. */
  kept(): string | null;
}

/** Opens the way to a spreadsheet whose settings belong into that file. */
export function openDoor(what: What, settings: string, language: Language): Door {
  let file: string | null = null;
  return {
    kept: () => file,
    async look(given) {
      const { layDesk } = await import('../functions/compose.ts');
      const { keepKeys } = await import('../functions/keys-file.ts');
      const { overruled } = await import('../functions/env.ts');
      const { connect, perform } = await import('../adapters/actions/index.ts');
      const keys = Object.fromEntries(Object.entries(given).map(([name, key]) => [name, compactKey(key)]));
      const at = await perform(connect, layDesk(), { ...what, language: language.code, keys });
      const accepted = Object.fromEntries(Object.entries(keys).filter(([name]) => at.accepted.includes(name)));
      if (Object.keys(accepted).length === 0) return at;
      file = await keepKeys(settings, accepted);
      const [name] = overruled(accepted);
      if (name === undefined) return at;
      const said = (code: string) => language.say({ code, args: { name } });
      const [message, remedy] = [said('keys.overruled'), said('keys.overruled.remedy')];
      return { ...at, connected: false, problem: { is: 'broken', code: 'keys.overruled', message, remedy } };
    },
  };
}
