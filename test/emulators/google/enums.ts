interface Enum {
  readonly name: string;
  readonly values: readonly string[];
}

const dimension = { name: 'Dimension', values: ['ROWS', 'COLUMNS', 'DIMENSION_UNSPECIFIED'] };
const render = { name: 'ValueRenderOption', values: ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'] };
const dateTime = { name: 'DateTimeRenderOption', values: ['SERIAL_NUMBER', 'FORMATTED_STRING'] };
const input = { name: 'ValueInputOption', values: ['INPUT_VALUE_OPTION_UNSPECIFIED', 'RAW', 'USER_ENTERED'] };
const visibility = {
  name: 'DeveloperMetadataVisibility',
  values: ['DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED', 'DOCUMENT', 'PROJECT'],
};
const location = {
  name: 'DeveloperMetadataLocationType',
  values: ['DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED', 'ROW', 'COLUMN', 'SHEET', 'SPREADSHEET'],
};

/** The words that a field may hold, by message and field (the SDK types them as text); query parameters by their name. */
export const enums: Readonly<Record<string, Enum>> = {
  majorDimension: dimension,
  valueRenderOption: render,
  dateTimeRenderOption: dateTime,
  valueInputOption: input,
  'DimensionRange.dimension': dimension,
  'AppendDimensionRequest.dimension': dimension,
  'ValueRange.majorDimension': dimension,
  'BatchGetValuesByDataFilterRequest.majorDimension': dimension,
  'BatchGetValuesByDataFilterRequest.valueRenderOption': render,
  'BatchGetValuesByDataFilterRequest.dateTimeRenderOption': dateTime,
  'BatchUpdateValuesRequest.valueInputOption': input,
  'DeveloperMetadata.visibility': visibility,
  'DeveloperMetadataLookup.visibility': visibility,
  'DeveloperMetadataLookup.locationType': location,
  'SortSpec.sortOrder': { name: 'SortOrder', values: ['SORT_ORDER_UNSPECIFIED', 'ASCENDING', 'DESCENDING'] },
  'MergeCellsRequest.mergeType': { name: 'MergeType', values: ['MERGE_ALL', 'MERGE_COLUMNS', 'MERGE_ROWS'] },
  'NumberFormat.type': {
    name: 'NumberFormatType',
    values: [
      'NUMBER_FORMAT_TYPE_UNSPECIFIED',
      'TEXT',
      'NUMBER',
      'PERCENT',
      'CURRENCY',
      'DATE',
      'TIME',
      'DATE_TIME',
      'SCIENTIFIC',
    ],
  },
  'BooleanCondition.type': {
    name: 'ConditionType',
    values: [
      'CONDITION_TYPE_UNSPECIFIED',
      'NUMBER_GREATER',
      'NUMBER_GREATER_THAN_EQ',
      'NUMBER_LESS',
      'NUMBER_LESS_THAN_EQ',
      'NUMBER_EQ',
      'NUMBER_NOT_EQ',
      'NUMBER_BETWEEN',
      'NUMBER_NOT_BETWEEN',
      'TEXT_CONTAINS',
      'TEXT_NOT_CONTAINS',
      'TEXT_STARTS_WITH',
      'TEXT_ENDS_WITH',
      'TEXT_EQ',
      'TEXT_IS_EMAIL',
      'TEXT_IS_URL',
      'DATE_EQ',
      'DATE_BEFORE',
      'DATE_AFTER',
      'DATE_ON_OR_BEFORE',
      'DATE_ON_OR_AFTER',
      'DATE_BETWEEN',
      'DATE_NOT_BETWEEN',
      'DATE_IS_VALID',
      'ONE_OF_RANGE',
      'ONE_OF_LIST',
      'BLANK',
      'NOT_BLANK',
      'CUSTOM_FORMULA',
      'BOOLEAN',
      'TEXT_NOT_EQ',
      'DATE_NOT_EQ',
      'FILTER_EXPRESSION',
    ],
  },
  'TableColumnProperties.columnType': {
    name: 'ColumnType',
    values: [
      'COLUMN_TYPE_UNSPECIFIED',
      'DOUBLE',
      'CURRENCY',
      'PERCENT',
      'DATE',
      'TIME',
      'DATE_TIME',
      'TEXT',
      'BOOLEAN',
      'DROPDOWN',
      'FILES_CHIP',
      'PEOPLE_CHIP',
      'FINANCE_CHIP',
      'PLACE_CHIP',
      'RATINGS_CHIP',
    ],
  },
};
