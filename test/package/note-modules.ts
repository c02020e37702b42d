import { writeFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** Loaded before a command begins (`node --import`), this writes the files that it loaded to ROWCALL_NOTE when it ends. */
const loaded = new Set<string>();

module.registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) loaded.add(fileURLToPath(url));
    return next(url, context);
  },
});

process.on('exit', () => {
  const note = process.env['ROWCALL_NOTE'];
  if (note !== undefined) writeFileSync(note, JSON.stringify([...loaded]));
});
