import type { Migration } from './migration.ts';
import { migration1 } from './migration-1.ts';
import { migration2 } from './migration-2.ts';
import { migration3 } from './migration-3.ts';
import { migration4 } from './migration-4.ts';
import { migration5 } from './migration-5.ts';
import { migration6 } from './migration-6.ts';
import { migration7 } from './migration-7.ts';
import { migration8 } from './migration-8.ts';
import { migration9 } from './migration-9.ts';
import { migration10 } from './migration-10.ts';
import { migration11 } from './migration-11.ts';
import { migration12 } from './migration-12.ts';

/** Every step of the schema, oldest first. A new one is a file `migration-N.ts` and a line here. */
export const MIGRATIONS: readonly Migration[] = [
  migration1,
  migration2,
  migration3,
  migration4,
  migration5,
  migration6,
  migration7,
  migration8,
  migration9,
  migration10,
  migration11,
  migration12,
];
