import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Report } from './report.ts';
import { describe, type Scope } from './scope.ts';

/**
 * OS1101 for a name that is no metric. Not told where there is a metric whose own name cannot be read, and no other is
 * near: this one may be meant.
 *
 * @param names  what could stand there instead
 */
export function noSuchMetric(name: QName, names: readonly string[], scope: Scope, report: Report): null {
  const declared = scope.find(name.text);
  const near = didYouMean(name.text, name.span, names, scope);
  if (declared === undefined && near.fix == null && scope.lost.has('metric')) {
    scope.missed.add(name.text);
    return report.spoil();
  }
  return report.error('OS1101', name.span, say`there is no metric called \`${name.text}\``, {
    label: declared === undefined ? say`not defined in this project` : say`something else`,
    notes: declared === undefined ? [] : [say`it is ${describe(declared)}`],
    ...near,
  });
}
