import type { Instance } from '../../engine/decision.ts';
import type { Bundle } from '../../rules/bundle.ts';

/** Whether an instance is the one that is meant. */
export type WantedPlace = (instance: Instance) => boolean;

/**
 * What `--in` means: `강남구`, `seoul-gangnam` or `region=강남구`; several of them with commas between must all be so. A
 * word of `define words` stands for its value; null means every instance.
 */
export function wantedPlace(text: string | null, words: Bundle['words']): WantedPlace {
  const parts = (text ?? '')
    .normalize('NFC')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return (instance) =>
    parts.every((part) => {
      const [, dimension, value] = /^([^=]+)=(.*)$/.exec(part) ?? [null, null, part];
      return Object.entries(instance).some(
        ([name, own]) =>
          (dimension === null || dimension === name) &&
          (own === value || words[name]?.[String(value)] === own),
      );
    });
}
