import * as z from 'zod';

/**
 * The settings that there are at a path, by the schema of the file; none where names are the project's own, or where
 * no such part is.
 *
 * @param path  keys from the root
 */
export function knownSettings(schema: z.core.$ZodType, path: readonly string[]): readonly string[] {
  const inner = plain(schema);
  const [first, ...rest] = path;
  if (inner instanceof z.ZodObject)
    return first === undefined
      ? Object.keys(inner.shape)
      : first in inner.shape
        ? knownSettings(inner.shape[first], rest)
        : [];
  return inner instanceof z.ZodRecord && first !== undefined ? knownSettings(inner.valueType, rest) : [];
}

/** Without what says only that it may be left out, or is prepared before it is read. */
function plain(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return plain(schema.unwrap());
  return schema instanceof z.ZodPipe ? plain(schema.out) : schema;
}
