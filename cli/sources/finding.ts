import type { Text } from '../../dsl/say.ts';

/** Something that a sample says about a declaration. */
export interface Finding {
  /** error: records are lost; warning: it is read, and probably not as it is meant; note: good to know. */
  readonly level: 'error' | 'warning' | 'note';
  readonly field: string | null;
  readonly message: Text;
  readonly help: Text | null;
}

/** What a sample says about one source. */
export interface SourceReport {
  readonly source: string;
  readonly topic: string;
  /** Records of its topic, and those of them that are rows of it. */
  readonly records: number;
  readonly rows: number;
  readonly dead: number;
  readonly findings: readonly Finding[];
}
