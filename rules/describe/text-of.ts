import type { Bundle } from '../bundle.ts';
import type { Language } from '../format.ts';
import type { Argument, ArgumentValue } from '../playbook.ts';
import { amountText, nameOfWindow, windowOf } from './facts.ts';

/** Arguments as an explanation shows them: values with units, placeholders in braces. */
export function argumentsText(args: readonly Argument[], bundle: Bundle, language: Language): string {
  return args.map(({ name, value }) => `${name}: ${valueText(value, bundle, language)}`).join(', ');
}

/** Values that are known only at run time stand in braces, as in the author's text. */
function valueText(value: ArgumentValue, bundle: Bundle, language: Language): string {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string'
        ? `"${value.value}"`
        : amountText(value.value, value.unit, language);
    case 'text':
      return `"${value.parts
        .map((part) => {
          switch (part.kind) {
            case 'words':
              return part.text;
            case 'dimension':
              return `{${part.dimension}}`;
            case 'window':
              return `{${nameOfWindow(windowOf(bundle, part.window), language)}}`;
            case 'trigger':
              return `{${part.what}}`;
            case 'argument':
              return `{${part.name}}`;
            default:
              return `{${part.kind}}`;
          }
        })
        .join('')}"`;
    case 'dimension':
      return `{${value.dimension}}`;
    case 'window':
      return `{${nameOfWindow(windowOf(bundle, value.window), language)}}`;
    case 'probe':
      return `{${value.probe}.${value.field}}`;
    case 'list':
      return `[${value.of.map((item) => valueText(item, bundle, language)).join(', ')}]`;
    case 'record':
      return `{ ${argumentsText(value.of, bundle, language)} }`;
  }
}
