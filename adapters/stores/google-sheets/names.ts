/** What a Google spreadsheet must be told by the surroundings, by name. */
export const keyName = 'GOOGLE_SERVICE_ACCOUNT';
export const rootName = 'GOOGLE_API_ROOT_URL';
export const audienceName = 'GOOGLE_SCRIPT_AUDIENCE';
export const callersName = 'GOOGLE_SCRIPT_CALLERS';
export const certificatesName = 'GOOGLE_CERTS_URL';
export const hookUrlName = 'GOOGLE_HOOK_URL';
export const hookSecretName = 'GOOGLE_HOOK_SECRET';

/** Under these names is remembered what is of no one table. No table of the settings is called so. */
export const madeMemo = '*google-sheets.made';
export const writesMemo = '*google-sheets.writes';
export const watchMemo = '*google-sheets.watch';
