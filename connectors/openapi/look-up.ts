import type { HttpResponse, LookedUp, LookUp } from '../connector.ts';
import { asked } from '../http/exchange.ts';
import type { OfferedLookup } from './offer.ts';
import { filledFor, requestOf } from './request.ts';
import type { ServiceSettings } from './service.ts';

/** How the service is asked whether an act was done: 2xx is yes, 404 and 410 are no, anything else says nothing. */
export function lookUpOf({ operation, takes, within }: OfferedLookup): LookUp<ServiceSettings> {
  return {
    appliedWithinMs: within * 1000,
    async ask(context) {
      const request = requestOf(
        operation,
        takes,
        {},
        filledFor(context, 'look-up'),
        context.settings.baseUrl,
      );
      if ('refused' in request) return { kind: 'unknown', reason: request.refused };
      return asked(request.url, lookedUp, context);
    },
  };
}

function lookedUp({ status }: HttpResponse): LookedUp {
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status === 404 || status === 410) return { kind: 'not-done' };
  return { kind: 'unknown', reason: `answered ${status}` };
}
