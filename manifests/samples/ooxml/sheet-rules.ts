import type { Format, Validation } from './book.ts';
import { formatIndex } from './styles.ts';
import { counted, tag, textTag } from './xml.ts';

function ruleTag(format: Format, priority: number): string {
  switch (format.is) {
    case 'when':
      return tag(
        'cfRule',
        { type: 'expression', dxfId: formatIndex(format.format), priority },
        textTag('formula', format.formula),
      );
    case 'duplicate':
      return tag('cfRule', { type: 'duplicateValues', dxfId: formatIndex(format.format), priority });
    case 'bars': {
      const bar = tag(
        'dataBar',
        {},
        tag('cfvo', { type: 'min' }),
        tag('cfvo', { type: 'max' }),
        tag('color', { rgb: `FF${format.colour}` }),
      );
      return tag('cfRule', { type: 'dataBar', priority }, bar);
    }
    default:
      return format satisfies never;
  }
}

/** The colour rules of a tab; those named first win. */
export function formatTags(formats: readonly Format[]): string[] {
  return formats.map((format, at) => tag('conditionalFormatting', { sqref: format.range }, ruleTag(format, at + 1)));
}

function validationTag(validation: Validation): string {
  const [promptTitle, prompt] = validation.prompt ?? [];
  const attributes = {
    type: validation.type,
    errorStyle: validation.loose ? 'warning' : undefined,
    operator: undefined,
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    promptTitle,
    prompt,
    sqref: validation.range,
  };
  const formulas = validation.formulas.map((formula, at) => textTag(`formula${at + 1}`, formula));
  return tag('dataValidation', attributes, ...formulas);
}

/** The drop-downs and limits of a tab. */
export function validationTags(validations: readonly Validation[]): string {
  return counted('dataValidations', validations.map(validationTag));
}
