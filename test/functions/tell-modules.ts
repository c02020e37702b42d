import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** Loaded before a function begins (`node --import`), this tells which files it has loaded, whenever it gets SIGUSR2. */
const loaded = new Set<string>();

module.registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) loaded.add(fileURLToPath(url));
    return next(url, context);
  },
});

process.on('SIGUSR2', () => {
  process.stdout.write(`modules-begin${JSON.stringify([...loaded])}modules-end\n`);
});
