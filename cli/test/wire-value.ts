import { scaleOf } from '../../rules/scale.ts';
import type { FieldType } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';

const WIRE_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** The decoded value of a canonical one: whole numbers in the type's scale. */
export function decodedOf(type: FieldType, canonical: Scalar): Scalar {
  return typeof canonical === 'number' ? Math.round(canonical * scaleOf(type)) : canonical;
}

/** What stands on the wire for a decoded value: the inverse of `decodeField`. */
export function wireOf(type: FieldType, decoded: Scalar): unknown {
  if (typeof decoded === 'string' && type.kind === 'point') {
    const [lat = 0, lon = 0] = decoded.split(',').map(Number);
    return { lat, lon };
  }
  if (typeof decoded !== 'number') return decoded;
  switch (type.kind) {
    case 'duration':
      return decoded / WIRE_MS[type.wire];
    case 'percent':
      return type.wire === 'percent' ? (decoded * 100) / scaleOf(type) : decoded / scaleOf(type);
    case 'money':
      return type.currency === 'KRW' || type.currency === 'JPY' ? decoded : decoded / 100;
    case 'number':
      return decoded / scaleOf(type);
    case 'time':
      return new Date(decoded).toISOString();
    default:
      return decoded;
  }
}
