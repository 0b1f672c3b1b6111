import type { ConditionModel } from '../../model/condition.ts';
import type { Knowledge } from '../../resolve/knowledge.ts';
import { oncePer } from '../once-per.ts';
import type { Ask } from './box.ts';
import { askedBy } from './quantity.ts';

/** What single conditions of a project ask; each is worked out once. */
export const asking: (knowledge: Knowledge) => Ask = oncePer((knowledge) =>
  oncePer((condition: ConditionModel) => askedBy(condition, knowledge)),
);
