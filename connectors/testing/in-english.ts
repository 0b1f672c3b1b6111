import type { Message, Part } from '../say.ts';

/** A message as English readers see it. */
export function inEnglish({ template, values }: Message): string {
  const told = (part: Part | undefined) => (typeof part === 'object' ? inEnglish(part) : String(part));
  return template.replace(/\{(\d+)\}/g, (_, index: string) => told(values[Number(index)]));
}
