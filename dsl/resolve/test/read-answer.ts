import type { CatalogRead } from '../../catalog.ts';
import { say } from '../../say.ts';
import type { Atom } from '../../tree/literal.ts';
import { textOf, valueBehind } from '../constant.ts';
import type { Knowledge } from '../knowledge.ts';
import { wordsFor } from '../knowledge.ts';
import { ownType } from '../quantity.ts';
import type { Report } from '../report.ts';
import { type Constant, wordOfType } from '../value.ts';

/** Types whose answers are words; `id` and `place` may be said without quotes. */
const WORDS = ['text', 'id', 'place'];

/** What a question is given to answer (R17), canonical as the argument that it becomes; OS1201 where it is another type. */
export function readAnswer(
  written: Atom,
  { name, returns }: CatalogRead,
  knowledge: Knowledge,
  report: Report,
): Constant | null {
  const atom = valueBehind(written, knowledge, report);
  if (WORDS.includes(returns.type)) {
    const said = textOf(atom);
    if (said !== null) return (returns.of !== null && wordsFor(knowledge, returns.of)?.[said]) || said;
  } else {
    const own = atom.kind === 'name' ? null : ownType(atom);
    const kind = own?.type.kind === 'count' ? 'number' : own?.type.kind;
    if (own !== null && (kind === returns.type || returns.type === 'any')) return own.value;
  }
  return report.error('OS1201', written.span, say`\`${name}\` answers a ${wordOfType(returns.type)}`, {
    label: say`another kind of value`,
    help: WORDS.includes(returns.type)
      ? say`write \`given ${name} is "…"\``
      : say`write \`given ${name} is …\` with a ${wordOfType(returns.type)}`,
  });
}
