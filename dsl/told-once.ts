import type { Diagnostic } from './diagnostic.ts';

/**
 * One message for one cause: where a name is written with a wrong character (OS0105) or a time without its unit
 * (OS1202), that no such name exists or that the time is too long follows from it. The slip is told, with what the other message proposes.
 * A value that is written wrongly and means something of another kind (`$500` where it is ₩) is told as the latter: who
 * only wrote it better would be told again.
 *
 * @param parsed    what reading the files found
 * @param resolved  what looking up their names found
 */
export function toldOnce(parsed: readonly Diagnostic[], resolved: readonly Diagnostic[]): Diagnostic[] {
  const slips = parsed.filter(({ code }) => code === 'OS0105' || code === 'OS1202');
  if (slips.length === 0) return [...parsed, ...resolved];
  const overtaken = new Set(slips.filter((slip) => resolved.some((found) => overtakes(slip, found))));
  const meant = new Map<Diagnostic, Diagnostic>();
  const left = resolved.filter((found) => {
    const slip = slips.find((one) => isOf(one, found) && !overtaken.has(one));
    if (slip === undefined) return true;
    if (!meant.has(slip)) meant.set(slip, found);
    return false;
  });
  const told = parsed.filter((one) => !overtaken.has(one));
  return [...told.map((one) => proposing(one, meant.get(one))), ...left];
}

/** Whether the value is the wrong one however it is written. */
function overtakes(slip: Diagnostic, found: Diagnostic): boolean {
  return (
    slip.code === 'OS0105' &&
    slip.fix !== null &&
    found.code.startsWith('OS12') &&
    found.level === 'error' &&
    isOf(slip, found)
  );
}

function isOf(slip: Diagnostic, { file, span }: Diagnostic): boolean {
  return slip.file === file && slip.span.start <= span.start && span.end <= slip.span.end;
}

function proposing(slip: Diagnostic, found: Diagnostic | undefined): Diagnostic {
  if (found === undefined || slip.help !== null || slip.fix !== null) return slip;
  const { help, fix } = found;
  return { ...slip, help, fix, said: { ...slip.said, help: found.said.help } };
}
