import type { ArgumentModel, ArgumentValueModel, TextPartModel } from '../../dsl/model/argument.ts';
import type { Argument, ArgumentValue, TextPart } from '../playbook.ts';
import { type AudienceConsent, compileAudience } from './audience.ts';
import type { Asker } from './condition.ts';
import { notRunnable } from './not-runnable.ts';

/**
 * Arguments of a call in the order written.
 *
 * @param consent  of a call of marketing: what says who of its audience agreed
 */
export function compileArguments(
  models: readonly ArgumentModel[],
  ask: Asker,
  consent: AudienceConsent | null = null,
): readonly Argument[] {
  return models.map(({ name, value }) => ({
    name,
    value:
      value.kind === 'audience'
        ? { kind: 'audience', audience: compileAudience(value.audience, value.field, ask, consent) }
        : compileValue(value, ask),
  }));
}

/** Literals and dimensions are the same in both models; what is read becomes an id. */
function compileValue(model: ArgumentValueModel, ask: Asker): ArgumentValue {
  switch (model.kind) {
    case 'metric':
      return { kind: 'window', window: ask.window(model.use) };
    case 'probe':
      return { kind: 'probe', probe: ask.probe(model.probe), field: model.field };
    case 'lookUp':
      return { kind: 'lookUp', ...ask.lookUp(model) };
    case 'field':
      return { kind: 'field', ...ask.field(model) };
    case 'text':
      return { kind: 'text', parts: model.parts.map((part) => compilePart(part, ask)) };
    case 'list':
      return { kind: 'list', of: model.of.map((item) => compileValue(item, ask)) };
    case 'record':
      return { kind: 'record', of: compileArguments(model.of, ask) };
    case 'audience':
      return { kind: 'audience', audience: compileAudience(model.audience, model.field, ask) };
    case 'call':
      return { kind: 'call', verb: model.verb, args: compileArguments(model.args, ask) };
    case 'literal':
    case 'dimension':
    case 'result':
      return model;
    default:
      return notRunnable(model.kind);
  }
}

function compilePart(model: TextPartModel, ask: Asker): TextPart {
  switch (model.kind) {
    case 'metric':
      return { kind: 'window', window: ask.window(model.use) };
    case 'lookUp':
      return { kind: 'lookUp', ...ask.lookUp(model) };
    case 'field':
      return { kind: 'field', ...ask.field(model) };
    case 'probe':
    case 'literal':
      return notRunnable(model.kind);
    default:
      return model;
  }
}
