import type {
  ArgumentModel,
  ArgumentValueModel,
  ReadValueModel,
  TextPartModel,
} from '../../dsl/model/argument.ts';
import type { Language } from '../format.ts';
import { amountText } from './amount.ts';
import type { Reading } from './reading.ts';

/** Arguments as an explanation shows them: values with units, what is known only at run time in braces. */
export function argumentsText(args: readonly ArgumentModel[], reading: Reading, language: Language): string {
  return args.map(({ name, value }) => `${name}: ${valueText(value, reading, language)}`).join(', ');
}

function valueText(value: ArgumentValueModel, reading: Reading, language: Language): string {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string'
        ? `"${value.value}"`
        : amountText(value.value, value.unit, language);
    case 'text':
      return `"${value.parts.map((part) => partText(part, language)).join('')}"`;
    case 'audience':
      return value.audience;
    case 'call':
      return `${value.verb}(${argumentsText(value.args, reading, language)})`;
    case 'share': {
      const ratio = amountText(value.ratio, { kind: 'percent' }, language);
      const of = `{${value.use.metric.name}}`;
      return language === 'ko' ? `${of}의 ${ratio}` : `${ratio} of ${of}`;
    }
    case 'list':
      return `[${value.of.map((item) => valueText(item, reading, language)).join(', ')}]`;
    case 'record':
      return `{ ${argumentsText(value.of, reading, language)} }`;
    default:
      return `{${readText(value)}}`;
  }
}

function partText(part: TextPartModel, language: Language): string {
  // Braces of the text itself stay doubled, so that they are not taken for a placeholder.
  if (part.kind === 'words') return part.text.replace(/[{}]/g, '$&$&');
  const format = part.format === undefined ? '' : `|${part.format}`;
  switch (part.kind) {
    case 'trigger':
      return `{${part.what}${format}}`;
    case 'argument':
      return `{${part.name}${format}}`;
    case 'cause':
    case 'severity':
      return `{${part.kind}${format}}`;
    case 'literal':
      return typeof part.value === 'string' ? part.value : amountText(part.value, part.unit, language);
    default:
      return `{${readText(part)}${format}}`;
  }
}

/** What stands in the braces, as its author wrote it, in every language: a title there would read like fixed text. */
function readText(value: ReadValueModel): string {
  switch (value.kind) {
    case 'dimension':
      return value.dimension;
    case 'metric':
      return value.use.metric.name;
    case 'probe':
      return `${value.probe}.${value.field}`;
    case 'lookUp':
      return `${value.key}.${value.field}`;
    case 'field':
      return value.field;
    case 'result':
      return value.field === null ? value.name : `${value.name}.${value.field}`;
  }
}
