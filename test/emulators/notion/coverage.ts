/** What each address of the emulated Notion does as Notion does it, and what it leaves out. */
const told: Readonly<Record<string, string>> = {
  'GET /v1/users/me': 'the bot of the connection and its workspace',
  'GET /v1/users': 'by pages; refused without the right to see people',
  'GET /v1/databases/:id': 'its title, its data sources, whether it is in the trash',
  'POST /v1/databases': 'on a page, with one title and properties that can be made; not icon, cover',
  'PATCH /v1/databases/:id': 'into the trash and out of it; not title, icon, parent',
  'GET /v1/data_sources/:id': 'all properties with their choices and where relations lead',
  'PATCH /v1/data_sources/:id': 'adds, renames and removes properties, changes formulas; not title, icon, parent',
  'POST /v1/data_sources/:id/query':
    'by pages of at most 100, cursors of their own request, the cap with its flag, trash; filters by time, by text that equals, `and`, `or`; one sort by time',
  'POST /v1/pages':
    'validates every value before anything is done; of a page on another one its title and text; not icon, cover, content',
  'GET /v1/pages/:id': 'every property, of long ones the first 25 references; of a page on another one its title',
  'PATCH /v1/pages/:id': 'properties and trash; refused for a page in the trash',
  'GET /v1/pages/:id/properties/:property': 'all references of a property, by pages',
  'GET /v1/blocks/:id': 'pages, databases, the blocks that hold them, and text',
  'GET /v1/blocks/:id/children':
    'databases on a page, in columns and toggles; pages; paragraphs, headings, things to do',
  'PATCH /v1/blocks/:id': 'the text of a block, and whether it is done; refused on a page in the trash',
  'PATCH /v1/blocks/:id/children': 'at most 100 blocks of text, at the end or behind another block',
  'DELETE /v1/blocks/:id': 'into the trash; a page with everything in it',
  'GET /v1/users/:id': 'one person or bot; refused without the right to see people',
  'POST /v1/search': 'data sources by name; not pages',
};

interface Route {
  readonly method: string;
  readonly path: string;
}

/** The table of what is covered: one row for each address that is served. Throws for one that nobody has described. */
export function covered(routes: readonly Route[]): readonly (readonly [string, string])[] {
  const served = routes.map(({ method, path }) => `${method} ${path}`);
  for (const one of served) if (told[one] === undefined) throw new Error(`Nobody has said what ${one} does`);
  for (const one of Object.keys(told)) if (!served.includes(one)) throw new Error(`${one} is not served`);
  return served.map((one) => [`\`${one}\``, told[one]!] as const);
}
