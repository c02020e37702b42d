/** The smallest function that imports all of `googleapis`, as its page says, and answers. */
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { google } from 'googleapis';

http('rival', (_, response) => {
  response.json({ sheets: typeof google.sheets });
});
getTestServer('rival').listen(Number(process.env['PORT']));
