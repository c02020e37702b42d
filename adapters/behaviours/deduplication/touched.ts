/**
 * Where the results of reading memory ahead go. Nobody needs them: they are kept so that no compiler finds the reading
 * useless, which is done so that memory is fetched while other work goes on.
 */
export const touched = new Int32Array(1);
