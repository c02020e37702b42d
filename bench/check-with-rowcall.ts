import module from 'node:module';

/** Runs `rowcall` with the given arguments, as cli/rowcall.js does; says on the other channel how much memory it took. */
module.enableCompileCache();
const { main } = await import('../cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
process.stderr.write(JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024 }));
