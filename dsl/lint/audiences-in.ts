import type { ArgumentModel, ArgumentValueModel } from '../model/argument.ts';

export type AudienceValue = Extract<ArgumentValueModel, { readonly kind: 'audience' }>;

/** The audiences that arguments name, at any depth, in the order written. */
export function audiencesIn(args: readonly ArgumentModel[]): readonly AudienceValue[] {
  const inValue = (value: ArgumentValueModel): readonly AudienceValue[] => {
    switch (value.kind) {
      case 'audience':
        return [value];
      case 'list':
        return value.of.flatMap(inValue);
      case 'call':
        return audiencesIn(value.args);
      case 'record':
        return audiencesIn(value.of);
      default:
        return [];
    }
  };
  return args.flatMap(({ value }) => inValue(value));
}
