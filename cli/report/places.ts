import type { Instance } from '../../engine/decision.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Language } from '../../rules/format.ts';

/** Says where: 강남구 for `{ region: "seoul-gangnam" }` by the project's `define words`, `overall` without dimensions. */
export type PlaceNames = (instance: Instance) => string;

/** Values without a word stay as they are; several dimensions are joined by ` · `. */
export function placeNames(words: Bundle['words'], language: Language): PlaceNames {
  const byValue = new Map(
    Object.entries(words).map(([dimension, map]) => [
      dimension,
      new Map(Object.entries(map).map(([word, value]) => [value, word])),
    ]),
  );
  return (instance) => {
    const values = Object.entries(instance).map(
      ([dimension, value]) => byValue.get(dimension)?.get(value) ?? value,
    );
    return values.length === 0 ? (language === 'ko' ? '전체' : 'overall') : values.join(' · ');
  };
}
