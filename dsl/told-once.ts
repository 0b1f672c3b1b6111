import type { Diagnostic } from './diagnostic.ts';

/**
 * One message for one cause: where a name is written with a wrong character (OS0105) or a time without its unit
 * (OS1202), that no such name exists or that the time is too long follows from it. The slip is told, with what the other message proposes.
 *
 * @param parsed    what reading the files found
 * @param resolved  what looking up their names found
 */
export function toldOnce(parsed: readonly Diagnostic[], resolved: readonly Diagnostic[]): Diagnostic[] {
  const slips = parsed.filter(({ code }) => code === 'OS0105' || code === 'OS1202');
  if (slips.length === 0) return [...parsed, ...resolved];
  const meant = new Map<Diagnostic, Diagnostic>();
  const left = resolved.filter((found) => {
    const slip = slips.find((one) => isOf(one, found));
    if (slip === undefined) return true;
    if (!meant.has(slip)) meant.set(slip, found);
    return false;
  });
  return [...parsed.map((one) => proposing(one, meant.get(one))), ...left];
}

function isOf(slip: Diagnostic, { file, span }: Diagnostic): boolean {
  return slip.file === file && slip.span.start <= span.start && span.end <= slip.span.end;
}

function proposing(slip: Diagnostic, found: Diagnostic | undefined): Diagnostic {
  if (found === undefined || slip.help !== null || slip.fix !== null) return slip;
  const { help, fix } = found;
  return { ...slip, help, fix, said: { ...slip.said, help: found.said.help } };
}
