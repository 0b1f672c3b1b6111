import type { CatalogArgument } from '../catalog.ts';

/** A value that an argument takes, as a call writes it: `30m`, `"#ops"`; null where only the author can name one. */
export function exampleArgument({ type, targets, currency, oneOf, example }: CatalogArgument): string | null {
  if (oneOf?.[0] !== undefined) return `"${oneOf[0]}"`;
  switch (type) {
    case 'text':
      return targets ?? `"${example ?? '…'}"`;
    case 'bool':
      return 'true';
    case 'number':
      return '10';
    case 'duration':
      return '30m';
    case 'percent':
      return '30%';
    case 'distance':
      return '3km';
    case 'money':
      return currency === null || currency === 'KRW' ? '2000원' : `20${currency}`;
    default:
      return targets;
  }
}
