import { say, type Text } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Report } from './report.ts';

/** What a name was meant to be. */
type Offer = 'action' | 'question' | 'probe';

/**
 * The verb, question or probe of that name. Where a connector of that family exists, or a name is near, it is a slip (OS1105);
 * else no connector of the project offers it (OS1105 too).
 */
export function offered<T extends { readonly name: string }>(
  name: QName,
  catalog: readonly T[],
  what: Offer,
  report: Report,
): T | null {
  const found = catalog.find((entry) => entry.name === name.text);
  if (found) return found;
  const [connector = ''] = name.text.split('.');
  const family = `${connector}.`;
  const names = catalog.map((entry) => entry.name);
  const near = didYouMean(name.text, name.span, names);
  if (near.help || names.some((known) => known.startsWith(family))) {
    const siblings = names.filter((known) => known.startsWith(family));
    return report.error('OS1105', name.span, noneCalled(name.text, what), {
      label: unknownOne(what),
      notes:
        siblings.length === 0 ? [] : [say`there is ${siblings.map((known) => `\`${known}\``).join(', ')}`],
      help: siblings[0] === undefined ? null : say`write one of them, for example \`${siblings[0]}\``,
      ...near,
    });
  }
  const families = [...new Set(names.map((known) => `\`${known.split('.')[0]}\``))];
  return report.error('OS1105', name.span, say`no connector offers \`${name.text}\``, {
    label: unknownOne(what),
    notes:
      families.length === 0
        ? []
        : [say`connectors here: ${families.join(', ')} (\`ordersense connectors list\`)`],
    help: families.every((known) => known === '`log`')
      ? say`put the connector that offers it under \`connectors:\` in ordersense.config.yaml; the platform's come with \`platform: { use: openapi, document: delivery-platform, baseUrl: env:PLATFORM_URL }\``
      : say`use what one of them offers, or put the connector that offers it under \`connectors:\` in ordersense.config.yaml`,
  });
}

function noneCalled(name: string, what: Offer): Text {
  switch (what) {
    case 'action':
      return say`there is no action called \`${name}\``;
    case 'question':
      return say`there is no question called \`${name}\``;
    case 'probe':
      return say`there is no probe called \`${name}\``;
  }
}

function unknownOne(what: Offer): Text {
  switch (what) {
    case 'action':
      return say`unknown action`;
    case 'question':
      return say`unknown question`;
    case 'probe':
      return say`unknown probe`;
  }
}
