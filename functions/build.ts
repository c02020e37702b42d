import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { findSettings } from './find-settings.ts';
import { licencesOf } from './licences-of.ts';

const root = join(import.meta.dirname, '..');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { cold: { type: 'boolean' }, settings: { type: 'string', multiple: true } },
});
const target = resolve(positionals[0] ?? join(root, 'dist'));
const functions = ['hook', 'tick', 'health', 'rowcall'];

/** The image in which what is built runs elsewhere: this very version of Node, for which alone what it has made counts. */
const image = `FROM node:${process.versions.node}-slim
ENV NODE_ENV=production
WORKDIR /rowcall
COPY --chown=node:node . .
# Node keeps what it has made for each user apart; here it is the user node.
RUN cd parts/.compile-cache && for made in *; do mv "$made" "\${made%-*}-1000" || true; done
USER node
CMD ["node", "--min-semi-space-size=4", "--max-semi-space-size=4", "rowcall.js"]
`;

/**
 * Lays Rowcall out in `dist`, or the folder that is named, as it is deployed: one small file for each function and one for
 * the command, parts that are loaded when they are needed, and the settings that are named, each under its own name. Nothing
 * else need be installed. Beside them stands what Node has made of the functions before, so that it need not do so again at
 * every beginning; not with `--cold`, as a package has it, since that holds for one version of Node only.
 */
async function layOut(): Promise<void> {
  const settings = await findSettings(values.settings ?? [], 'none will do');
  await rm(target, { recursive: true, force: true });
  const { output } = await build({
    cwd: root,
    input: {
      ...Object.fromEntries([...functions, 'duplicate-worker'].map((name) => [name, `functions/${name}.ts`])),
      main: 'cli/main.ts',
    },
    platform: 'node',
    // Looked for by pg, which does without.
    external: ['pg-native'],
    output: {
      dir: target,
      format: 'esm',
      minify: true,
      chunkFileNames: 'parts/[name]-[hash].js',
      comments: { legal: false },
    },
  });
  const { version, engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = {
    name: 'rowcall-functions',
    version,
    private: true,
    type: 'module',
    engines,
    main: 'rowcall.js',
    // A nursery that neither grows nor has to: quicker to begin, and eight megabytes less.
    scripts: { start: 'node --min-semi-space-size=4 --max-semi-space-size=4 rowcall.js' },
  };
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(target, 'main.d.ts'), mainTypes);
  const modules = output.flatMap((part) => ('moduleIds' in part ? part.moduleIds : []));
  await writeFile(join(target, 'licences.txt'), await licencesOf(modules));
  if (values.cold) return;
  await writeFile(join(target, 'Dockerfile'), image);
  for (const { name, settings: file } of settings) await cp(file, join(target, 'settings', `${name}.yaml`));
  await mkdir(join(target, 'parts', '.compile-cache'));
  await serveOnce();
  await loadAll();
}

const mainTypes = `/** Runs the command that the arguments ask for, as \`rowcall\` does; answers the exit code. */
export declare function main(args: readonly string[]): Promise<number>;
`;

/** What one beginning and one call of each function need is made ready. */
async function serveOnce(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rowcall-build-'));
  await cp(join(root, 'manifests', 'sales'), folder, { recursive: true });
  const child = spawn(process.execPath, [join(target, 'rowcall.js')], {
    env: { PORT: '0', ROWCALL_SETTINGS: join(folder, 'rowcall.yaml') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const port = /listens on port (\d+)/u.exec(line)?.[1];
    if (port === undefined) continue;
    const url = `http://127.0.0.1:${port}`;
    for (const name of ['hook', 'tick', 'health']) await fetch(`${url}/${name}`, { method: 'POST', body: '{}' });
    child.kill('SIGTERM');
    break;
  }
  if (child.exitCode === null) await once(child, 'exit');
  await rm(folder, { recursive: true });
}

/** Parts that only some settings need. */
async function loadAll(): Promise<void> {
  const parts = (await readdir(join(target, 'parts'))).filter((name) => name.endsWith('.js'));
  const text = `import module from 'node:module';
    module.enableCompileCache({ directory: './parts/.compile-cache', portable: true });
    for (const part of ${JSON.stringify(parts)}) await import('./parts/' + part);
    process.exit();`;
  const file = join(target, 'load-all.js');
  await writeFile(file, text);
  const child = spawn(process.execPath, [file], { cwd: target, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  await rm(file);
  if (code !== 0) throw new Error('Not every part can be loaded');
}

await layOut();
