/** What a base must be told by the surroundings, by name. */
export const tokenName = 'AIRTABLE_TOKEN';
export const notifyUrlName = 'AIRTABLE_NOTIFY_URL';
export const rootName = 'AIRTABLE_ENDPOINT_URL';

/** The field that knows what Rowcall made: people are asked to hide it. */
export const keyHeader = '_key';

/** The place that means whatever changed since the last look. */
export const changesPlace = 'changes';

/** The name under which is remembered how Airtable tells of changes. No table of the settings is called so. */
export const hookMemo = '*';
