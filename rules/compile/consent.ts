import type { ConsentModel } from '../../dsl/model/step.ts';
import type { Consent, Do } from '../playbook.ts';
import type { AudienceConsent } from './audience.ts';
import type { Asker } from './condition.ts';

/** What is read to know who agreed: the instance's row and the bound event like any other; an audience reads its own. */
export function compileConsent(models: readonly ConsentModel[] | null, ask: Asker): Pick<Do, 'consent'> {
  return models === null ? {} : { consent: models.map((model) => compileOne(model, ask)) };
}

function compileOne(model: ConsentModel, ask: Asker): Consent {
  switch (model.kind) {
    case 'lookUp':
      return { kind: 'lookUp', ...ask.lookUp(model) };
    case 'field':
      return { kind: 'field', ...ask.field(model) };
    case 'audience':
      return { kind: 'audience' };
    case 'undeclared':
      return { kind: 'undeclared' };
  }
}

/** What the audience of a call reads; a call has one at most. */
export function consentOfAudience(models: readonly ConsentModel[] | null): AudienceConsent | null {
  return models?.find((model) => model.kind === 'audience') ?? null;
}
