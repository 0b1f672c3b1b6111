import type { Decision } from '../../engine/decision.ts';
import type { Language } from '../../rules/format.ts';
import { decisionFacts, decisionLabel } from './decision-words.ts';
import type { InstantPrinter } from './instant.ts';
import { padded } from './padded.ts';
import type { PlaceNames } from './places.ts';

const LABEL_CELLS = 14;
const INDENT = ' '.repeat(4 + 12 + LABEL_CELLS + 1);

/**
 * One incident as a block: its place, then what was decided, each with its time.
 *
 * @param decisions  of one incident, in order; what is not worth telling is left out before
 */
export function incidentBlock(
  decisions: readonly Decision[],
  place: PlaceNames,
  { short }: InstantPrinter,
  language: Language,
): readonly string[] {
  const [head] = decisions;
  if (head === undefined) return [];
  return [
    `  ${place(head.instance)}`,
    ...decisions.flatMap((decision) => {
      const { first, rest } = decisionFacts(decision, language);
      const facts = first === '' ? rest : [first, ...rest];
      const label = `    ${short(decision.t)} ${padded(decisionLabel(decision.what, language), LABEL_CELLS)}`;
      return [`${label} ${facts[0] ?? ''}`.trimEnd(), ...facts.slice(1).map((line) => `${INDENT}${line}`)];
    }),
  ];
}
