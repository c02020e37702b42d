const megabyte = 1024 * 1024;

/** What a sheet can hold at most, as Excel has it. */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** The largest file that is opened. A full sheet of a million rows and twelve columns is near 70 MB. */
export const maxFile = 256 * megabyte;

/** The largest part once inflated: room for a full sheet of a million rows and twelve columns. */
export const maxPart = 768 * megabyte;

/** All parts of one workbook that are read, inflated. */
export const maxInflated = 1536 * megabyte;

export const maxEntries = 10_000;

/** The smallest shared string takes five bytes; what a million-row sheet needs stays below this. */
export const maxSharedStrings = 16_000_000;

/**
 * How many times larger a part may become. Measured at every level of deflate on sheets of 400 000 rows: real columns 6,
 * styled empty cells and one number everywhere 9 to 17, empty rows 22, one long text repeated in each cell 34; bombs
 * reach 100 to 1000. Small parts may be all repetition, so it counts above 16 MB only.
 */
export const maxRatio = 60;
export const ratioFrom = 16 * megabyte;
