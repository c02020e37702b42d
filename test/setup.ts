import * as fc from 'fast-check';

/** The same random cases at every run on the build machine, so that a red build can be made red again; elsewhere new ones. */
if (process.env['CI']) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 });
