interface Team {
  /** The settings' `store`, as it stands in YAML. */
  readonly store: string;
  readonly name?: string;
  readonly mode?: 'watch' | 'suggest' | 'act';
  readonly language?: string;
  readonly zone?: string;
}

/** People with a phone each, answered by a sign in the row. */
export const phoneTables = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      phone: { type: phone, column: Phone }
      check: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: check }
`;

/** People at a stage, answered by a sign and a note in the row. */
export const peopleTables = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      phone: { type: phone, column: Phone }
      stage: { type: choice, column: Stage, options: [New, Won, Lost], owner: shared }
      check: { type: text, column: Rowcall, owner: rowcall }
      says: { type: long-text, column: Rowcall says, owner: rowcall }
status:
  people: { state: check, note: says }
`;

/** The same people, whose stage nobody but people writes. */
export const ownStageTables = peopleTables.replace('options: [New, Won, Lost], owner: shared', 'options: [New, Won]');

/** Whole settings of a small team. */
export function teamSettings(
  { store, name = 'Team', mode, language = 'en', zone = 'Europe/Kyiv' }: Team,
  tables: string,
): string {
  return `rowcall: 1
name: ${name}
store: ${store}
${mode === undefined ? '' : `mode: ${mode}\n`}language: ${language}
zone: ${zone}
currency: UAH
countries: [UA]
${tables}`;
}
