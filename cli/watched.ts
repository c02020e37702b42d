import type { BackedUp } from '../adapters/actions/backup.ts';
import type { Overview } from '../adapters/actions/overview.ts';
import type { Publications } from '../adapters/actions/publications.ts';
import type { Ticked } from '../adapters/actions/tick.ts';
import type { Language } from '../core/language.ts';
import type { Mode } from '../core/mode.ts';
import type { FileNews } from '../functions/watch-file.ts';
import { showProgress } from './progress.ts';
import { showMessages } from './show-messages.ts';

/** A spreadsheet with all that is needed to look at it again and again. */
export interface Watched {
  /** How people name it. */
  readonly name: string;
  readonly isSample: boolean;
  readonly isFile: boolean;
  /** The file of its settings; `null` where they are only guessed. */
  readonly settings: string | null;
  look(since?: Overview['marks']): Promise<Overview>;
  /** How far Rowcall may go there by the settings; only watch, where they are only guessed. */
  readonly mode: Mode;
  /** Answers its rows and does what is due: as far as the settings let Rowcall go, or because a person asks for it. */
  tick(isAsked: boolean): Promise<Ticked>;
  /** Keeps a backup once a day, where the settings name a folder for it. */
  backUp(): Promise<BackedUp | null>;
  /** Which settings were published last, and how the file stands to them; `null` where they are only guessed. */
  rules(): Promise<Publications | null>;
  speaker(overview: Overview): Language;
  /** Least seconds between two askings whether anybody touched it, so that they are not dear. */
  pace(): number;
  /** Tells of every save from now on, of a file and of the settings; and of settings that are published, asked for every so many seconds. */
  watch(tell: (news: FileNews) => void, every?: number): () => void;
  /** Asks every so many seconds whether anybody was at work, and tells; `failed` hears when asking fails. */
  ask(every: number, tell: (news: FileNews) => void, failed: (error: unknown) => void): () => void;
  close(): Promise<void>;
}

/** So often it is asked whether somebody has published other settings, in seconds. */
const versionEvery = 15;

/** Which spreadsheet: the one given, the one that settings in this folder name, or a sample, put into that folder. */
export async function openWatched(given: string | undefined, sampleFolder: string): Promise<Watched> {
  const { layDesk, laySample } = await import('../functions/compose.ts');
  const { beat } = await import('../functions/heartbeat.ts');
  const { keepStores } = await import('../functions/keep-stores.ts');
  const { watchFile } = await import('../functions/watch-file.ts');
  const { watchStore } = await import('../functions/watch-store.ts');
  const {
    backup,
    findBook,
    init,
    nameOf,
    openSettings,
    overview,
    perform,
    publications,
    settingsFor,
    settingsName,
    tick,
  } = await import('../adapters/actions/index.ts');
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const progress = showProgress();
  const kept = keepStores(layDesk(progress.say, showMessages(progress, false)));
  const { desk } = kept;
  const isSample = given === undefined && !(await desk.has(settingsName));
  const address = isSample ? await laySample(sampleFolder) : given;
  const asked = address === undefined ? {} : { book: address };
  const file = address === undefined ? settingsName : settingsFor(desk, { book: address });
  const settings = (await desk.has(file)) ? file : null;
  const guessed =
    settings === null && address !== undefined
      ? { settings: (await perform(init, desk, { book: address }).finally(progress.end)).text }
      : {};
  const book = await findBook(desk, { ...asked, ...guessed });
  const { file: path } = book;
  let isLooking = false;

  return {
    name: nameOf(book) ?? book.settings,
    isSample,
    isFile: path !== null,
    settings,
    async look(since) {
      isLooking = true;
      const wanted = { ...asked, ...guessed, remember: true, ...(since && { since }) };
      return await perform(overview, desk, wanted).finally(() => {
        isLooking = false;
        progress.end();
      });
    },
    mode: settings === null ? 'watch' : (await openSettings(desk, asked)).settings.mode,
    async tick(isAsked) {
      const ticked = await perform(tick, desk, { ...asked, apply: isAsked }).finally(progress.end);
      await beat();
      return ticked;
    },
    backUp: async () =>
      settings === null ? null : await perform(backup, desk, { ...asked, daily: true }).finally(progress.end),
    rules,
    speaker: (seen) => languageByCode(seen.language)!,
    pace: () => Math.max(0, ...kept.open().map(({ capabilities }) => capabilities.poll ?? 0)),
    watch(tell, every = versionEvery) {
      const watches = [path, settings].flatMap((one) => (one === null ? [] : [watchFile(one, tell)]));
      let known: number | null = null;
      const isNewVersion = async () => {
        const before = known;
        known = (await rules())?.versions[0]?.version ?? 0;
        return before !== null && before !== known;
      };
      isNewVersion().catch(() => {});
      const asking = watchStore(
        { touched: isNewVersion, every },
        () => tell('saved'),
        () => {},
      );
      return () => {
        for (const watch of [...watches, asking]) watch.close();
      };
    },
    ask: (every, tell, failed) => watchStore({ touched, every }, () => tell('saved'), failed).close,
    close: kept.close,
  };

  async function rules(): Promise<Publications | null> {
    return settings === null ? null : await perform(publications, desk, { ...asked, limit: 1 });
  }

  /** What is seen by a look that goes on is no news. */
  async function touched(): Promise<boolean> {
    if (isLooking) return false;
    for (const store of kept.open()) if (await store.touchedSince()) return true;
    return false;
  }
}
