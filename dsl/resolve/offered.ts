import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Report } from './report.ts';

/**
 * The verb or probe of that name. Where a connector of that family exists, or a name is near, it is a slip (OS1105);
 * else no connector offers it yet (OS0201).
 */
export function offered<T extends { readonly name: string }>(
  name: QName,
  catalog: readonly T[],
  what: 'action' | 'probe',
  report: Report,
): T | null {
  const found = catalog.find((entry) => entry.name === name.text);
  if (found) return found;
  const [connector = ''] = name.text.split('.');
  const family = `${connector}.`;
  const names = catalog.map((entry) => entry.name);
  const near = didYouMean(name.text, name.span, names);
  const isAction = what === 'action';
  if (near.help || names.some((known) => known.startsWith(family))) {
    const siblings = names.filter((known) => known.startsWith(family));
    return report.error(
      'OS1105',
      name.span,
      isAction
        ? say`there is no action called \`${name.text}\``
        : say`there is no probe called \`${name.text}\``,
      {
        label: isAction ? say`unknown action` : say`unknown probe`,
        notes:
          siblings.length === 0 ? [] : [say`there is ${siblings.map((known) => `\`${known}\``).join(', ')}`],
        ...near,
      },
    );
  }
  return report.error('OS0201', name.span, say`no connector offers \`${name.text}\` yet`, {
    label: isAction ? say`this action is not built yet` : say`this probe is not built yet`,
    help: say`a connector of this project named \`${connector}\` would offer it: \`connectors:\` in ordersense.config.yaml`,
  });
}
