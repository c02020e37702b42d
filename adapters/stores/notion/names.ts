/** The names under which the surroundings tell what only they know. */
export const tokenName = 'NOTION_TOKEN';
export const hookTokenName = 'NOTION_WEBHOOK_TOKEN';
export const setUpName = 'NOTION_SETUP';
export const rootName = 'NOTION_BASE_URL';
