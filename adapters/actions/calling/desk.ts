import type { Actor } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Ids } from '../../../core/id.ts';
import type { Sender } from '../../../core/sender.ts';
import type { State } from '../../../core/state.ts';
import type { Store, StoreKind, StoreSetting } from '../../../core/store.ts';
import type { Loaded, loadSettings } from '../../../manifests/load.ts';
import type { Files } from './files.ts';
import type { Reach } from './reach.ts';
import type { SignInLinks } from './sign-in-links.ts';
import type { Spreadsheet } from './spreadsheet.ts';

/** Everything an action needs of the world outside; the composition root lays it out. */
export interface Desk {
  /** The text of a file, `null` when there is none. Throws `book.unreadable` when it may not be read. */
  readText(file: string): Promise<string | null>;
  /** Whether there is such a file. */
  has(file: string): Promise<boolean>;
  /** The path of a file by its place relative to the folder of another; an absolute one stays as it is. */
  beside(file: string, relative: string): string;
  /** Every kind of spreadsheet that can be opened. */
  readonly storeKinds: readonly StoreKind[];
  /** Reads settings from their text, or says what is wrong with them; `file` only names the text. */
  load(text: string, file: string): ReturnType<typeof loadSettings>;
  /** Opens a spreadsheet with the tables to bind; throws `book.…` or `vendor.…` when it cannot be read at all. */
  openBook(book: Spreadsheet, setting: Pick<StoreSetting, 'tables' | 'zone' | 'lists'>): Promise<Store>;
  /** Opens what Rowcall remembers of a spreadsheet. Throws `state.…` when that cannot be read. */
  openState(book: Spreadsheet): Promise<State>;
  /** Opens the ways of sending that the settings in that file name, by their kinds. Nothing is sent yet. */
  openSenders(loaded: Pick<Loaded, 'senders' | 'model'>, settings: string): Promise<ReadonlyMap<string, Sender>>;
  /** A memory that nobody keeps, for rehearsals. */
  openScratch(): Promise<State>;
  /** What links that sign in are made of, for a spreadsheet with settings in that file; `null` where nobody could follow them. */
  signInLinks?(settings: string): SignInLinks | null;
  readonly files: Files;
  readonly reach: Reach;
  /** Whether anything is remembered of a spreadsheet; asking makes no memory of it. */
  remembers(book: Spreadsheet): Promise<boolean>;
  /** Which Rowcall this is; absent: it is not known. */
  readonly version?: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who is proven to ask; absent: nobody is, and whoever asks is who they say. */
  readonly caller?: Extract<Actor, { readonly is: 'person' }>;
  /** The IANA zone of this computer, for settings yet to be made. */
  zone(): string;
  /** Told before each long step what is about to be done, in the language of the team. */
  progress(said: string): void;
}
