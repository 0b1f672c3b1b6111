import { levels } from './levels.ts';
import { shares } from './shares.ts';
import { volumes } from './volumes.ts';

/** Every kind of series that can be judged, in the order of the reference. */
export const models = [volumes, shares, levels] as const;

/** Names of them. */
export type ModelName = 'volume' | 'share' | 'level';
