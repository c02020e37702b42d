import type { DataSourceObjectResponse, PageObjectResponse, UserObjectResponse } from '@notionhq/client';
import type { Clock } from '../../../core/clock.ts';
import type { TextBlockType } from './content.ts';
import type { TextItem } from './values.ts';

/** The inner value of a property, in the form in which Notion answers it. */
export type Inner = unknown;
export type PropertyType = PageObjectResponse['properties'][string]['type'];
type Option = { readonly id: string; name: string };

export interface Property {
  readonly id: string;
  name: string;
  readonly type: PropertyType;
  /** Choices of a select, multi-select or status. */
  readonly options: Option[];
  /** The data source that a relation leads to. */
  readonly target?: string;
  readonly prefix?: string;
  /** What a formula says, and what it comes to now. */
  expression?: string;
  compute?: () => string;
}

export interface Page {
  readonly id: string;
  source: string;
  readonly created: number;
  edited: number;
  readonly createdBy: string;
  editedBy: string;
  inTrash: boolean;
  readonly values: Map<string, Inner>;
}

export interface Source {
  readonly id: string;
  readonly database: string;
  name: string;
  properties: Property[];
  /** In the order in which they were made. */
  readonly pages: Page[];
  inTrash: boolean;
  numbered: number;
}

export interface Database {
  readonly id: string;
  title: string;
  readonly parent: string;
  inTrash: boolean;
}

/** Who made something, and who changed it last, when. */
export interface Traces {
  readonly created: string;
  edited: string;
  readonly createdAt: number;
  editedAt: number;
}

/** A block on a page: text, or what tables may hide in. */
export interface Block {
  readonly id: string;
  readonly type: TextBlockType | 'column_list' | 'column' | 'toggle' | 'child_database' | 'child_page';
  readonly children: Block[];
  /** Of a text; `checked` where it is something to do. */
  text?: TextItem[];
  checked?: boolean;
  readonly by?: Traces;
}

/** A page that stands on another one. */
export interface Subpage {
  readonly id: string;
  title: TextItem[];
  readonly parent: string;
  inTrash: boolean;
  readonly by: Traces;
}

/** What the integration may do. */
export interface Rights {
  update: boolean;
  insert: boolean;
  users: boolean;
}

/** Something that happened, as a webhook tells it. */
export interface Happening {
  readonly type: string;
  readonly entity: { readonly id: string; readonly type: 'page' | 'data_source' };
  readonly data: Readonly<Record<string, unknown>>;
  readonly author: string;
  readonly at: number;
}

/** A Notion workspace with one page that is shared with the integration. */
export interface World {
  readonly clock: Clock;
  readonly token: string;
  readonly root: string;
  readonly bot: string;
  readonly blocks: Map<string, Block[]>;
  readonly subpages: Map<string, Subpage>;
  readonly databases: Map<string, Database>;
  readonly sources: Map<string, Source>;
  readonly users: Map<string, UserObjectResponse>;
  readonly rights: Rights;
  readonly happenings: Happening[];
  /** Most rows that one query shows. */
  cap: number;
  now(): number;
  freshId(): string;
  page(id: string): Page | undefined;
}

function botOf(root: string) {
  return {
    owner: { type: 'workspace' as const, workspace: true as const },
    workspace_id: root,
    workspace_name: 'Acme',
    workspace_limits: { max_file_upload_size_in_bytes: 5_242_880 },
  };
}

/** The person who edits, if nobody else is named. */
export const usualPerson = '00000000-0000-4000-8000-0000000000aa';
const bot = '00000000-0000-4000-8000-0000000000b0';

export function newWorld(clock: Clock): World {
  let ids = 0;
  const freshId = () => `00000000-0000-4000-8000-${(++ids + 0x100000000000).toString(16)}`;
  const root = freshId();
  const sources = new Map<string, Source>();
  return {
    clock,
    token: 'ntn_secret_of_the_emulator',
    root,
    bot,
    blocks: new Map([[root, []]]),
    subpages: new Map(),
    databases: new Map(),
    sources,
    users: new Map([
      [usualPerson, personNamed(usualPerson, 'Olena Koval', 'olena@example.com')],
      [bot, { object: 'user', id: bot, name: 'Rowcall', avatar_url: null, type: 'bot', bot: botOf(root) }],
    ]),
    rights: { update: true, insert: true, users: true },
    happenings: [],
    cap: 10_000,
    now: () => Date.parse(clock.now()),
    freshId,
    page(id) {
      for (const { pages } of sources.values()) {
        const found = pages.find((page) => page.id === id);
        if (found) return found;
      }
      return undefined;
    },
  };
}

export function personNamed(id: string, name: string, email: string): UserObjectResponse {
  return { object: 'user', id, name, avatar_url: null, type: 'person', person: { email } };
}

/** Notion tells times of pages to the minute only. */
export function toMinute(at: number): string {
  return new Date(Math.floor(at / 60_000) * 60_000).toISOString();
}

export type SourceObject = DataSourceObjectResponse;
