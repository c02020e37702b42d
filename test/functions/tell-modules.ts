import module from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before a function begins (`node --import`), this tells which files it has loaded, and which parts of Node, whenever
 * it gets SIGUSR2.
 */
const loaded = new Set<string>();

module.registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) loaded.add(fileURLToPath(url));
    return next(url, context);
  },
});

process.on('SIGUSR2', () => {
  const { moduleLoadList = [] } = process as { readonly moduleLoadList?: readonly string[] };
  const ofNode = moduleLoadList.map((name) => name.replace(/^\w+ /u, 'node:'));
  process.stdout.write(`modules-begin${JSON.stringify([...loaded, ...ofNode])}modules-end\n`);
});
