import type { Catalog } from '../catalog.ts';
import { say, type Text } from '../say.ts';

/** What an argument of a verb, read or probe is, in its connector's words; null where there is no such argument. */
export function argumentDoc(callee: string, name: string, { verbs, reads, probes }: Catalog): Text | null {
  const called = [...verbs, ...reads, ...probes].find((one) => one.name === callee);
  const argument = called?.arguments.find((one) => one.name === name);
  if (argument === undefined) return null;
  const { doc, docKo, required, oneOf } = argument;
  const whatItIs = { en: doc, ko: docKo };
  const values = oneOf === null ? '' : oneOf.map((value) => JSON.stringify(value)).join(', ');
  if (oneOf !== null) return say`argument of \`${callee}\`: ${whatItIs}, one of ${values}`;
  return required
    ? say`argument of \`${callee}\`: ${whatItIs}`
    : say`argument of \`${callee}\`, may be left out: ${whatItIs}`;
}
