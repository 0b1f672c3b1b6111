import type { ConditionModel } from '../../model/condition.ts';
import type { Knowledge } from '../../resolve/knowledge.ts';
import type { Ask } from './box.ts';
import { type Asked, askedBy } from './quantity.ts';

const asks = new WeakMap<Knowledge, Ask>();

/** What single conditions of a project ask; each is worked out once. */
export function asking(knowledge: Knowledge): Ask {
  const made = asks.get(knowledge) ?? createAsk(knowledge);
  asks.set(knowledge, made);
  return made;
}

function createAsk(knowledge: Knowledge): Ask {
  const answers = new WeakMap<ConditionModel, { readonly asked: Asked | null }>();
  return (condition) => {
    const answer = answers.get(condition) ?? { asked: askedBy(condition, knowledge) };
    answers.set(condition, answer);
    return answer.asked;
  };
}
